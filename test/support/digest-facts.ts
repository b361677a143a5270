import type { DigestFacts, IncidentFact, LookCounts, PartnerFact } from '../../src/domain/digest/facts.js';

/** Looks by how they ended; none unless said. */
export const looks = (counts: Partial<LookCounts> = {}): LookCounts => ({
  ads: 0,
  noAds: 0,
  blocked: 0,
  failed: 0,
  refused: 0,
  ...counts,
});

/** A competitor's ad with the mark in its title, seen in 12 of 40 looks. */
export const incident = (over: Partial<IncidentFact> = {}): IncidentFact => ({
  kind: 'alert',
  id: '01a202d7-9521-760f-9785-919e0398c101',
  number: null,
  brand: 'Nordlicht',
  party: 'suedlicht.example',
  relation: 'competitor',
  engine: 'google',
  country: 'DE',
  verdict: 'violation',
  violation: 'competitor_copy',
  explanation: 'The competitor Südlicht uses the mark “Nordlicht” in the title of its ad.',
  seenIn: 12,
  lookedIn: 40,
  seenBesides: 0,
  seenBefore: 4,
  money: null,
  state: 'open',
  done: null,
  action: null,
  ...over,
});

export const partner = (over: Partial<PartnerFact> = {}): PartnerFact => ({
  name: 'Deal Finder',
  brand: 'Nordlicht',
  since: '2026-01-01',
  seenIn: 4,
  confirmed: 0,
  open: 0,
  ...over,
});

/** A week in which 40 looks saw and nothing was found; override what the test is about. */
export const aWeek = (over: Partial<DigestFacts> = {}): DigestFacts => ({
  looks: looks({ ads: 25, noAds: 15 }),
  looksBefore: looks({ ads: 24, noAds: 14 }),
  notTaken: 0,
  days: ['16', '17', '18', '19', '20', '21', '22'].map((day) => ({
    day: `2026-11-${day}`,
    ...looks({ ads: 4, noAds: 2 }),
  })),
  blind: [],
  watches: 2,
  silentWatches: [],
  incidents: [],
  weeks: [40, 41, 42, 43, 44, 45, 46, 47].map((week) => ({ week: `2026-W${week}`, seen: 40, misuse: 0 })),
  policies: [],
  policyDocuments: 0,
  policiesRead: 0,
  unreadPolicies: [],
  partners: [],
  waiting: { alerts: 0, oldestAlertAt: null, cases: 0, oldestCaseAt: null, filings: 0, actions: [] },
  ...over,
});

/** A week with something in every part. */
export const aFullWeek = (): DigestFacts =>
  aWeek({
    looks: looks({ ads: 260, noAds: 152, blocked: 61, failed: 12, refused: 15 }),
    looksBefore: looks({ ads: 301, noAds: 172, failed: 2 }),
    days: ['16', '17', '18', '19', '20', '21', '22'].map((day, at) => ({
      day: `2026-11-${day}`,
      ...(at === 2
        ? looks({ blocked: 61, refused: 15 })
        : at === 3
          ? looks()
          : looks({ ads: 52, noAds: 30, failed: at })),
    })),
    blind: [
      {
        provider: 'serpapi',
        code: 'no-credit',
        message: 'The account has run out of searches; it was refused until the plan was renewed.',
        looks: 61,
        firstAt: '2026-11-18T03:00:00.000Z',
        lastAt: '2026-11-19T21:00:00.000Z',
      },
      {
        provider: 'dataforseo',
        code: 'budget',
        message: 'The monthly budget of 2,000 looks was used up.',
        looks: 15,
        firstAt: '2026-11-18T03:00:00.000Z',
        lastAt: '2026-11-18T21:00:00.000Z',
      },
    ],
    notTaken: 3,
    watches: 6,
    silentWatches: ['Nordlicht vouchers in Austria'],
    incidents: [
      incident({
        kind: 'case',
        id: '01a202d7-9521-760f-9785-919e0398c102',
        number: 7,
        seenIn: 61,
        lookedIn: 180,
        seenBefore: 34,
        money: { low: 1234, high: 5810, currency: 'EUR' },
        state: 'filed',
        done: { what: 'filed', at: '2026-11-18T10:00:00.000Z' },
      }),
      incident({
        id: '01a202d7-9521-760f-9785-919e0398c103',
        party: 'dealfinder.example',
        relation: 'affiliate',
        violation: 'terms_breach',
        explanation:
          'The partner Deal Finder was shown on the query “nordlicht gutschein”, which clause 4.2 of its agreement rules out.',
        seenIn: 9,
        lookedIn: 96,
        seenBefore: 0,
        engine: 'bing',
      }),
      incident({
        id: '01a202d7-9521-760f-9785-919e0398c104',
        party: 'نور الشمال.example',
        relation: 'unknown',
        verdict: 'review',
        violation: 'impersonation',
        explanation: 'The ad presents itself as “Nordlicht Official” and shows another address.',
        seenIn: 3,
        lookedIn: 41,
        seenBefore: 3,
        country: 'AE',
      }),
      incident({
        id: '01a202d7-9521-760f-9785-919e0398c105',
        party: 'lampen-mueller.example',
        seenIn: 1,
        lookedIn: 41,
      }),
    ],
    weeks: [40, 41, 42, 43, 44, 45, 46, 47].map((week, at) => ({
      week: `2026-W${week}`,
      seen: at === 2 ? 0 : 300 + at * 14,
      misuse: at === 2 ? 0 : 4 + at * 9,
    })),
    policies: [
      {
        documentId: '01a202d7-9521-760f-9785-919e0398c106',
        name: 'Google Ads trademark policy',
        at: '2026-11-17T06:00:00.000Z',
        summary: 'Resellers must now name the seller on the landing page.',
        wordsAdded: 41,
        wordsRemoved: 6,
      },
    ],
    policyDocuments: 5,
    policiesRead: 4,
    unreadPolicies: [{ name: 'Awin publisher terms', reason: 'The page asks for a log-in.' }],
    partners: [
      partner(),
      partner({ name: 'Spar Fuchs', seenIn: 0 }),
      partner({ name: 'Code Monster', confirmed: 2 }),
      partner({ name: 'Bonus Bär', open: 1 }),
    ],
    waiting: {
      alerts: 4,
      oldestAlertAt: '2026-11-12T08:00:00.000Z',
      cases: 1,
      oldestCaseAt: '2026-11-20T08:00:00.000Z',
      filings: 1,
      actions: [
        {
          what: 'Ask Deal Finder for a negative keyword',
          caseId: '01a202d7-9521-760f-9785-919e0398c102',
          caseNumber: 7,
          dueOn: '2026-11-19',
        },
      ],
    },
  });
