import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  draftFiling,
  type FilingDraft,
  filledIn,
  hasGap,
  missingFields,
} from '../../../../src/domain/takedown/draft.js';
import { fileability } from '../../../../src/domain/takedown/fileability.js';
import type { TakedownRecord } from '../../../../src/domain/takedown/record.js';
import { type Route, ROUTES, ROUTE_SPECS, storedFactKey } from '../../../../src/domain/takedown/routes.js';
import { aHijack, aLine, anAd, anAffiliate, appearance, aRecord, breach, EVERYTHING, NOW } from './records.js';

const draft = (route: Route, record: TakedownRecord, given: ReadonlyMap<string, string> = EVERYTHING): FilingDraft =>
  draftFiling(route, record, given, NOW);
const valueOf = ({ fields }: FilingDraft, key: string): string | null | undefined =>
  fields.find((field) => field.key === key)?.value;

describe('a draft', () => {
  it('for Google has every field of the form in its order, filled from the record', () => {
    const filing = draft('google-ads-trademark', aRecord());
    expect(filing.fields.map(({ key }) => key)).toEqual(
      ROUTE_SPECS['google-ads-trademark'].wants.map(({ key }) => key),
    );
    expect(missingFields(filing.fields)).toEqual([]);
    expect(Object.fromEntries(filing.fields.map(({ key, value }) => [key, value]))).toMatchObject({
      mark: 'NORDLICHT',
      'registration-number': '000000001',
      'registration-office': 'EUIPO',
      jurisdictions: 'EU',
      goods: 'lamps, classes 11',
      advertiser: 'Südlicht (suedlicht.example)',
      'ad-url': 'https://www.google.com/aclk?sa=l&ai=1',
      query: 'nordlicht',
      'seen-at': '2026-11-24 09:30 UTC',
      place: 'Germany, de',
      position: '1, above the results',
    });
    expect(filing.recipient).toBeNull();
  });

  it('for Microsoft says the network, the scope and the earlier contact with the advertiser', () => {
    const bing = aRecord({ lines: [aLine({ engine: 'bing', ads: [anAd(), anAd({ title: 'Nordlicht günstig' })] })] });
    const filing = draft('microsoft-ip', bing);
    expect(missingFields(filing.fields)).toEqual([]);
    expect(valueOf(filing, 'network')).toBe('Bing');
    expect(valueOf(filing, 'scope')).toBe('2 ads of the same advertiser');
    expect(valueOf(filing, 'earlier-contact')).toContain('no answer');
    expect(missingFields(draft('microsoft-ip', bing, new Map()).fields)).toContain('earlier-contact');
  });

  it('for a network says the whole way of a followed link, the publisher that it pays, and the page that is kept', () => {
    const hijack = aHijack('https://www.awin1.com/cread.php?awinaffid=777', 'https://nordlicht.example/?awc=1_2_3');
    const filing = draft('affiliate-network', hijack);
    expect(valueOf(filing, 'publisher-id')).toBe('777');
    expect(filing.body).toContain('To the compliance team of awin');
    expect(filing.body).toContain(
      'Way of the link, followed 2026-11-24 09:31 UTC: 1. https://www.awin1.com/cread.php?awinaffid=777 2. https://nordlicht.example/?awc=1_2_3',
    );
    expect(filing.body).toContain(`SHA-256 ${'b'.repeat(64)}`);
  });

  it('for a network that alone knows the publisher names the click that it can look up', () => {
    const hijack = aHijack('https://go.fremd.example/', 'https://nordlicht.example/?awc=1_2_3');
    expect(valueOf(draft('affiliate-network', hijack), 'publisher-id')).toBe('click 1_2_3');
  });

  it('for a network names programme, affiliate id, clause, what to change and by when, and asks to reverse commissions', () => {
    const filing = draft('affiliate-network', anAffiliate());
    expect(filing.recipient).toBe('compliance@awin.example');
    for (const part of [
      'Nordlicht DE (4711)',
      '12345',
      'Deal Finder 4.2',
      'No bidding on the brand.',
      '2026-12-05',
      'reverse',
    ]) {
      expect(filing.body).toContain(part);
    }
    expect(filing.body).toContain('marks@nordlicht.example');
    expect(hasGap(filing.body)).toBe(false);
  });

  it('for the advertiser says what was seen, when and where, what it rests on, what to change, by when and where to answer', () => {
    const { body, recipient, subject } = draft('direct-notice', aRecord());
    expect(recipient).toBe('legal@suedlicht.example');
    expect(subject).toBe('Use of Nordlicht in your ads (MW-12)');
    for (const part of [
      'holds “NORDLICHT” on the search “nordlicht” on Google in Germany',
      '3 times from 2026-11-20 09:30 UTC to 2026-11-24 09:30 UTC',
      'registered trade mark of Nordlicht GmbH (EUIPO 000000001)',
      'Take “NORDLICHT” out',
      'Please answer by 2026-12-05 to marks@nordlicht.example.',
    ]) {
      expect(body).toContain(part);
    }
  });

  it('for an appearance asks for a negative keyword: “appeared”, never “bids”, no right, no accusation', () => {
    const { body, subject } = draft('direct-notice', aRecord({ lines: [appearance()] }));
    expect(subject).toBe('Your ads on searches for Nordlicht (MW-12)');
    expect(body).toContain('That alone is no accusation');
    expect(body).toContain('as a negative keyword settles it');
    expect(body).not.toMatch(/\bbid(s|ding)?\b|infring|violat|registered|What this rests on/i);
  });

  it('leaves appearances out of a notice that is about more', () => {
    const { body } = draft('direct-notice', aRecord({ lines: [aLine(), appearance()] }));
    expect(body).not.toContain('broad match');
  });

  it('names the searches, where the ads were seen on several', () => {
    const ads = [anAd({ query: 'nordlicht' }), anAd({ query: 'nordlicht lampe' })];
    const { body } = draft('direct-notice', aRecord({ lines: [aLine({ ads })] }));
    expect(body).toContain('on searches such as “nordlicht” and “nordlicht lampe” on Google in Germany');
  });

  it('says “bid” of nobody, whatever the violation', () => {
    for (const line of [aLine(), appearance(), breach({ basis: { ...breach().basis, text: 'Clause text.' } })]) {
      for (const route of ROUTES) expect(draft(route, aRecord({ lines: [line] })).body).not.toMatch(/\bbid/i);
    }
  });

  it('marks what is missing as a gap, and invents nothing', () => {
    const filing = draft(
      'affiliate-network',
      anAffiliate({ partner: { name: 'Deal Finder', network: 'awin', publisherId: null } }),
      new Map(),
    );
    expect(missingFields(filing.fields)).toEqual([
      'network-contact',
      'network-programme',
      'publisher-id',
      'complainant-name',
      'complainant-email',
    ]);
    expect(filing.recipient).toBeNull();
    expect(filing.body).toContain('[missing: Programme]');
    expect(filing.body).toContain('[missing: Affiliate id]');
    expect(hasGap(filing.body)).toBe(true);
  });

  it('fills what is given later into a text that a person changed, and keeps the change', () => {
    const before = draft('direct-notice', aRecord(), new Map());
    const edited = `Dear Südlicht,\n\n${before.body}`;
    const filled = filledIn(edited, draft('direct-notice', aRecord()).fields);
    expect(filled.startsWith('Dear Südlicht,')).toBe(true);
    expect(filled).toContain('to marks@nordlicht.example');
    expect(hasGap(filled)).toBe(false);
  });

  it('never fills one party’s address into the notice to another', () => {
    const other = aRecord({ party: { domain: 'elsewhere.example', name: null } });
    expect(draft('direct-notice', other).recipient).toBeNull();
    expect(storedFactKey({ key: 'party-contact', scope: 'party' }, { network: null, party: null })).toBeNull();
  });

  it('keeps names and marks in their own script', () => {
    const marks = [{ ...aRecord().marks[0], text: 'ヒナタ音' }] as TakedownRecord['marks'];
    const record = aRecord({
      marks,
      brand: { name: 'ヒナタ音', owner: '株式会社ヒナタ' },
      lines: [aLine({ mark: 'ヒナタ音', ads: [anAd({ query: 'ヒナタ音 イヤホン' })] })],
    });
    const { body, subject } = draft('direct-notice', record);
    expect(subject).toContain('ヒナタ音');
    expect(body).toContain('株式会社ヒナタ');
    expect(body).toContain('“ヒナタ音 イヤホン”');
  });

  it('quotes hostile texts on one line without controls, bidirectional marks or a way into the headers, and cuts them', () => {
    const evil = 'Nordlicht\r\nBcc: everyone@evil.example\n\n\u202Egnp.exe\u0000\u200B” <script>' + 'x'.repeat(50_000);
    const record = aRecord({
      party: { domain: 'evil.example', name: evil },
      lines: [
        aLine({
          mark: evil,
          ads: [anAd({ title: evil, description: evil, query: evil, displayUrl: evil, destination: evil })],
        }),
      ],
    });
    for (const route of ROUTES) {
      const { subject, body, fields } = draft(route, record);
      expect(subject).not.toMatch(/[\r\n]/);
      expect(subject.length).toBeLessThanOrEqual(150);
      expect(body.length).toBeLessThanOrEqual(12_000);
      for (const text of [subject, body, ...fields.map(({ value }) => value ?? '')]) {
        expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\p{Bidi_Control}\u200b]/u);
        expect(text).not.toMatch(/^Bcc:/m);
      }
    }
  });

  it('is safe and whole for any text of an ad, and gives the same twice', () => {
    const text = fc.string({ unit: 'binary', maxLength: 400 });
    fc.assert(
      fc.property(text, text, fc.constantFrom(...ROUTES), (title, query, route) => {
        const record = aRecord({ lines: [aLine({ ads: [anAd({ title, query, advertiserName: title })] })] });
        const filing = draft(route, record);
        expect(filing).toEqual(draft(route, record));
        expect(filing.subject).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
        expect(filing.body.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Cs}]/u);
      }),
    );
  });

  it('that may be filed misses only what people give', () => {
    for (const record of [
      aRecord(),
      anAffiliate(),
      aRecord({ lines: [appearance()] }),
      aRecord({ lines: [aLine({ engine: 'bing' })] }),
    ]) {
      for (const route of ROUTES.filter((each) => fileability(each, record, NOW).result === 'file-here')) {
        const { fields } = draft(route, record, new Map());
        const fromRecord = fields.filter(
          ({ from, required, value }) => from === 'record' && required && value === null,
        );
        expect(fromRecord.map(({ key }) => key)).toEqual([]);
      }
    }
  });
});
