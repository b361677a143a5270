import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { auditWords } from '../../../../src/domain/audit/words.js';
import { shareOf } from '../../../../src/domain/audit/share.js';
import {
  type AuditCounts,
  breachShare,
  FEWEST_LOOKS,
  ranksOf,
  standingOf,
} from '../../../../src/domain/audit/standing.js';

const counted = (over: Partial<AuditCounts> = {}): AuditCounts => ({
  ...{ readable: 100, appeared: 10, besides: 0, breached: 0, undecided: 0, strikes: 0 },
  ...over,
});
const anyCounts = fc
  .record({
    readable: fc.nat(5000),
    appeared: fc.nat(5000),
    breached: fc.nat(5000),
    undecided: fc.nat(5),
    strikes: fc.nat(5),
  })
  .map(({ readable, appeared, breached, ...rest }) => {
    const seen = Math.min(appeared, readable);
    return { readable, besides: 0, appeared: seen, breached: Math.min(breached, seen), ...rest };
  });

describe('a share of looks', () => {
  it('lies in its range, which lies between nothing and all and narrows with more looks', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: 1, max: 1000 }), (seen, of) => {
        const one = shareOf(Math.min(seen, of), of);
        const more = shareOf(Math.min(seen, of) * 4, of * 4);
        if (one === null || more === null) throw new Error('a share of looks is known');
        expect(one.low).toBeGreaterThanOrEqual(0);
        expect(one.low).toBeLessThanOrEqual(one.share);
        expect(one.high).toBeGreaterThanOrEqual(one.share);
        expect(one.high).toBeLessThanOrEqual(1);
        expect(more.high - more.low).toBeLessThan(one.high - one.low);
      }),
    );
  });

  it('agrees with the figures of the literature: 81 of 263 (Newcombe 1998, method 3)', () => {
    const { low, high } = shareOf(81, 263) ?? { low: 0, high: 0 };
    expect([low, high]).toEqual([expect.closeTo(0.2553, 4), expect.closeTo(0.3662, 4)]);
  });

  it('of no looks is not known, and of three looks says next to nothing', () => {
    expect(shareOf(0, 0)).toBeNull();
    expect(shareOf(0, 3)?.high).toBeGreaterThan(0.5);
  });
});

describe('the standing of a partner', () => {
  it.each<[string, Partial<AuditCounts>, string]>([
    ['a confirmed breach, however few the looks', { readable: 2, appeared: 1, breached: 1 }, 'breaches'],
    ['a strike on a page that nobody counts', { strikes: 1 }, 'breaches'],
    ['something that a person has yet to decide', { undecided: 1 }, 'undecided'],
    ['few looks and nothing against it', { readable: FEWEST_LOOKS - 1 }, 'too-few-looks'],
    ['looks enough and nothing against it', { readable: FEWEST_LOOKS }, 'keeps-the-rules'],
    ['looks enough and never seen', { appeared: 0 }, 'not-seen'],
    [
      'looks enough, none of which saw it, and a page that was handed in',
      { appeared: 0, besides: 1 },
      'keeps-the-rules',
    ],
  ])('with %s', (_what, counts, standing) => {
    expect(standingOf(counted(counts))).toBe(standing);
  });
});

describe('places', () => {
  it('tell apart only whom the looks tell apart', () => {
    const often = counted({ breached: 60, appeared: 80 });
    const rarely = counted({ breached: 1 });
    const never = counted();
    expect(ranksOf([often, rarely, never])).toEqual([
      { best: 3, worst: 3, of: 3 },
      { best: 1, worst: 2, of: 3 },
      { best: 1, worst: 2, of: 3 },
    ]);
  });

  it('are given to nobody who was never seen', () => {
    expect(ranksOf([counted({ appeared: 0 }), counted()])).toEqual([null, { best: 1, worst: 1, of: 1 }]);
  });

  it('are given to nobody with too few looks, and count nobody without', () => {
    expect(ranksOf([counted({ readable: 3, appeared: 3 }), counted()])).toEqual([null, { best: 1, worst: 1, of: 1 }]);
    expect(breachShare(counted({ readable: 3 }))).toBeNull();
  });

  it('lie within the number of partners and do not hang on their order', () => {
    fc.assert(
      fc.property(fc.array(anyCounts, { maxLength: 12 }), (partners) => {
        const ranks = ranksOf(partners);
        expect(ranksOf(partners.toReversed())).toEqual(ranks.toReversed());
        for (const rank of ranks) {
          if (rank === null) continue;
          expect(rank.best).toBeGreaterThanOrEqual(1);
          expect(rank.worst).toBeGreaterThanOrEqual(rank.best);
          expect(rank.worst).toBeLessThanOrEqual(rank.of);
        }
      }),
    );
  });
});

describe('the sentences', () => {
  const said = (over: Partial<AuditCounts>): ReturnType<typeof auditWords> => {
    const counts = counted(over);
    const [rank = null] = ranksOf([counts]);
    return auditWords({ counts, standing: standingOf(counts), breachShare: breachShare(counts), rank });
  };

  it('never say of a partner that was seen that it was not', () => {
    expect(said({ appeared: 0, besides: 2 })).toMatchObject({
      standing: 'Keeps the rules',
      breaches: 'Seen on none of 100 looks, and besides on 2 pages that were aimed at or handed in.',
    });
    expect(said({ appeared: 0 })).toMatchObject({ standing: 'Not seen', breaches: 'Seen on none of 100 looks.' });
  });

  it('tell a share with its uncertainty, and of few looks that there is none', () => {
    expect(said({ breached: 8 }).breaches).toBe(
      'Breaches on 8 of 100 looks; the true share lies between 4.1% and 15%, nineteen times in twenty.',
    );
    expect(said({ readable: 3, breached: 1 }).breaches).toBe(
      'Breaches on 1 of 3 looks; a share is told from 30 looks on.',
    );
  });
});
