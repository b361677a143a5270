import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type Confirmation,
  escalationOf,
  type EscalationRule,
  strikesOf,
} from '../../../../src/domain/audit/strikes.js';

const on = (day: string, ...clauses: string[]): Confirmation => ({
  at: `${day}T10:00:00.000Z`,
  clauses: clauses.length === 0 ? ['4.2'] : clauses,
});
const rule = (over: Partial<EscalationRule> = {}): EscalationRule => ({
  ...{ graceDays: 0, lapseDays: null },
  steps: [
    { strikes: 3, do: 'end' },
    { strikes: 1, do: 'warn' },
  ],
  ...over,
});
const history = fc
  .array(fc.record({ day: fc.nat(400), clauses: fc.subarray(['4.2', '4.3', '5'], { minLength: 1 }) }), {
    maxLength: 30,
  })
  .map((list) =>
    list
      .toSorted((a, b) => a.day - b.day)
      .map(({ day, clauses }) => ({ at: new Date(Date.UTC(2026, 0, 1 + day)).toISOString(), clauses })),
  );

describe('strikes', () => {
  it('are one for lines of a clause that were confirmed together, and one for each clause', () => {
    expect(strikesOf([on('2026-01-01'), on('2026-01-01'), on('2026-01-01', '4.3')], 0)).toEqual([true, false, true]);
  });

  it('come again on the day on which the grace has ended, and not before', () => {
    const days = ['2026-01-01', '2026-01-14', '2026-01-15', '2026-01-28', '2026-01-29'].map((day) => on(day));
    expect(strikesOf(days, 14)).toEqual([true, false, true, false, true]);
  });

  it('are one for all the clauses of a line, and another where one of its clauses is not within its grace', () => {
    const confirmed = [on('2026-01-01', '4.2', '4.3'), on('2026-01-05', '4.3'), on('2026-01-06', '4.3', '5')];
    expect(strikesOf(confirmed, 14)).toEqual([true, false, true]);
    // The grace of 4.3 runs from the first of January still.
    expect(strikesOf([...confirmed, on('2026-01-15', '4.3')], 14).at(-1)).toBe(true);
  });

  it('begin with the first confirmation, and none is passed over but for an earlier one of its clauses within the grace', () => {
    fc.assert(
      fc.property(history, fc.nat(60), (confirmed, grace) => {
        const strikes = strikesOf(confirmed, grace);
        expect(strikes[0] ?? true).toBe(true);
        strikes.forEach((counted, i) => {
          const { at, clauses } = confirmed[i] as Confirmation;
          const before = confirmed.slice(0, i).filter((_, j) => strikes[j]);
          const since = before
            .filter((other) => other.clauses.some((clause) => clauses.includes(clause)))
            .map((other) => Date.parse(at) - Date.parse(other.at));
          // What is no strike has one of its own clauses behind it, near enough.
          if (!counted) expect(Math.min(...since)).toBeLessThan(Math.max(1, grace * 86_400_000));
        });
      }),
    );
  });
});

describe('the rule of an agreement', () => {
  const strikes = ['2026-01-01T00:00:00Z', '2026-03-01T00:00:00Z', '2026-06-01T00:00:00Z'];

  it('says which step is reached and which comes next, in whichever order the steps stand', () => {
    expect(escalationOf([], rule(), '2026-07-01T00:00:00Z')).toEqual({
      ...{ counting: 0, reached: null },
      next: { strikes: 1, do: 'warn' },
    });
    expect(escalationOf(strikes.slice(0, 2), rule(), '2026-07-01T00:00:00Z')).toEqual({
      ...{ counting: 2, reached: { strikes: 1, do: 'warn' } },
      next: { strikes: 3, do: 'end' },
    });
    expect(escalationOf(strikes, rule(), '2026-07-01T00:00:00Z')).toMatchObject({ reached: { do: 'end' }, next: null });
  });

  it('counts no strike that has lapsed or is still to come', () => {
    const lapsing = rule({ lapseDays: 90 });
    expect(escalationOf(strikes, lapsing, '2026-03-31T23:59:59Z').counting).toBe(2);
    expect(escalationOf(strikes, lapsing, '2026-04-01T00:00:00Z').counting).toBe(1);
    expect(escalationOf(strikes, lapsing, '2026-06-01T00:00:00Z').counting).toBe(1);
  });

  it('never has the next step at or below the strikes that count', () => {
    fc.assert(
      fc.property(history, fc.nat(400), fc.nat(20), (confirmed, lapse, least) => {
        const said = escalationOf(
          confirmed.map(({ at }) => at),
          rule({ lapseDays: lapse + 1, steps: [1, 4, 9].map((step) => ({ strikes: step + least, do: `${step}` })) }),
          '2027-03-01T00:00:00Z',
        );
        expect(said.counting).toBeLessThanOrEqual(confirmed.length);
        expect(said.reached?.strikes ?? 0).toBeLessThanOrEqual(said.counting);
        expect(said.next?.strikes ?? Infinity).toBeGreaterThan(said.counting);
      }),
    );
  });
});
