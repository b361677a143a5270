import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { VIOLATIONS } from '../../../../src/domain/detection/finding.js';
import { type Fileability, fileability, linesFor } from '../../../../src/domain/takedown/fileability.js';
import type { TakedownRecord } from '../../../../src/domain/takedown/record.js';
import { type Route, ROUTES } from '../../../../src/domain/takedown/routes.js';
import { aHijack, aLine, anAffiliate, appearance, aRecord, NOW } from './records.js';

const google = (record: TakedownRecord, now = NOW): Fileability => fileability('google-ads-trademark', record, now);
const of = (route: Route, record: TakedownRecord): Fileability => fileability(route, record, NOW);

const exemption = (code: string) => ({
  code,
  violation: 'tm_copy' as const,
  mark: 'NORDLICHT',
  basis: {
    kind: 'exemption' as const,
    reference: code,
    text: 'Exempt.',
    source: 'https://rules.example',
    inForceFrom: null,
  },
});

describe('whether a case may be filed', () => {
  it('a mark in the text of a Google ad, with a right in the country: file here, and the rule with its source', () => {
    expect(google(aRecord())).toMatchObject({
      result: 'file-here',
      code: 'covered',
      rule: { reference: 'google-ads/trademarks/in-ad-text', source: expect.stringContaining('https://') },
    });
  });

  it('a competitor’s ad text: file here, by the rule on competitors', () => {
    const record = aRecord({ lines: [aLine({ violation: 'competitor_copy' })] });
    expect(google(record)).toMatchObject({
      result: 'file-here',
      rule: { reference: 'google-ads/trademarks/competitor' },
    });
  });

  it('an ad that only appeared on a brand query: never a trade mark complaint, on either form', () => {
    for (const engine of ['google', 'bing']) {
      const record = aRecord({ lines: [appearance({ engine })] });
      const route = engine === 'google' ? 'google-ads-trademark' : 'microsoft-ip';
      expect(of(route, record)).toMatchObject({
        result: 'other-route',
        code: 'appearance-only',
        otherRoute: 'direct-notice',
        rule: { reference: expect.stringContaining('keyword') },
      });
    }
  });

  it('an appearance is asked for a negative keyword in a direct notice, and accused of nothing', () => {
    expect(of('direct-notice', aRecord({ lines: [appearance()] }))).toMatchObject({
      result: 'file-here',
      code: 'asks-only',
      sentence: expect.stringContaining('negative keyword'),
    });
  });

  it('a mark only in the second-level domain on Google: do not file there', () => {
    const sld = aLine({
      violation: 'tm_display_url',
      verdict: 'review',
      basis: { ...aLine().basis, reference: 'google-ads/trademarks/second-level-domain' },
    });
    expect(google(aRecord({ lines: [sld] }))).toMatchObject({
      result: 'other-route',
      code: 'engine-does-not-act',
      rule: { reference: 'google-ads/trademarks/second-level-domain' },
    });
    const known = aRecord({ lines: [appearance()], exemptions: [exemption('second-level-domain')] });
    expect(google(known).sentence).toContain('second-level domain');
  });

  it('a mark in the path of the shown address on Google: may be filed, and it says that the outcome is uncertain', () => {
    const path = aLine({
      violation: 'tm_display_url',
      basis: { ...aLine().basis, reference: 'google-ads/trademarks/display-url' },
    });
    expect(google(aRecord({ lines: [path] }))).toMatchObject({ result: 'file-here', code: 'uncertain' });
  });

  it('ads on Bing go to Microsoft’s form, ads on Google do not', () => {
    const bing = aRecord({ lines: [aLine({ engine: 'bing' })] });
    expect(google(bing)).toMatchObject({ result: 'other-route', otherRoute: 'microsoft-ip' });
    expect(of('microsoft-ip', bing)).toMatchObject({ result: 'file-here' });
    expect(of('microsoft-ip', aRecord())).toMatchObject({ otherRoute: 'google-ads-trademark' });
  });

  it('an engine without a form: write to the advertiser', () => {
    expect(google(aRecord({ lines: [aLine({ engine: 'naver' })] }))).toMatchObject({
      result: 'other-route',
      otherRoute: 'direct-notice',
    });
  });

  it('no live right in the country: do not file, and where to enter one', () => {
    const elsewhere = aRecord({ lines: [aLine({ country: 'JP' })] });
    expect(google(elsewhere)).toMatchObject({ result: 'do-not-file', code: 'no-live-right' });
    const [mark] = aRecord().marks;
    const ended = { ...mark, registrations: [{ ...mark?.registrations[0], validUntil: '2026-01-01' }] };
    expect(google(aRecord({ marks: [ended] as TakedownRecord['marks'] }))).toMatchObject({ code: 'no-live-right' });
    expect(
      google(aRecord({ marks: [{ ...mark, registrations: [] }] as unknown as TakedownRecord['marks'] })),
    ).toMatchObject({
      code: 'no-live-right',
    });
    expect(google(aRecord({ lines: [aLine({ country: null })] }))).toMatchObject({ code: 'country-unknown' });
  });

  it('a likely exemption: the engine would refuse, so ask the party', () => {
    const review = [aLine({ verdict: 'review' })];
    expect(
      google(aRecord({ relation: 'unknown', lines: review, exemptions: [exemption('authentic-resale')] })),
    ).toMatchObject({
      result: 'other-route',
      code: 'exemption-likely',
      rule: { reference: 'google-ads/trademarks/resellers' },
    });
    expect(google(aRecord({ relation: 'reseller', lines: review }))).toMatchObject({ code: 'exemption-likely' });
    expect(google(aRecord({ relation: 'unknown', lines: review }))).toMatchObject({ result: 'file-here' });
  });

  it('old evidence: look again first', () => {
    const later = new Date('2026-12-25T12:00:00Z');
    expect(google(aRecord(), later)).toMatchObject({ result: 'do-not-file', code: 'evidence-stale' });
    expect(google(aRecord({ pinned: 0 }))).toMatchObject({ code: 'evidence-missing' });
    expect(google(aRecord({ lines: [aLine({ ads: [] })] }))).toMatchObject({ code: 'evidence-missing' });
  });

  it('an alert that was dismissed meanwhile stops every route', () => {
    const alerts = [{ id: 'alert-1', state: 'dismissed', engine: 'google', country: 'DE' }];
    for (const route of ROUTES)
      expect(of(route, aRecord({ alerts }))).toMatchObject({ result: 'do-not-file', code: 'dismissed' });
  });

  it('a line that was dismissed is not filed though its alert stands', () => {
    const lines = [aLine({ state: 'dismissed' }), appearance()];
    expect(google(aRecord({ lines }))).toMatchObject({ code: 'appearance-only' });
    expect(google(aRecord({ lines: [aLine({ state: 'open' })] }))).toMatchObject({ code: 'not-confirmed' });
  });

  it('a broken clause goes to the network that the portfolio names, else to the partner', () => {
    expect(of('affiliate-network', anAffiliate())).toMatchObject({
      result: 'file-here',
      rule: { reference: 'Deal Finder 4.2' },
    });
    expect(google(anAffiliate())).toMatchObject({ code: 'not-a-trademark-matter', otherRoute: 'affiliate-network' });
    const partner = { name: 'Deal Finder', network: null, publisherId: null };
    expect(of('affiliate-network', anAffiliate({ partner }))).toMatchObject({
      code: 'no-network',
      otherRoute: 'direct-notice',
    });
    expect(of('affiliate-network', anAffiliate({ lines: [appearance()] }))).toMatchObject({ code: 'no-clause' });
    expect(of('affiliate-network', aRecord())).toMatchObject({ code: 'no-partner' });
  });

  it('a hijack goes to the network that the followed link names, though nobody lists the publisher', () => {
    const record = aHijack('https://www.awin1.com/cread.php?awinaffid=777', 'https://nordlicht.example/');
    expect(of('affiliate-network', record)).toMatchObject({ result: 'file-here', code: 'covered' });
    expect(google(record)).toMatchObject({ result: 'other-route', otherRoute: 'affiliate-network' });
  });

  it('a hijack whose link nobody followed to a network goes to nobody’s network', () => {
    expect(of('affiliate-network', aHijack('https://nordlicht.example/'))).toMatchObject({ code: 'no-partner' });
  });

  it('the owner’s own ads are nobody’s case', () => {
    for (const route of ROUTES) expect(of(route, aRecord({ relation: 'agency' }))).toMatchObject({ code: 'own-party' });
  });

  it('always says one of three things, with a sentence, another route exactly when it names one, and never accuses an appearance', () => {
    const anyLine = fc.record({
      violation: fc.constantFrom(...VIOLATIONS),
      verdict: fc.constantFrom('violation' as const, 'review' as const, 'appearance' as const),
      engine: fc.constantFrom('google', 'bing', 'naver', 'somewhere'),
      country: fc.constantFrom('DE', 'US', null),
      state: fc.constantFrom('confirmed', 'open', 'dismissed'),
      mark: fc.constantFrom('NORDLICHT', 'OTHER', null),
    });
    const anyRecord = fc
      .tuple(
        fc.array(anyLine, { maxLength: 4 }),
        fc.constantFrom('competitor' as const, 'reseller' as const, 'unknown' as const),
      )
      .map(([lines, relation]) => aRecord({ relation, lines: lines.map((line) => aLine(line)) }));
    fc.assert(
      fc.property(anyRecord, fc.constantFrom(...ROUTES), (record, route) => {
        const answer = of(route, record);
        expect(answer.sentence).not.toBe('');
        expect(answer.otherRoute !== null).toBe(answer.result === 'other-route');
        expect(answer.otherRoute).not.toBe(route);
        // Where it sends people, they can file.
        if (answer.otherRoute !== null) expect(of(answer.otherRoute, record).result).toBe('file-here');
        if (answer.result !== 'file-here') return;
        const lines = linesFor(route, record, NOW);
        expect(lines.length).toBeGreaterThan(0);
        expect(lines.every(({ state }) => state === 'confirmed')).toBe(true);
        if (route !== 'direct-notice') expect(lines.every(({ verdict }) => verdict !== 'appearance')).toBe(true);
      }),
    );
  });
});
