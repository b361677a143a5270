import type { RecordLine, SeenAd, TakedownRecord } from '../../../../src/domain/takedown/record.js';

/** Records of invented cases that read as sentences: complete by default, an override names what matters. */

export const NOW = new Date('2026-11-25T12:00:00Z');

export function anAd(over: Partial<SeenAd> = {}): SeenAd {
  return {
    title: 'Nordlicht Lampen? Südlicht ist heller',
    description: 'Wechseln Sie jetzt.',
    displayUrl: 'www.suedlicht.example › lampen',
    destination: 'https://www.suedlicht.example/lampen',
    clickUrl: 'https://www.google.com/aclk?sa=l&ai=1',
    advertiserName: null,
    query: 'nordlicht',
    language: 'de',
    device: 'desktop',
    location: null,
    block: 'top',
    position: 1,
    seenAt: '2026-11-24T09:30:00.000Z',
    captureId: '00000000-0000-8000-8000-000000000001',
    sha256: 'a'.repeat(64),
    trail: null,
    ...over,
  };
}

export function aLine(over: Partial<RecordLine> = {}): RecordLine {
  return {
    alertId: 'alert-1',
    engine: 'google',
    country: 'DE',
    state: 'confirmed',
    violation: 'tm_copy',
    mark: 'NORDLICHT',
    verdict: 'violation',
    basis: {
      kind: 'engine-rule',
      reference: 'google-ads/trademarks/in-ad-text',
      text: 'Google restricts a mark in ad text.',
      source: 'https://support.google.com/adspolicy/answer/6118',
      inForceFrom: '2023-07-24',
    },
    sightings: 3,
    firstSeenAt: '2026-11-20T09:30:00.000Z',
    lastSeenAt: '2026-11-24T09:30:00.000Z',
    ads: [anAd()],
    ...over,
  };
}

export const appearance = (over: Partial<RecordLine> = {}): RecordLine =>
  aLine({ violation: 'brand_bid', verdict: 'appearance', ...over });

export const breach = (over: Partial<RecordLine> = {}): RecordLine =>
  aLine({
    violation: 'terms_breach',
    basis: {
      kind: 'agreement-term',
      reference: 'Deal Finder 4.2',
      text: 'No bidding on the brand.',
      source: null,
      inForceFrom: '2026-01-01',
    },
    ...over,
  });

export function aRecord(over: Partial<TakedownRecord> = {}): TakedownRecord {
  const lines = over.lines ?? [aLine()];
  return {
    number: 'MW-12',
    brand: { name: 'Nordlicht', owner: 'Nordlicht GmbH' },
    marks: [
      {
        text: 'NORDLICHT',
        variants: [],
        goods: ['lamps'],
        registrations: [
          {
            office: 'EUIPO',
            number: '000000001',
            jurisdictions: ['EU'],
            classes: [11],
            validFrom: '2004-01-01',
            validUntil: null,
          },
        ],
      },
    ],
    party: { domain: 'suedlicht.example', name: 'Südlicht' },
    relation: 'competitor',
    partner: null,
    alerts: [{ id: 'alert-1', state: 'confirmed', engine: lines[0]?.engine ?? 'google', country: 'DE' }],
    exemptions: [],
    pinned: 1,
    ...over,
    lines,
  };
}

/** What people gave, so that nothing is missing on any route. */
export const EVERYTHING = new Map([
  ['complainant-name', 'Pia Brandt'],
  ['complainant-capacity', 'owner'],
  ['complainant-email', 'marks@nordlicht.example'],
  ['complainant-address', 'Lampenweg 1\n20095 Hamburg'],
  ['earlier-contact:suedlicht.example', 'Written to on 2026-11-01, no answer'],
  ['network-contact:awin', 'compliance@awin.example'],
  ['network-programme:awin', 'Nordlicht DE (4711)'],
  ['party-contact:suedlicht.example', 'legal@suedlicht.example'],
  ['party-contact:dealfinder.example', 'hello@dealfinder.example'],
]);

/** A hijack by a publisher that the portfolio does not know. */
export function aHijack(...urls: readonly string[]): TakedownRecord {
  const trail = {
    hops: urls.map((url) => ({ url })),
    end: 'landing' as const,
    followedAt: '2026-11-24T09:31:00.000Z',
    landingSha256: 'b'.repeat(64),
  };
  return aRecord({
    party: { domain: null, name: 'publisher 777 of awin' },
    relation: 'unknown',
    lines: [aLine({ violation: 'ad_hijack', ads: [anAd({ displayUrl: 'nordlicht.example', trail })] })],
  });
}

export const anAffiliate = (over: Partial<TakedownRecord> = {}): TakedownRecord =>
  aRecord({
    party: { domain: 'dealfinder.example', name: 'Deal Finder' },
    relation: 'affiliate',
    partner: { name: 'Deal Finder', network: 'awin', publisherId: '12345' },
    lines: [breach()],
    ...over,
  });
