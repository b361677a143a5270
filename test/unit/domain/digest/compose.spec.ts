import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { composeDigest, type DigestFrame } from '../../../../src/domain/digest/compose.js';
import {
  type DigestContent,
  digestContent,
  MOST_HEADLINES,
  MOST_LISTED,
} from '../../../../src/domain/digest/content.js';
import { coverageChartWords, misuseChartWords } from '../../../../src/domain/digest/chart-words.js';
import type { DigestFacts } from '../../../../src/domain/digest/facts.js';
import { compared, named, writerFor } from '../../../../src/domain/digest/words.js';
import { aFullWeek, aWeek, incident, looks, partner } from '../../../support/digest-facts.js';

const FRAME: DigestFrame = {
  week: '2026-W47',
  role: 'ppc-manager',
  organisation: 'Nordlicht GmbH',
  timeZone: 'Europe/Berlin',
  locale: 'en-GB',
  now: new Date('2026-11-23T06:00:00Z'),
};
const compose = (facts: DigestFacts, frame: Partial<DigestFrame> = {}): DigestContent =>
  composeDigest(facts, { ...FRAME, ...frame });
const allText = (content: DigestContent): string =>
  JSON.stringify([content.coverage, content.findings, content.policies, content.partners, content.waiting]);

describe('how much was looked at', () => {
  it('comes before any finding: in the order of the parts, in the subject and in the preheader', () => {
    const content = compose(aFullWeek());
    expect(Object.keys(content).indexOf('coverage')).toBeLessThan(Object.keys(content).indexOf('findings'));
    expect(content.subject).toBe('Week 47: 412 of 500 looks could see, misuse in 67 of them, at least €1,200 at risk');
    expect(content.preheader).toMatch(/^412 of 500 looks could see the results page/);
  });

  it('names each blind spell with provider, days and reason', () => {
    const { lines } = compose(aFullWeek()).coverage;
    expect(lines[0]?.text).toBe(
      'SerpApi could not see in 61 looks from 18 Nov 2026 to 19 Nov 2026: The account has run out of searches; it was refused until the plan was renewed.',
    );
    expect(lines.map(({ text }) => text)).toContain('3 looks of this week have not ended yet.');
    expect(lines.map(({ text }) => text)).toContain('No look ended for 1 of 6 watches: Nordlicht vouchers in Austria.');
  });

  it('calls a week in which nobody looked silent, and never clean', () => {
    const content = compose(aWeek({ looks: looks() }));
    expect(content.coverage.tone).toBe('silent');
    expect(content.subject).toBe('Week 47: nobody looked');
    expect(content.coverage.summary).toContain('not a clean week');
    expect(content.findings.summary).toBe(
      'No look could see a results page, so nobody knows whether there was misuse.',
    );
  });

  it('calls a week in which no look could see blind, and never clean', () => {
    const content = compose(aWeek({ looks: looks({ blocked: 30, refused: 10 }) }));
    expect(content.coverage.tone).toBe('blind');
    expect(content.subject).toBe('Week 47: none of 40 looks could see');
    expect(allText(content)).not.toMatch(/No misuse was seen/);
  });

  it('is sound only when every look could see, none is missing and every watch was looked at', () => {
    expect(compose(aWeek()).coverage.tone).toBe('sound');
    expect(compose(aWeek({ notTaken: 1 })).coverage.tone).toBe('partial');
    expect(compose(aWeek({ silentWatches: ['one'] })).coverage.tone).toBe('partial');
    expect(compose(aWeek({ looks: looks({ ads: 99, failed: 1 }) })).coverage.tone).toBe('partial');
  });

  it('says beside “none seen” in how many looks, and what so many can miss', () => {
    expect(compose(aWeek()).findings.summary).toBe(
      'No misuse was seen in the 40 looks that could see the results page. Independent looks, that many, miss an ad shown in one of 20 searches about once in 8 times.',
    );
    expect(compose(aWeek({ looks: looks({ noAds: 3 }) })).findings.summary).toContain(
      'too few looks to conclude anything',
    );
  });
});

describe('the findings', () => {
  it('go number, likely cause, customers, action, and say whether it was taken', () => {
    const [first, second] = compose(aFullWeek()).findings.items;
    expect(first).toEqual({
      number:
        'At least €1,200 at risk, perhaps €5,800 (estimate): suedlicht.example in 61 of 180 looks for Nordlicht on Google in Germany (about twice as many as the week before, 34).',
      cause: 'The competitor Südlicht uses the mark “Nordlicht” in the title of its ad.',
      means: expect.stringContaining('led to a rival'),
      action: 'Case 7: Filed; the answer is awaited (last step on 18 Nov 2026).',
      taken: true,
      link: '/cases/01a202d7-9521-760f-9785-919e0398c102',
    });
    expect(second).toMatchObject({
      taken: false,
      action: expect.stringMatching(/^Write to the partner, quote the clause/),
    });
  });

  it('put the largest lower bound of money first, then what was seen in most looks for certain', () => {
    const items = compose(
      aWeek({
        incidents: [
          incident({ id: 'a1', party: 'one-of-one.example', seenIn: 1, lookedIn: 1 }),
          incident({ id: 'a2', party: 'twelve.example', seenIn: 12, lookedIn: 13 }),
          incident({ id: 'a3', party: 'cheap.example', money: { low: 90, high: 90_000, currency: 'EUR' } }),
          incident({ id: 'a4', party: 'dear.example', money: { low: 900, high: 1_000, currency: 'EUR' } }),
        ],
      }),
    ).findings.items.map(({ number }) => /(\S+\.example)/.exec(number)?.[1]);
    expect(items).toEqual(['dear.example', 'cheap.example', 'twelve.example']);
  });

  it('tell aimed looks apart from those that tell how often customers would have met the ad', () => {
    const number = (over: object) => compose(aWeek({ incidents: [incident(over)] })).findings.items[0]?.number;
    expect(number({ seenBesides: 3 })).toBe(
      'suedlicht.example in 12 of 40 looks for Nordlicht on Google in Germany (up from 4 the week before); besides in 3 looks that tell no share, because they went where it was expected.',
    );
    expect(number({ seenIn: 0, lookedIn: 0, seenBefore: 0, seenBesides: 1 })).toBe(
      'suedlicht.example for Nordlicht on Google in Germany, in 1 look that tells no share, because it went where it was expected.',
    );
  });

  it('propose the open action with who and by when', () => {
    const action = { what: 'Raise the bid on the brand', who: 'ppc-manager', dueOn: '2026-11-27' };
    const content = compose(aWeek({ incidents: [incident({ kind: 'case', number: 3, state: 'draft', action })] }));
    expect(content.findings.items[0]?.action).toBe('Case 3: Raise the bid on the brand (PPC manager, by 27 Nov 2026).');
  });

  it('show how a look-alike address is really written', () => {
    const content = compose(aWeek({ incidents: [incident({ party: 'nordlіcht.example' })] }));
    expect(content.findings.items[0]?.number).toMatch(/^nordlіcht\.example \(xn--nordlcht-[a-z0-9]+\.example\) in /);
  });
});

describe('policies, partners and what waits', () => {
  it('do not say that nothing changed in policies that nobody could read', () => {
    const unread = [{ name: 'Awin terms', reason: 'The page asks for a log-in.' }];
    const some = compose(aWeek({ policyDocuments: 3, policiesRead: 2, unreadPolicies: unread }));
    expect(some.policies.summary).toBe('No change in the 2 of 3 tracked policies that could be read.');
    expect(some.policies.lines[0]?.text).toContain('Whether it changed is not known');
    const none = compose(aWeek({ policyDocuments: 1, policiesRead: 0, unreadPolicies: unread }));
    expect(none.policies.summary).toContain('nothing can be said');
  });

  it('name loyal partners, accuse nobody by name, and praise nobody in a blind week', () => {
    const partners = [partner(), partner({ name: 'Code Monster', confirmed: 1 }), partner({ name: 'Bonus', open: 1 })];
    const { partners: told } = compose(aWeek({ partners }));
    expect(told.summary).toBe(
      'Of 3 partners with an agreement in force, 1 kept the rules in 40 looks; 1 broke its terms and 1 waits for a decision.',
    );
    expect(told.lines).toHaveLength(1);
    expect(JSON.stringify(told)).not.toMatch(/Code Monster|Bonus/);
    const blind = compose(aWeek({ partners, looks: looks({ failed: 5 }) })).partners;
    expect(blind.lines).toEqual([]);
    expect(blind.summary).toContain('nothing can be said');
  });

  it('say what waits with its age, and which actions are overdue', () => {
    expect(compose(aFullWeek()).waiting.lines.map(({ text }) => text)).toEqual([
      '4 alerts wait for a decision, the oldest for 10 days.',
      '1 case waits for its next step, the oldest for 2 days.',
      '1 notice did not arrive for certain; look and decide whether to send again.',
      'Overdue since 19 Nov 2026: Ask Deal Finder for a negative keyword (case 7).',
    ]);
    expect(compose(aWeek()).waiting.summary).toBe('Nothing waits for you.');
  });
});

describe('words', () => {
  const write = writerFor('en', 'UTC');

  it.each([
    [5, 5, 'as many as the week before'],
    [3, 0, 'none the week before'],
    [0, 3, 'down from 3 the week before'],
    [3, 2, 'up from 2 the week before'],
    [210, 100, 'about twice as many as the week before, 100'],
    [104, 100, 'about as many as the week before, 100'],
    [30, 100, 'less than half as many as the week before, 100'],
  ])('compare %d with %d as “%s”, never by a percentage', (now, before, words) => {
    expect(compared(now, before, write)).toBe(words);
  });

  it('isolate names that run from right to left, and take out what hides or reorders', () => {
    expect(named('شركة الضوء')).toBe('\u2068شركة الضوء\u2069');
    expect(named('Nord\u202elicht\r\nBcc: x@y')).toBe('Nord licht Bcc: x@y');
  });

  it('write money rounded down, so that nothing is overstated', () => {
    expect(write.money(1299.9, 'EUR')).toBe('€1,200');
    expect(write.money(99.9, 'EUR')).toBe('€99');
    expect(write.money(5, 'not a currency')).toBe('5 not a cur…');
  });

  it('say of each chart what it shows', () => {
    const content = compose(aFullWeek());
    expect(coverageChartWords(content).alternative).toContain('Wed 0 and 76 that could not see; Thu nobody looked');
    expect(misuseChartWords(content).alternative).toContain('W42 no look could see; W43 31 of 342');
  });
});

describe('any week', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.constantFrom('<script>alert(1)</script>', 'a\r\nBcc: x@y.example', '\u202eevil', 'שלום', '%s ${x}', ''),
  );
  const count = fc.integer({ min: 0, max: 2000 });
  const counts = fc.record({ ads: count, noAds: count, blocked: count, failed: count, refused: count });
  const sometimesNone = fc.oneof(
    counts,
    fc.constant(looks()),
    counts.map((c) => ({ ...c, ads: 0, noAds: 0 })),
  );
  const facts = fc
    .record({
      looks: sometimesNone,
      looksBefore: counts,
      notTaken: count,
      incidents: fc.array(
        fc.record({
          party: hostile,
          brand: hostile,
          explanation: hostile,
          low: fc.option(fc.double({ min: 0, max: 1e12, noNaN: true })),
          currency: fc.oneof(hostile, fc.constant('EUR')),
          seenIn: count,
          lookedIn: count,
          seenBesides: count,
          seenBefore: count,
          verdict: fc.constantFrom('violation' as const, 'review' as const),
        }),
        { maxLength: 12 },
      ),
      partners: fc.array(
        fc.record({ name: hostile, seenIn: count, confirmed: fc.constantFrom(0, 2), open: fc.constantFrom(0, 1) }),
        { maxLength: 9 },
      ),
      policies: fc.array(fc.record({ name: hostile, summary: hostile }), { maxLength: 9 }),
      silentWatches: fc.array(hostile, { maxLength: 9 }),
      message: hostile,
    })
    .map(({ looks: now, looksBefore, notTaken, incidents, partners, policies, silentWatches, message }) =>
      aWeek({
        looks: now,
        looksBefore,
        notTaken,
        silentWatches,
        watches: silentWatches.length,
        blind: [
          {
            provider: message,
            code: message,
            message,
            looks: 4,
            firstAt: '2026-11-18T03:00:00.000Z',
            lastAt: '2026-11-18T03:00:00.000Z',
          },
        ],
        // Misuse can only be where a look could see.
        incidents:
          now.ads + now.noAds === 0
            ? []
            : incidents.map(({ low, currency, ...rest }, at) =>
                incident({ ...rest, id: `i${at}`, money: low === null ? null : { low, high: low * 3, currency } }),
              ),
        partners: partners.map((over) => partner(over)),
        policies: policies.map((over, at) => ({
          documentId: `d${at}`,
          at: '2026-11-18T03:00:00.000Z',
          wordsAdded: 1,
          wordsRemoved: 0,
          ...over,
        })),
        policyDocuments: policies.length,
        policiesRead: policies.length,
      }),
    );

  it('fits one screen, is the same for the same facts, and fits its schema', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom('ppc-manager' as const, 'partner-manager' as const), (week, role) => {
        const content = compose(week, { role });
        expect(content.findings.items.length + content.findings.more).toBe(week.incidents.length);
        expect(content.findings.items.length).toBeLessThanOrEqual(MOST_HEADLINES);
        expect(content.partners.lines.length).toBeLessThanOrEqual(MOST_LISTED);
        expect(content.policies.lines.length).toBeLessThanOrEqual(2 * MOST_LISTED);
        expect(allText(content).length).toBeLessThan(12_000);
        expect(compose(week, { role })).toEqual(content);
        expect(digestContent.safeParse(content).error).toBeUndefined();
      }),
    );
  });

  it('never says that nothing was found without the looks beside it', () => {
    fc.assert(
      fc.property(facts, (week) => {
        const content = compose(week);
        const seen = week.looks.ads + week.looks.noAds;
        const claims = content.findings.summary.match(/No misuse was seen in the ([\d,]+) looks?/);
        if (seen === 0) {
          expect(claims).toBeNull();
          expect(content.subject).toMatch(/nobody looked|could see/);
          expect(content.subject).not.toMatch(/misuse/);
        } else if (week.incidents.length === 0) expect(claims?.[1]?.replaceAll(',', '')).toBe(String(seen));
      }),
    );
  });

  it('lets no hostile text into the subject, and none that reorders or breaks lines into any other', () => {
    fc.assert(
      fc.property(facts, hostile, (week, organisation) => {
        const content = compose(week, { organisation });
        expect(content.subject).toMatch(/^Week 47: [\w ,€.¤-]+$/u);
        expect(JSON.stringify(content)).not.toMatch(/[\u0000-\u001f\u202a-\u202e\u2066\u2067]|\\[nrt]|\\u00/);
      }),
    );
  });

  it('is written whatever the locale says', () => {
    for (const locale of ['de', 'ar-EG', 'hi', 'th-TH-u-ca-buddhist', 'zz', 'not a locale']) {
      expect(compose(aFullWeek(), { locale }).coverage.tone).toBe('partial');
    }
  });
});
