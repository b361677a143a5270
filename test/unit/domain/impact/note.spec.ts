import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RELATIONS, VERDICTS, VIOLATIONS } from '../../../../src/domain/detection/finding.js';
import { SITUATIONS } from '../../../../src/domain/impact/inputs.js';
import { draftNote } from '../../../../src/domain/impact/note.js';
import {
  incidentOf,
  type NoteFacts,
  type NoteLine,
  type SeenMarket,
} from '../../../../src/domain/impact/note-facts.js';

const line: NoteLine = {
  violation: 'competitor_copy',
  verdict: 'violation',
  explanation: 'The competitor Südlicht uses “Nordlicht” in its title on google: a violation.',
  promise: null,
  clause: null,
};
const market: SeenMarket = {
  market: 'DE',
  engines: ['google'],
  days: 8,
  looks: { how: 'scheduled', seen: 7, of: 40 },
  lookedFrom: '2026-11-18',
  lookedTo: '2026-11-25',
  couldNotLook: 2,
  otherSearches: 0,
  handedIn: 1,
  seenOn: ['2026-11-18', '2026-11-19'],
  bestPosition: 1,
  situations: { 'own-ad-below': 6, 'no-own-ad': 1 },
};
function facts(change: Partial<NoteFacts> = {}): NoteFacts {
  return {
    brand: 'Nordlicht',
    party: { name: 'Südlicht', domain: 'suedlicht.example', relation: 'competitor' },
    lines: [line],
    markets: [market],
    today: '2026-11-25',
    locale: 'en-GB',
    ...change,
  };
}

describe('what was seen', () => {
  it('is told as so many of so many looks, since when, and on which days', () => {
    const { seen } = draftNote(facts());
    expect(seen).toContain(
      'On Google in Germany an ad of Südlicht (suedlicht.example) stood on 7 of 40 looks at searches for Nordlicht, taken by schedule from 18 November 2026 to 25 November 2026.',
    );
    expect(seen).toContain('2 further looks could not be read, so nothing is known of them.');
    expect(seen).toContain('1 capture handed in shows it too and is not counted: somebody chose it.');
    expect(seen).toContain('Seen on 18 November 2026 and 19 November 2026.');
    expect(seen).toContain('Of the 7 pages with it, the brand’s own ad was missing on 1 and stood below it on 6.');
  });

  it('says that captures handed in do not tell how often', () => {
    const { seen } = draftNote(
      facts({ markets: [{ ...market, looks: null, lookedFrom: null, lookedTo: null, couldNotLook: 0, handedIn: 3 }] }),
    );
    expect(seen).toContain(
      'stands on 3 captures handed in. No look at searches for Nordlicht was taken by schedule, so nobody can say how often',
    );
  });
});

describe('an incident of which nothing counts any more', () => {
  it('says so', () => {
    expect(draftNote(facts({ lines: [], markets: [] })).seen).toBe(
      'No sighting of Südlicht (suedlicht.example) counts any more: what was found was dismissed or permitted.',
    );
  });
});

describe('what it does to customers', () => {
  it('names the stage, the harm, the effort and what they may ask', () => {
    const { means } = draftNote(facts());
    expect(means).toMatch(/^While searching: Customers who look for the brand are led to a rival/);
    expect(means).toContain('Effort: ');
    expect(means).toContain('What the service team may hear next (expected, not counted): “Is this the same product?”');
  });

  it('names the gap where a promise is contradicted', () => {
    const broken: NoteLine = { ...line, violation: 'promise_conflict', promise: 'never more than 30 % off' };
    expect(draftNote(facts({ lines: [broken] })).means).toContain(
      'Expectation gap: customers are told “never more than 30 % off” by Nordlicht, and something else by this ad.',
    );
  });
});

describe('what to do', () => {
  it('asks of each role what it can do, on a weekday', () => {
    expect(draftNote(facts()).actions).toEqual([
      {
        who: 'legal',
        what: 'Check the registration and file the complaint about Südlicht (suedlicht.example) on Google in Germany.',
        dueOn: '2026-11-30',
      },
      {
        who: 'ppc-manager',
        what: 'Find out why the brand’s own ad was missing on Google in Germany (budget, hours, disapproval) and show it on brand searches.',
        dueOn: '2026-11-27',
      },
    ]);
  });

  it('goes to the partner before any complaint, with the clause', () => {
    const breach: NoteLine = { ...line, violation: 'terms_breach', clause: 'Deal Finder 4.2' };
    const party = { name: 'Deal Finder', domain: 'dealfinder.example', relation: 'affiliate' } as const;
    const [first] = draftNote(facts({ lines: [breach], party })).actions;
    expect(first?.who).toBe('partner-manager');
    expect(first?.what).toContain('quote Deal Finder 4.2');
    expect(draftNote(facts({ lines: [breach], party })).means).toContain(
      'the sale is not lost but costs its commission',
    );
  });

  it('is never nothing, addresses each role once, and is due on a weekday after today', () => {
    const anyLine = fc.record({
      violation: fc.constantFrom(...VIOLATIONS),
      verdict: fc.constantFrom(...VERDICTS),
      explanation: fc.string(),
      promise: fc.option(fc.string()),
      clause: fc.option(fc.string()),
    });
    const anyMarket = fc.record({
      situations: fc.dictionary(fc.constantFrom(...SITUATIONS), fc.nat(20)),
      market: fc.constantFrom('DE', 'JP', 'x!', null),
      engines: fc.array(fc.string()),
    });
    fc.assert(
      fc.property(
        fc.array(anyLine, { maxLength: 5 }),
        fc.array(anyMarket, { maxLength: 3 }),
        fc.constantFrom(...RELATIONS),
        fc.option(fc.string()),
        fc.integer({ min: 0, max: 400 }),
        (lines, markets, relation, name, later) => {
          const today = new Date(Date.UTC(2026, 0, 1 + later)).toISOString().slice(0, 10);
          const party = { name, domain: null, relation };
          const draft = draftNote(
            facts({ lines, party, today, markets: markets.map((change) => ({ ...market, ...change })) }),
          );
          expect(draft.actions.length).toBeGreaterThan(0);
          expect(new Set(draft.actions.map(({ who }) => who)).size).toBe(draft.actions.length);
          for (const { dueOn } of draft.actions) {
            expect(dueOn > today).toBe(true);
            expect([0, 6]).not.toContain(new Date(`${dueOn}T00:00:00Z`).getUTCDay());
          }
          expect(draft.factors.some(({ controllable }) => controllable)).toBe(true);
          // Nothing hostile steers the sentence that it stands in.
          expect(draft.seen + draft.cause).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u0000-\u0009]/);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a factor', () => {
  it('is marked as the brand’s to change or not, with a word of why', () => {
    const { factors } = draftNote(facts());
    expect(factors.map(({ text, controllable }) => `${controllable ? 'yes' : 'no'} ${text}`)).toEqual([
      'yes Where the brand’s own ad stands, and whether it is shown at all',
      'yes What the service team answers when customers ask',
      'no Whether the advertiser goes on bidding',
      'no How Google arranges its results, and when it acts on a complaint',
    ]);
    expect(factors.every(({ why }) => why !== '')).toBe(true);
  });

  it('names the cause by how the brand’s own ad stood', () => {
    expect(draftNote(facts()).cause).toBe('an ad of Südlicht (suedlicht.example) stands above Nordlicht’s own');
    expect(draftNote(facts({ markets: [{ ...market, situations: { 'no-own-ad': 7 } }] })).cause).toContain(
      'own is missing',
    );
  });
});

describe('the kind of incident', () => {
  it.each([
    ['takes the place of the brand’s own ad where one line is a hijack', ['tm_copy', 'ad_hijack'], 'hijack'],
    ['leads visitors away where none is', ['tm_copy', 'direct_link'], 'diversion'],
    ['leads visitors away where nothing is on record', [], 'diversion'],
  ] as const)('%s', (_what, violations, expected) => {
    expect(incidentOf(violations.map((violation) => ({ violation })))).toBe(expected);
  });
});
