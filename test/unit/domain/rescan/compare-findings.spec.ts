import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Enforcement, VERDICTS } from '../../../../src/domain/detection/finding.js';
import { type ComparedFinding, compareFindings } from '../../../../src/domain/rescan/compare-findings.js';

const basis = { kind: 'engine-rule', reference: 'rule', text: 'A rule.', source: null, inForceFrom: null } as const;

function aFinding(what: Partial<ComparedFinding> = {}): ComparedFinding {
  return {
    ...{ id: 'a', brandId: 'nordlicht', partyId: 'suedlicht', violation: 'tm_copy', mark: 'NORDLICHT' },
    ...{ verdict: 'review', confidence: 0.5, spans: [], basis, exemption: null, explanation: 'It shows the mark.' },
    ...{ enforcement: null, broadMatch: null },
    ...what,
  };
}

const clause = (number: string) => ({ basis: { ...basis, reference: `Deal Finder ${number}` } });
const changes = (before: ComparedFinding[], after: ComparedFinding[]): string[] =>
  compareFindings(before, after).map(({ change }) => change);

describe('findings before and after', () => {
  it('are the same when a reader could not tell them apart', () => {
    expect(changes([aFinding()], [aFinding({ id: 'of another version' })])).toEqual(['same']);
  });

  it('differ in their reasons when the verdict stays', () => {
    expect(changes([aFinding()], [aFinding({ confidence: 0.6 })])).toEqual(['reasons']);
    expect(changes([aFinding()], [aFinding({ explanation: 'It shows “Nordlicht”.' })])).toEqual(['reasons']);
    const acts: Enforcement = {
      ...{ engine: 'google', stance: 'acts', reference: 'rule', text: 'It acts.', source: null, inForceFrom: null },
    };
    expect(changes([aFinding()], [aFinding({ enforcement: acts })])).toEqual(['reasons']);
    expect(changes([aFinding()], [aFinding({ broadMatch: { low: 0.3, high: 0.8 } })])).toEqual(['reasons']);
    const span = { field: 'title', start: 0, end: 9, text: 'Nordlicht', via: 'exact' } as const;
    expect(changes([aFinding()], [aFinding({ spans: [span] })])).toEqual(['reasons']);
  });

  it('differ in their verdict first of all', () => {
    expect(changes([aFinding()], [aFinding({ verdict: 'allowed', exemption: 'permit' })])).toEqual(['verdict']);
  });

  it('come and go where the other side has none about the same party, mark and violation', () => {
    expect(changes([], [aFinding()])).toEqual(['new']);
    expect(changes([aFinding()], [])).toEqual(['gone']);
    expect(changes([aFinding()], [aFinding({ partyId: 'somebody else' })]).toSorted()).toEqual(['gone', 'new']);
  });

  it('are paired by the clause that they rest on where there are several', () => {
    const before = [aFinding({ id: '1', ...clause('4.2') }), aFinding({ id: '2', ...clause('4.3') })];
    const after = [
      aFinding({ id: '3', ...clause('4.3'), verdict: 'violation' }),
      aFinding({ id: '4', ...clause('4.2') }),
    ];
    const pairs = compareFindings(before, after).map((pair) => [pair.before?.id, pair.after?.id, pair.change]);
    expect(pairs.toSorted()).toEqual([
      ['1', '4', 'same'],
      ['2', '3', 'verdict'],
    ]);
  });

  const some = fc.uniqueArray(
    fc.record({
      id: fc.uuid(),
      mark: fc.constantFrom('NORDLICHT', null),
      verdict: fc.constantFrom(...VERDICTS),
      explanation: fc.constantFrom('one', 'another'),
      reference: fc.constantFrom('4.2', '4.3'),
    }),
    { selector: ({ id }) => id, maxLength: 8 },
  );
  const made = (rows: { id: string; reference: string }[]): ComparedFinding[] =>
    rows.map(({ reference, ...row }) => aFinding({ ...row, ...clause(reference) }));

  it('are each in exactly one pair, whatever order they come in', () => {
    fc.assert(
      fc.property(some, some, (left, right) => {
        const [before, after] = [made(left), made(right)];
        const pairs = compareFindings(before, after);
        expect(pairs.flatMap((pair) => pair.before?.id ?? []).toSorted()).toEqual(
          before.map(({ id }) => id).toSorted(),
        );
        expect(pairs.flatMap((pair) => pair.after?.id ?? []).toSorted()).toEqual(after.map(({ id }) => id).toSorted());
        expect(compareFindings(before.toReversed(), after.toReversed())).toEqual(pairs);
      }),
    );
  });

  it('are all the same when nothing changed', () => {
    fc.assert(
      fc.property(some, (rows) => {
        const findings = made(rows);
        expect(changes(findings, findings).every((change) => change === 'same')).toBe(true);
      }),
    );
  });
});
