import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  CASE_STATES,
  type CaseFacts,
  type CaseState,
  CLOSING_REASONS,
  NEXT_STATES,
  RECURRING_STATES,
  recurs,
  transition,
} from '../../../../src/domain/takedown/case-states.js';

const NOW = new Date('2026-11-25T12:00:00Z');
const daysAgo = (days: number): Date => new Date(NOW.getTime() - days * 86_400_000);

const everythingDone: CaseFacts = {
  state: 'verifying',
  completeDrafts: 1,
  sentFilings: 1,
  filedAt: daysAgo(10),
  actionAt: daysAgo(5),
  hasAction: true,
  looksSince: 12,
  quietLooks: 12,
  lastSeenAt: daysAgo(12),
  sightingsSince: 0,
  closingReason: 'removed',
};

const anyFacts: fc.Arbitrary<CaseFacts> = fc.record({
  state: fc.constantFrom(...CASE_STATES),
  completeDrafts: fc.nat(3),
  sentFilings: fc.nat(3),
  filedAt: fc.option(fc.integer({ min: 0, max: 30 }).map(daysAgo)),
  actionAt: fc.option(fc.integer({ min: 0, max: 30 }).map(daysAgo)),
  hasAction: fc.boolean(),
  looksSince: fc.nat(10),
  quietLooks: fc.nat(10),
  lastSeenAt: fc.option(fc.integer({ min: 0, max: 30 }).map(daysAgo)),
  sightingsSince: fc.nat(3),
  closingReason: fc.constantFrom(...CLOSING_REASONS),
});

const codeOf = (facts: CaseFacts, to: CaseState): string | null => {
  const answer = transition(facts, to, NOW);
  return answer.ok ? null : answer.code;
};

describe('the states of a case', () => {
  it('are all reached from a draft, by people and by what is seen again', () => {
    const reached = new Set<CaseState>(['draft']);
    for (const state of reached) {
      NEXT_STATES[state].forEach((next) => reached.add(next));
      if (RECURRING_STATES.includes(state)) reached.add('recurred');
    }
    expect([...reached].toSorted()).toEqual([...CASE_STATES].toSorted());
  });

  it('end in one that nobody can leave, and only in that one', () => {
    expect(CASE_STATES.filter((state) => NEXT_STATES[state].length === 0)).toEqual(['closed']);
  });

  it('all lead to the end, so that no case hangs for ever', () => {
    const leads = (state: CaseState, seen: readonly CaseState[] = []): boolean =>
      state === 'closed' || NEXT_STATES[state].some((next) => !seen.includes(next) && leads(next, [...seen, state]));
    expect(CASE_STATES.filter((state) => !leads(state))).toEqual([]);
  });

  it('allow no move that is not in the table, whatever the facts', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...CASE_STATES), (facts, to) => {
        const answer = transition(facts, to, NOW);
        return !answer.ok || NEXT_STATES[facts.state].includes(to);
      }),
    );
  });

  it('never lead to the end without an action in the note', () => {
    fc.assert(fc.property(anyFacts, (facts) => !transition({ ...facts, hasAction: false }, 'closed', NOW).ok));
    expect(codeOf({ ...everythingDone, hasAction: false }, 'closed')).toBe('MW-CASE-NO-ACTION');
    expect(codeOf(everythingDone, 'closed')).toBeNull();
  });

  it('never take absence alone for removal', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const answer = transition({ ...facts, closingReason: 'removed', actionAt: null }, 'closed', NOW);
        return !answer.ok;
      }),
    );
    expect(codeOf({ ...everythingDone, actionAt: null }, 'closed')).toBe('MW-CASE-ABSENCE');
  });

  it('say “not seen again” only after enough looks that could see, over enough time', () => {
    const quiet: CaseFacts = { ...everythingDone, actionAt: null, closingReason: 'not-seen-again' };
    expect(codeOf(quiet, 'closed')).toBeNull();
    expect(codeOf({ ...quiet, quietLooks: 2 }, 'closed')).toBe('MW-CASE-TOO-FEW-LOOKS');
    expect(codeOf({ ...quiet, filedAt: daysAgo(1) }, 'closed')).toBe('MW-CASE-TOO-FEW-LOOKS');
    expect(codeOf({ ...quiet, lastSeenAt: daysAgo(1) }, 'closed')).toBe('MW-CASE-TOO-FEW-LOOKS');
  });

  it('let nobody verify before somebody looked after the filing', () => {
    const filed: CaseFacts = { ...everythingDone, state: 'filed' };
    expect(codeOf({ ...filed, looksSince: 0 }, 'verifying')).toBe('MW-CASE-NO-LOOKS');
    expect(codeOf({ ...filed, sentFilings: 0 }, 'verifying')).toBe('MW-CASE-NO-LOOKS');
    expect(codeOf(filed, 'verifying')).toBeNull();
  });

  it('want a filing that left before a case is filed, and a complete draft before it is ready', () => {
    const draft: CaseFacts = { ...everythingDone, state: 'draft' };
    expect(codeOf({ ...draft, sentFilings: 0 }, 'filed')).toBe('MW-CASE-NOT-FILED');
    expect(codeOf({ ...draft, completeDrafts: 0 }, 'ready')).toBe('MW-CASE-NOT-READY');
    expect(codeOf(draft, 'ready')).toBeNull();
  });

  it('say what is possible instead', () => {
    expect(transition({ ...everythingDone, state: 'draft' }, 'verifying', NOW)).toMatchObject({
      ok: false,
      code: 'MW-CASE-STATE',
      message: expect.stringContaining('ready, filed, closed'),
    });
    expect(codeOf({ ...everythingDone, state: 'closed' }, 'draft')).toBe('MW-CASE-STATE');
    expect(codeOf(everythingDone, 'verifying')).toBe('MW-CASE-SAME-STATE');
  });

  it('turn to recurred where the ads were thought gone, and where nobody gave the case up', () => {
    expect(recurs('closed', 'removed', 1)).toBe(true);
    expect(recurs('verifying', null, 1)).toBe(true);
    expect(recurs('action-taken', null, 0)).toBe(false);
    expect(recurs('filed', null, 5)).toBe(false);
    expect(recurs('closed', 'mistaken', 5)).toBe(false);
    expect(recurs('closed', 'not-worth-it', 5)).toBe(false);
  });
});
