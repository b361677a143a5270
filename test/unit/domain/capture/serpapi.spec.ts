import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseSerpApi } from '../../../../src/domain/capture/serpapi.js';
import { expectSoundCapture, mutated } from './any-reply.js';
import { type Json, bytesOf, serpApiAd, serpApiReply } from './sample-replies.js';

const parse = (reply: unknown) => parseSerpApi(bytesOf(reply));
const parseAds = (...ads: unknown[]) => parse(serpApiReply({ ads })).ads;
const opaque = 'https://www.google.com/goto?url=CAESmwEBWsXfeoOu';

describe('a SerpApi reply with ads', () => {
  it('gives every documented field of a text ad', () => {
    expect(parseAds(serpApiAd())).toEqual([
      {
        kind: 'text',
        block: 'top',
        position: 1,
        title: 'Nordlicht Lampen günstig',
        description: 'Alle Leuchten ab Lager.',
        displayUrl: 'www.lampenhaus.example/nordlicht',
        destination: 'https://lampenhaus.example/nordlicht',
        clickUrl: 'https://www.google.com/aclk?sa=l&ai=DChc&sig=AOD64&q&adurl',
        sitelinks: [{ title: 'Tischleuchten', description: null, url: 'https://lampenhaus.example/tisch' }],
        advertiserName: 'Lampenhaus',
        price: null,
        notes: ['Shown besides: Gratis Versand · Sale'],
      },
    ]);
  });

  it('states the look itself', () => {
    expect(parse(serpApiReply({ ads: [serpApiAd()] }))).toMatchObject({
      outcome: 'ads',
      reason: null,
      engine: 'google',
      query: 'nordlicht',
      country: 'DE',
      language: 'de',
      device: 'mobile',
      location: 'Hamburg,Germany',
      capturedAt: '2026-03-01T08:00:01.000Z',
    });
  });

  it('counts positions a kind, in reading order, whatever the order of the list', () => {
    const ads = parse(
      serpApiReply({
        ads: [
          serpApiAd({ block_position: 'bottom', title: 'B' }),
          serpApiAd({ title: 'A' }),
          serpApiAd({ block_position: 'middle', title: 'M' }),
        ],
        shopping_results: [{ block_position: 'right', title: 'Leuchte', price: '29,00 €', source: 'Lampenhaus' }],
      }),
    ).ads;
    expect(ads.map((ad) => [ad.kind, ad.position, ad.block, ad.title])).toEqual([
      ['text', 1, 'top', 'A'],
      ['text', 2, 'middle', 'M'],
      ['text', 3, 'bottom', 'B'],
      ['shopping', 1, 'side', 'Leuchte'],
    ]);
  });

  it.each([
    [
      'a list',
      [
        { title: 'A', link: 'https://a.example/' },
        { title: 'B', link: 'https://b.example/' },
      ],
    ],
    [
      'inline and expanded',
      { inline: [{ title: 'A', link: 'https://a.example/' }], expanded: [{ title: 'B', link: 'https://b.example/' }] },
    ],
    [
      'inline as one link',
      { inline: { title: 'A', link: 'https://a.example/' }, expanded: [{ title: 'B', link: 'https://b.example/' }] },
    ],
    [
      'tracking links',
      {
        inline: [{ title: 'A', tracking_link: 'https://a.example/' }],
        extended: [{ title: 'B', tracking_link: 'https://b.example/' }],
      },
    ],
  ])('reads sitelinks given as %s', (_name, sitelinks) => {
    expect(parseAds(serpApiAd({ sitelinks }))[0]?.sitelinks.map((link) => [link.title, link.url])).toEqual([
      ['A', 'https://a.example/'],
      ['B', 'https://b.example/'],
    ]);
  });

  it('reads a sitelink’s description, also as lines', () => {
    const sitelinks = [
      { title: 'A', snippet: 'one' },
      { title: 'B', snippets: ['two', 'three'] },
    ];
    expect(parseAds(serpApiAd({ sitelinks }))[0]?.sitelinks.map((link) => link.description)).toEqual([
      'one',
      'two three',
    ]);
  });

  it('says so when the destination is opaque, and keeps the displayed link', () => {
    const [ad] = parseAds(serpApiAd({ link: opaque, tracking_link: undefined }));
    expect(ad).toMatchObject({ destination: null, clickUrl: opaque, displayUrl: 'www.lampenhaus.example/nordlicht' });
    expect(ad?.notes.join(' ')).toMatch(/opaque click address.*displayed address/);
  });

  it('takes the destination out of the click address when the link itself is opaque', () => {
    const tracking = `https://www.google.com/aclk?sa=l&ai=D&adurl=${encodeURIComponent('https://lampenhaus.example/x?a=1')}`;
    expect(parseAds(serpApiAd({ link: opaque, tracking_link: tracking }))[0]?.destination).toBe(
      'https://lampenhaus.example/x?a=1',
    );
  });

  it('keeps an ad without a title, as Bing’s documented example is, and says so', () => {
    const [ad] = parseAds(serpApiAd({ title: undefined, link: undefined }));
    expect(ad).toMatchObject({ title: '', destination: null });
    expect(ad?.notes).toContain('The source gives no title.');
  });

  it('says so when the source does not tell the block', () => {
    const [ad] = parseAds(serpApiAd({ block_position: undefined }));
    expect(ad?.block).toBe('top');
    expect(ad?.notes.join(' ')).toMatch(/does not say where/);
  });
});

describe('product ads in a SerpApi reply', () => {
  const product = {
    position: 1,
    block_position: 'top',
    title: 'Leuchte Polar',
    price: '29,00 €',
    extracted_price: 29,
    old_price: '39,00 €',
    link: 'https://www.google.com/aclk?sa=l&ai=D&sig=A&adurl=',
    source: 'Lampenhaus',
  };

  it.each(['shopping_results', 'inline_shopping_results', 'shopping_ads'])('are read from %s', (list) => {
    expect(parse(serpApiReply({ [list]: [product] })).ads).toMatchObject([
      {
        kind: 'shopping',
        block: 'top',
        title: 'Leuchte Polar',
        price: '29,00 €',
        advertiserName: 'Lampenhaus',
        destination: null,
      },
    ]);
  });

  it('are told from free listings on a shopping page', () => {
    const free = { title: 'Leuchte', price: '20 €', link: 'https://www.google.com/shopping/product/1' };
    const reply = serpApiReply({
      search_parameters: { engine: 'google_shopping', q: 'leuchte' },
      shopping_results: [free, product],
      inline_shopping_results: [{ ...product, title: 'Leuchte Fjord' }],
    });
    expect(
      parse(reply)
        .ads.map((ad) => ad.title)
        .toSorted(),
    ).toEqual(['Leuchte Fjord', 'Leuchte Polar']);
  });

  it('are told from the shopping listings of engines that mix both', () => {
    const reply = serpApiReply({
      search_parameters: { engine: 'naver', query: 'leuchte' },
      shopping_results: [{ title: 'Leuchte', link: 'https://shop.example/1', price: '20' }],
    });
    expect(parse(reply)).toMatchObject({ outcome: 'no-ads', engine: 'naver' });
  });

  it('are told from the free product block of a results page', () => {
    const block = [
      { title: 'Leuchte', price: '20 €' },
      { title: 'Leuchte Polar', category: 'Sponsored products', price: '29 €' },
    ];
    expect(parse(serpApiReply({ immersive_products: block })).ads.map((ad) => ad.title)).toEqual(['Leuchte Polar']);
  });

  it('do not take the engine’s own product page for the advertiser’s address', () => {
    const link = 'https://www.google.com/shopping/product/1?q=x';
    expect(parse(serpApiReply({ shopping_results: [{ ...product, link }] })).ads[0]).toMatchObject({
      destination: null,
      clickUrl: link,
    });
  });
});

describe('other engines in SerpApi replies', () => {
  it('Yahoo keeps its ads under another name and the text under snippet', () => {
    const ad = { ...serpApiAd({ snippet: 'Alle Leuchten.' }), description: undefined };
    const reply = serpApiReply({
      search_parameters: { engine: 'yahoo', p: 'nordlicht', vl: 'lang_de' },
      ads_results: [ad],
    });
    expect(parse(reply)).toMatchObject({
      engine: 'yahoo',
      query: 'nordlicht',
      language: 'de',
      ads: [{ description: 'Alle Leuchten.' }],
    });
  });

  it('DuckDuckGo wraps Bing’s wrapper', () => {
    const inner = `https://www.bing.com/aclick?ld=e3&u=${btoa('https://lampenhaus.example/')}`;
    const link = `https://duckduckgo.com/y.js?ad_provider=bingv7aa&u3=${encodeURIComponent(inner)}`;
    const reply = serpApiReply({
      search_parameters: { engine: 'duckduckgo', q: 'nordlicht', kl: 'at-de' },
      ads: [{ position: 1, title: 'Nordlicht', link, displayed_link: 'lampenhaus.example' }],
    });
    expect(parse(reply)).toMatchObject({
      engine: 'duckduckgo',
      country: 'AT',
      language: 'de',
      ads: [{ destination: 'https://lampenhaus.example/', clickUrl: link }],
    });
  });

  it('Bing states market, language and country', () => {
    const reply = serpApiReply({
      search_parameters: { engine: 'bing', q: 'nordlicht', mkt: 'de-at' },
      ads: [serpApiAd()],
    });
    expect(parse(reply)).toMatchObject({ engine: 'bing', country: 'AT', language: 'de' });
  });

  it('an engine that answers no results page is refused', () => {
    const reply = serpApiReply({ search_parameters: { engine: 'google_ads_transparency_center' } });
    expect(parse(reply)).toMatchObject({ outcome: 'failed', reason: { code: 'not-a-results-page' } });
  });
});

describe('a SerpApi reply without ads', () => {
  it('is no-ads when results were read', () => expect(parse(serpApiReply()).outcome).toBe('no-ads'));

  it('is no-ads when the engine found nothing, which SerpApi reports as a success with an error', () => {
    const reply = serpApiReply({
      organic_results: undefined,
      error: "Google hasn't returned any results for this query.",
    });
    expect(parse(reply)).toMatchObject({ outcome: 'no-ads', reason: null, query: 'nordlicht' });
  });

  it.each<[string, Json, string]>([
    ['an account error', { error: 'Invalid API key.' }, 'provider-error'],
    ['a failed search', serpApiReply({ search_metadata: { status: 'Error' }, error: 'Timeout.' }), 'provider-error'],
    ['a search under way', serpApiReply({ search_metadata: { status: 'Processing' } }), 'not-ready'],
    ['a search in the queue', serpApiReply({ search_metadata: { status: 'Queued' } }), 'not-ready'],
    ['a success that shows nothing', { search_metadata: { status: 'Success' } }, 'empty-reply'],
    ['ads that are not a list', serpApiReply({ ads: 'soon' }), 'unreadable-ads'],
    ['ads with nothing in them', serpApiReply({ ads: [null, 7, {}] }), 'unreadable-ads'],
    ['a list instead of a reply', [serpApiReply()] as unknown as Json, 'not-this-provider'],
    ['another provider’s reply', { status_code: 20000, tasks: [] }, 'not-this-provider'],
    ['nothing known', { hello: 'world' }, 'not-this-provider'],
  ])('is failed, never no-ads, when it is %s', (_name, reply, code) => {
    const capture = parse(reply);
    expect(capture).toMatchObject({ outcome: 'failed', ads: [], reason: { code } });
    expectSoundCapture(capture);
  });
});

describe('a hostile SerpApi reply', () => {
  it('keeps a hundred of 100,000 sitelinks and says how many it left out', () => {
    const sitelinks = Array.from({ length: 100_000 }, (_, i) => ({ title: `Link ${i}` }));
    const [ad] = parseAds(serpApiAd({ sitelinks }));
    expect(ad?.sitelinks).toHaveLength(100);
    expect(ad?.notes).toContain('99900 further sitelinks were left out.');
  });

  it('names the entries that could not be read beside those that could', () => {
    const [ad, ...others] = parseAds(null, serpApiAd(), { position: 3 });
    expect(others).toEqual([]);
    expect(ad?.notes.join(' ')).toContain('ads[0], ads[2]');
  });

  it('leaves markup, overrides and lone surrogates as plain text', () => {
    const title = '<script>alert(1)</script> \u202Eevil \uD800 \0';
    expect(parseAds(serpApiAd({ title }))[0]?.title).toBe(title.trim());
  });

  it('cuts an endless text without cutting a character in half', () => {
    const title = parseAds(serpApiAd({ title: 'x' + '💡'.repeat(50_000) }))[0]?.title ?? '';
    expect(title.length).toBeLessThanOrEqual(2000);
    expect(title.isWellFormed()).toBe(true);
  });

  it('never throws and never states more than it knows, whatever is changed in a reply', () => {
    const full = serpApiReply({
      ads: [serpApiAd(), serpApiAd({ sitelinks: { inline: [{ title: 'A' }], expanded: [] } })],
      shopping_results: [{ title: 'Leuchte', price: '1 €', block_position: 'right' }],
      local_ads: { ads: [{ title: 'Elektriker' }] },
    });
    fc.assert(
      fc.property(mutated(full), (reply) => expectSoundCapture(parse(reply))),
      { numRuns: 500 },
    );
  });
});
