import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ObservedAd } from '../../../../src/domain/detection/observed-ad.js';
import type { AgreementTerm, ProtectedBrand } from '../../../../src/domain/detection/protected-portfolio.js';
import type { ObservedTrail } from '../../../../src/domain/trail/observed-trail.js';
import { ENDS } from '../../../../src/domain/trail/trail.js';
import { findingOf, nordlicht, see, verdicts } from './builders.js';

const AWIN = 'https://www.awin1.com/cread.php?awinmid=1&awinaffid=777&ued=https%3A%2F%2Fnordlicht.example%2F';
const DEALS = AWIN.replace('777', '12345');
const BRAND = 'https://www.nordlicht.example/lampen?awc=1_2_3';
const STRANGER = 'https://fremd.example/lampen';

function trail(...urls: string[]): ObservedTrail {
  return { hops: urls.map((url) => ({ url })), end: 'landing' };
}

/** An ad that looks like the brand's own. */
const ownLook = { title: 'Nordlicht – Lampen', displayUrl: 'www.nordlicht.example', query: 'nordlicht' };
/** An ad of a voucher page on a search for the brand. */
const vouchers = { title: 'Gutscheine', displayUrl: 'gutschein.example', query: 'nordlicht gutschein' };

function directLinking(rule: 'yes' | 'no' | 'approval'): ProtectedBrand {
  const [partner] = nordlicht().partners;
  if (partner === undefined) throw new Error('the sample has no partner');
  const text = 'No direct linking.';
  const term: AgreementTerm = {
    ...{
      clause: '5',
      subject: 'direct_linking',
      rule,
      engines: [],
      regions: [],
      from: '2026-01-01',
      until: null,
      text,
    },
  };
  return nordlicht({ partners: [{ ...partner, terms: [term] }] });
}

describe('an ad that shows the brand’s own domain', () => {
  it('is a hijack where a publisher outside the portfolio is paid for it, and the party is that publisher', () => {
    const seen = see({ ...ownLook, destination: AWIN, trail: trail(AWIN, BRAND) });
    expect(findingOf(seen, 'ad_hijack')).toMatchObject({
      verdict: 'violation',
      spans: [{ field: 'displayUrl', text: 'www.nordlicht.example' }],
      basis: { kind: 'engine-rule', reference: 'google-ads/circumventing-systems' },
    });
    expect(seen.party).toEqual({ domain: null, relation: 'unknown', name: 'publisher 777 of awin' });
  });

  it('names the publisher in a sentence that can be forwarded', () => {
    const { explanation } = findingOf(see({ ...ownLook, destination: AWIN, trail: trail(AWIN, BRAND) }), 'ad_hijack');
    expect(explanation).toBe(
      'Publisher 777 of awin shows the brand’s own domain “nordlicht.example” and its link was followed through ' +
        'awin (publisher 777) to “nordlicht.example” on Google in Germany for the query “nordlicht”: a violation, ' +
        'because it passes for the brand’s own ad and the portfolio knows of no agreement that allows it.',
    );
  });

  it('is a hijack where only the landing page’s address tells of a network', () => {
    const seen = see({ ...ownLook, destination: BRAND, trail: trail(BRAND) });
    expect(findingOf(seen, 'ad_hijack').verdict).toBe('violation');
    expect(seen.party.name).toBe('a publisher known to awin only');
  });

  it('is the listed affiliate’s, under the domain by which it is known', () => {
    const seen = see({ ...ownLook, destination: DEALS, trail: trail(DEALS, BRAND) });
    expect(seen.party).toEqual({ domain: 'dealfinder.example', relation: 'affiliate', name: 'Deal Finder' });
    expect(findingOf(seen, 'ad_hijack').verdict).toBe('review');
  });

  it.each([
    ['forbids direct linking: a violation of that clause', 'no', 'violation', 'Deal Finder 5'],
    ['allows direct linking: allowed by that clause', 'yes', 'allowed', 'Deal Finder 5'],
    ['asks for approval: for a person to decide', 'approval', 'review', 'google-ads/circumventing-systems'],
  ] as const)('of an affiliate whose agreement %s', (_title, rule, verdict, reference) => {
    const seen = see({ ...ownLook, destination: DEALS, trail: trail(DEALS, BRAND) }, [directLinking(rule)]);
    expect(findingOf(seen, 'ad_hijack')).toMatchObject({ verdict, basis: { reference } });
  });

  it('is no hijack by an affiliate’s clause that was not in force when it was seen', () => {
    const ad = { ...ownLook, destination: DEALS, trail: trail(DEALS, BRAND), capturedAt: '2025-12-31T08:00:00Z' };
    expect(findingOf(see(ad, [directLinking('no')]), 'ad_hijack').verdict).toBe('review');
  });

  it('is the brand’s own where trackers alone stand on the way', () => {
    const counted = 'https://pixel.everesttech.net/1/cq?ev_sid=3&url=http%3A//www.nordlicht.example/x';
    const seen = see({ ...ownLook, destination: counted, trail: trail(counted, 'https://www.nordlicht.example/x') });
    expect(seen.party).toMatchObject({ domain: 'nordlicht.example', relation: 'owner' });
    expect(seen.findings.every(({ verdict }) => verdict === 'allowed')).toBe(true);
  });

  it('is allowed by name where a comparison shopping service leads to the brand', () => {
    const service = 'https://de-go.kelkoogroup.net/ctl/go/sitesearchGo?x=1';
    const seen = see({ ...ownLook, destination: service, trail: trail(service, 'https://www.nordlicht.example/x') });
    expect(verdicts(seen)).toContain('ad_hijack:allowed:comparison-shopping');
    expect(seen.party.relation).toBe('owner');
  });

  it('poses as the brand where it ends at somebody else’s page, and the party is whose page that is', () => {
    const seen = see({ ...ownLook, destination: STRANGER, trail: trail(STRANGER) });
    expect(findingOf(seen, 'impersonation')).toMatchObject({ verdict: 'violation' });
    expect(seen.party).toMatchObject({ domain: 'fremd.example', relation: 'unknown' });
    expect(verdicts(seen)).not.toContain('destination_mismatch:violation');
  });

  it.each([
    ['a domain of the brand under another suffix', 'https://nordlicht.test/'],
    ['its agency', 'https://leuchtreklame.example/nordlicht'],
  ])('is not taken for a pose where it ends at %s', (_end, url) => {
    const seen = see({ ...ownLook, destination: url, trail: trail(url) });
    expect(verdicts(seen).filter((one) => /violation$/.test(one))).toEqual([]);
    expect(seen.party.relation).toBe('owner');
  });

  it.each(ENDS.filter((end) => end !== 'landing'))(
    'is judged as if nobody had followed its link where the trail ended with %s',
    (end) => {
      const ad = { ...ownLook, destination: AWIN };
      const followed = see({ ...ad, trail: { ...trail(AWIN, BRAND), end } });
      expect(followed).toEqual(see(ad));
    },
  );
});

describe('a publisher’s link straight to the brand under another domain', () => {
  it('is for a person to decide where the publisher is not in the portfolio', () => {
    const seen = see({ ...vouchers, destination: AWIN, trail: trail(AWIN, BRAND) });
    expect(findingOf(seen, 'direct_link')).toMatchObject({ verdict: 'review' });
    expect(verdicts(seen)).not.toContain('destination_mismatch:violation');
  });

  it('is a violation of the clause that forbids it, and a breach of the agreement', () => {
    const ad = { ...vouchers, displayUrl: 'dealfinder.example', destination: DEALS, trail: trail(DEALS, BRAND) };
    const seen = see(ad, [directLinking('no')]);
    expect(verdicts(seen)).toEqual(expect.arrayContaining(['direct_link:violation', 'terms_breach:violation']));
  });

  it('names pages on the way on which nobody can rest', () => {
    const doorway = 'https://gutschein.example/go/7';
    const seen = see({ ...vouchers, destination: doorway, trail: trail(doorway, AWIN, BRAND) });
    expect(findingOf(seen, 'direct_link').explanation).toContain('passing “gutschein.example” without resting there');
  });

  it('is nothing where the publisher’s own page is the end', () => {
    const own = 'https://gutschein.example/nordlicht';
    const seen = see({ ...vouchers, destination: own, trail: trail(own) });
    expect(verdicts(seen).filter((one) => /direct_link|mismatch|hijack/.test(one))).toEqual([]);
  });
});

describe('an ad that ends at another domain than it shows', () => {
  const ad = { title: 'Nordlicht', destination: STRANGER };

  it('is a violation where the engine forbids that and the link was followed', () => {
    expect(findingOf(see({ ...ad, trail: trail(STRANGER) }), 'destination_mismatch')).toMatchObject({
      verdict: 'violation',
      basis: { reference: 'google-ads/destination-mismatch' },
    });
  });

  it('is for a person to decide where no rule of the engine is known', () => {
    const seen = see({ ...ad, engine: 'baidu', country: 'CN', trail: trail(STRANGER) });
    expect(findingOf(seen, 'destination_mismatch').verdict).toBe('review');
  });

  it('is seen behind a tracker that hides it', () => {
    const tracker = 'https://clickserve.dartsearch.net/link/click?lid=1';
    const hidden = { ...ad, destination: tracker };
    expect(verdicts(see(hidden))).not.toContain('destination_mismatch:review');
    expect(verdicts(see({ ...hidden, trail: trail(tracker, STRANGER) }))).toContain('destination_mismatch:violation');
  });
});

describe('one link that answers in two ways', () => {
  const again = (...urls: string[]): ObservedTrail['again'] => ({ ...trail(...urls), by: 'referrer' });
  const hidden: Partial<ObservedAd> = {
    ...vouchers,
    destination: 'https://gutschein.example/go',
    trail: { ...trail('https://gutschein.example/go'), again: again('https://gutschein.example/go', AWIN, BRAND) },
  };

  it('is evasion where a publisher’s way to the brand is shown to one of the two askings', () => {
    expect(findingOf(see(hidden), 'evasion')).toMatchObject({
      verdict: 'violation',
      basis: { reference: 'google-ads/circumventing-systems/cloaking' },
    });
  });

  it('is for a person to decide where it only ends at another page', () => {
    const url = 'https://gutschein.example/go';
    const ad = { ...vouchers, destination: url, trail: { ...trail(url), again: again(url, STRANGER) } };
    expect(findingOf(see(ad), 'evasion').verdict).toBe('review');
  });

  it.each([
    ['the same page', trail('https://gutschein.example/go?x=2')],
    ['the same name under another suffix', trail('https://gutschein.test/')],
    ['no page, because nobody answered', { ...trail(STRANGER), end: 'failed' as const }],
  ])('is nothing where the second asking got to %s', (_end, other) => {
    const url = 'https://gutschein.example/go';
    const ad = { ...vouchers, destination: url, trail: { ...trail(url), again: { ...other, by: 'hour' as const } } };
    expect(verdicts(see(ad)).filter((one) => one.startsWith('evasion'))).toEqual([]);
  });
});

it('never throws for a trail, and never makes more of one that did not get to a page than of none', () => {
  const url = fc.oneof(fc.webUrl({ withQueryParameters: true }), fc.string(), fc.constantFrom(AWIN, BRAND, STRANGER));
  const any = fc.record({ hops: fc.array(fc.record({ url }), { maxLength: 60 }), end: fc.constantFrom(...ENDS) });
  fc.assert(
    fc.property(any, any, (first, second) => {
      const ad = { ...ownLook, destination: AWIN };
      const seen = see({ ...ad, trail: { ...first, again: { ...second, by: 'referrer' } } });
      if (first.end !== 'landing') expect(seen).toEqual(see(ad));
    }),
  );
});
