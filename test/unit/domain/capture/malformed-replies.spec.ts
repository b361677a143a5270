import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseCapture } from '../../../../src/domain/capture/parse-capture.js';
import { FLAT_SAMPLES } from '../../../support/flat-replies.js';
import { expectSoundCapture, mutated } from './any-reply.js';
import { bytesOf, dataForSeoPage, organicItem, paidItem, serpApiAd, serpApiReply } from './sample-replies.js';

type Lists = Readonly<Record<string, unknown>>;

/** Every provider that answers in JSON: a page, with its ads given as a list that may be anything. */
const PROVIDERS = [
  {
    provider: 'serpapi' as const,
    adList: 'ads',
    ad: serpApiAd,
    page: (ads: unknown, more: Lists = {}): Lists => serpApiReply({ ads, ...more }),
  },
  ...FLAT_SAMPLES.map(({ provider, adList, ad, reply, results }) => ({
    provider,
    adList,
    ad,
    page: (ads: unknown, more: Lists = {}): Lists => reply({ ...results, [adList]: ads, ...more }),
  })),
];

const named = PROVIDERS.map((each) => [each.provider, each] as const);
const parse = (provider: (typeof PROVIDERS)[number]['provider'], value: unknown) =>
  parseCapture(provider, bytesOf(value));

describe.each(named)('a malformed reply of %s', (_name, { provider, adList, ad, page }) => {
  it.each([
    ['text', 'none'],
    ['a number', 3],
    ['a list of what is no ad', [1, null, 'ad', true, []]],
    ['ads without a single readable field', [{ position: 1 }, { title: {}, link: [], url: 7, description: null }]],
  ])('that has %s for its ads is never a page without ads', (_what, ads) => {
    const capture = parse(provider, page(ads));
    expect(capture).toMatchObject({ outcome: 'failed', reason: { code: 'unreadable-ads' } });
  });

  it('keeps what can be read beside what cannot, and says what was left', () => {
    const { outcome, ads } = parse(provider, page([null, ad(), { position: 3 }]));
    expect({ outcome, count: ads.length }).toEqual({ outcome: 'ads', count: 1 });
    expect(ads[0]?.notes.join(' ')).toContain(`${adList}[0], ${adList}[2]`);
  });

  it('keeps an ad of which fields are missing or of the wrong type', () => {
    const bare = ad({
      title: 'Nordlicht',
      block_position: 7,
      sitelinks: 'none',
      extensions: {},
      source: [],
      price: false,
    });
    const { ads } = parse(provider, page([bare]));
    expect(ads).toMatchObject([{ title: 'Nordlicht', block: 'top', sitelinks: [], price: null }]);
    expect(ads[0]?.notes.join(' ')).toContain('does not say where on the page');
  });

  it.each(['video_ads', 'sponsoredResults', 'paid_places'])(
    'keeps ads of a kind that it does not know, under %s, and flags them',
    (name) => {
      const { outcome, ads } = parse(provider, page([], { [name]: [ad({ title: 'Nordlicht im Film' })] }));
      expect(outcome).toBe('ads');
      expect(ads[0]?.title).toBe('Nordlicht im Film');
      expect(ads[0]?.notes.join(' ')).toContain(`"${name}"`);
    },
  );

  it('reads it in whatever encoding it came', () => {
    const json = JSON.stringify(page([ad({ title: 'Südlicht' })]));
    const utf16 = Buffer.from(`\uFEFF${json}`, 'utf16le');
    for (const bytes of [Buffer.from(json, 'latin1'), utf16, Buffer.from(`\uFEFF${json}`)]) {
      expect(parseCapture(provider, bytes).ads[0]?.title).toBe('Südlicht');
    }
  });

  it('calls it cut off wherever it breaks off', () => {
    const whole = bytesOf(page([ad()]));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: whole.length - 1 }), (length) => {
        expect(parseCapture(provider, whole.subarray(0, length)).reason?.code).toBe('truncated-json');
      }),
    );
  });

  it('gives a sound capture whatever is changed in it', () => {
    fc.assert(
      fc.property(mutated(page([ad(), ad({ position: 2 })])), (any) => expectSoundCapture(parse(provider, any))),
    );
  });

  it('is refused by the parser of every other provider', () => {
    for (const other of PROVIDERS.filter((each) => each.provider !== provider)) {
      const { reason } = parse(other.provider, page([ad()]));
      expect([other.provider, reason?.code]).toEqual([other.provider, 'not-this-provider']);
    }
    expect(parse('serpapi', dataForSeoPage(paidItem(1), organicItem(2))).reason?.code).toBe('not-this-provider');
  });
});
