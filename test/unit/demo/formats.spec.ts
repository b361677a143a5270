import { describe, expect, it } from '@jest/globals';
import { parseCapture } from '../../../src/domain/capture/parse-capture.js';
import { type Look, amountOf } from '../../../src/demo/look.js';
import { asBingPage, asDataForSeo, asGooglePage, asSerpApi } from '../../../src/demo/sample.js';

const HOSTILE: Look = {
  engine: 'google',
  country: 'GB',
  language: 'en',
  device: 'desktop',
  location: 'Leeds',
  at: new Date('2026-05-01T08:00:00Z'),
  query: 'lamps "bright" <b>&amp;',
  ads: [
    {
      title: `Lamps </textarea><script>alert("1")</script> & more`,
      description: `Bright lamps with 'quotes', "double ones" and an &lt;entity&gt; in the text.`,
      shown: 'https://shop.example/lamps',
      to: 'https://shop.example/lamps?a=1&b="2"',
    },
  ],
  results: [{ title: 'Lamp', text: 'A device that gives light.', url: 'https://lexicon.example/lamp' }],
};

describe('the formats of the samples', () => {
  it.each([
    ['SerpApi', asSerpApi(HOSTILE)],
    ['DataForSEO', asDataForSeo(HOSTILE)],
    ['a Google page', asGooglePage(HOSTILE)],
    ['a Bing page', asBingPage({ ...HOSTILE, engine: 'bing' })],
  ])('carry markup in ads and queries as text through %s', (_name, { provider, text }) => {
    const capture = parseCapture(provider, new TextEncoder().encode(text));
    const [ad] = HOSTILE.ads;
    expect(capture).toMatchObject({ outcome: 'ads', query: HOSTILE.query });
    expect(capture.ads).toMatchObject([
      { title: ad?.title, description: ad?.description, displayUrl: ad?.shown, destination: ad?.to },
    ]);
  });

  it.each([
    ['249,00 €', 249],
    ['£1,290.50', 1290.5],
    ['￥24,800', 24800],
    ['1.249,90 €', 1249.9],
  ])('read the amount of %s', (price, amount) => {
    expect(amountOf(price)).toBe(amount);
  });
});
