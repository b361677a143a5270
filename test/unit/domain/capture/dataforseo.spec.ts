import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseDataForSeo } from '../../../../src/domain/capture/dataforseo.js';
import { expectSoundCapture, mutated } from './any-reply.js';
import {
  type Json,
  bytesOf,
  dataForSeoPage,
  dataForSeoReply,
  dataForSeoResult,
  dataForSeoTask,
  organicItem,
  paidItem,
} from './sample-replies.js';

const parse = (reply: unknown) => parseDataForSeo(bytesOf(reply));

const shopping = (rank: number, extra: Json = {}): Json => ({
  type: 'shopping',
  rank_absolute: rank,
  position: 'left',
  title: 'Sponsored',
  items: [
    {
      type: 'shopping_element',
      title: 'Leuchte Polar',
      price: { current: 29, currency: 'EUR', displayed_price: '29,00 €' },
      source: 'Lampenhaus',
      url: 'https://lampenhaus.example/polar',
    },
    {
      type: 'shopping_element',
      title: 'Leuchte Fjord',
      price: { current: 35, currency: 'EUR', displayed_price: null },
      source: 'Südlicht',
      url: null,
    },
  ],
  ...extra,
});

describe('a DataForSEO reply with ads', () => {
  it('gives every documented field of a paid item', () => {
    expect(parse(dataForSeoPage(paidItem(1), organicItem(2))).ads).toEqual([
      {
        kind: 'text',
        block: 'top',
        position: 1,
        title: 'Nordlicht Lampen',
        description: 'Alle Leuchten ab Lager.',
        displayUrl: 'https://lampenhaus.example › nordlicht',
        destination: 'https://lampenhaus.example/nordlicht',
        clickUrl: 'https://lampenhaus.example/nordlicht',
        sitelinks: [{ title: 'Sale', description: 'Bis 30 %', url: 'https://lampenhaus.example/sale' }],
        advertiserName: 'Lampenhaus',
        price: null,
        notes: ['Ad click reference (ad_aclk): DChcSEw'],
      },
    ]);
  });

  it('states the look itself', () => {
    expect(parse(dataForSeoPage(paidItem(1)))).toMatchObject({
      outcome: 'ads',
      reason: null,
      engine: 'google',
      query: 'nordlicht',
      country: 'DE',
      language: 'de',
      device: 'desktop',
      location: null,
      capturedAt: '2026-03-01T08:00:00.000Z',
    });
  });

  it('takes a city’s code for the place and the country from the address', () => {
    const reply = dataForSeoReply(dataForSeoTask([dataForSeoResult([paidItem(1)], { location_code: 1004437 })]));
    expect(parse(reply)).toMatchObject({ country: 'DE', location: '1004437' });
  });

  it('tells top from bottom by the first organic result, and beside by the position', () => {
    const page = dataForSeoPage(
      paidItem(1),
      { type: 'featured_snippet', rank_absolute: 2 },
      paidItem(3),
      organicItem(4),
      organicItem(9),
      paidItem(10),
      paidItem(11, { position: 'right' }),
    );
    expect(parse(page).ads.map((ad) => [ad.position, ad.block])).toEqual([
      [1, 'top'],
      [2, 'top'],
      [3, 'bottom'],
      [4, 'side'],
    ]);
  });

  it('goes by rank, not by the order of the list', () => {
    const page = dataForSeoPage(
      organicItem(5),
      organicItem(3),
      paidItem(2, { title: 'T' }),
      paidItem(4, { title: 'B' }),
    );
    expect(parse(page).ads.map((ad) => [ad.title, ad.block])).toEqual([
      ['T', 'top'],
      ['B', 'bottom'],
    ]);
  });

  it('puts everything above when there is no organic result', () => {
    expect(parse(dataForSeoPage(paidItem(7))).ads[0]?.block).toBe('top');
  });

  it('reads product ads out of their group, with the price as displayed', () => {
    expect(parse(dataForSeoPage(organicItem(1), shopping(2))).ads).toMatchObject([
      {
        kind: 'shopping',
        block: 'bottom',
        position: 1,
        title: 'Leuchte Polar',
        price: '29,00 €',
        advertiserName: 'Lampenhaus',
        destination: 'https://lampenhaus.example/polar',
      },
      { kind: 'shopping', position: 2, title: 'Leuchte Fjord', price: '35 EUR', destination: null },
    ]);
  });

  it('does not take free product listings for ads', () => {
    expect(parse(dataForSeoPage(organicItem(1), shopping(2, { type: 'popular_products' }))).outcome).toBe('no-ads');
  });

  it('reads entries of packs that the source marks as paid, and only those', () => {
    const pack = {
      type: 'hotels_pack',
      rank_absolute: 1,
      items: [
        { title: 'Hotel Nord', is_paid: true, url: 'https://hotel.example/' },
        { title: 'Hotel Süd', is_paid: false },
      ],
    };
    const [ad, ...others] = parse(
      dataForSeoPage(pack, { type: 'local_pack', rank_absolute: 2, title: 'Café', is_paid: false }),
    ).ads;
    expect(others).toEqual([]);
    expect(ad).toMatchObject({ kind: 'text', title: 'Hotel Nord', notes: ['A paid entry of the block hotels_pack.'] });
  });

  it('does not show the engine’s own domain as the advertiser’s', () => {
    const entry = { title: 'Elektriker Nord', url: 'https://www.google.com/search?q=x', domain: 'www.google.com' };
    const page = dataForSeoPage({ type: 'local_services', rank_absolute: 1, items: [entry] });
    expect(parse(page).ads).toMatchObject([{ title: 'Elektriker Nord', displayUrl: null, destination: null }]);
  });

  it('reads a task, a result or a list of items saved without the rest', () => {
    const task = dataForSeoTask([dataForSeoResult([paidItem(1)])]);
    for (const part of [task, dataForSeoResult([paidItem(1)]), [paidItem(1)]]) {
      expect(parse(part)).toMatchObject({ outcome: 'ads', ads: [{ title: 'Nordlicht Lampen' }] });
    }
  });

  it('reads the page itself when the reply carries it', () => {
    const html = '<html><body><p>nothing that Google would send</p></body></html>';
    const task = dataForSeoTask([dataForSeoResult([{ page: 1, date: '2026-03-01 09:00:00 +01:00', html }])]);
    expect(parse(dataForSeoReply(task))).toMatchObject({ outcome: 'failed', engine: 'google', query: 'nordlicht' });
  });
});

describe('a DataForSEO reply without ads', () => {
  it('is no-ads when results were read', () => expect(parse(dataForSeoPage(organicItem(1))).outcome).toBe('no-ads'));

  it('is no-ads when the page was empty and the reply says so', () => {
    const result = dataForSeoResult(null, { items_count: 0, se_results_count: 0 });
    expect(parse(dataForSeoReply(dataForSeoTask([result]))).outcome).toBe('no-ads');
  });

  it('is failed when nothing was read and the engine is not said to have had nothing', () => {
    for (const counts of [{ items_count: 0 }, { items_count: 0, se_results_count: 132_000 }]) {
      const reply = dataForSeoReply(dataForSeoTask([dataForSeoResult(null, { se_results_count: null, ...counts })]));
      expect(parse(reply)).toMatchObject({ outcome: 'failed', reason: { code: 'incomplete-reply' } });
    }
  });

  it('is no-ads when the engine found nothing, which is a status of the task', () => {
    const task = dataForSeoTask(null, { status_code: 40102, status_message: 'No Search Results.' });
    expect(parse(dataForSeoReply(task))).toMatchObject({ outcome: 'no-ads', query: 'nordlicht', engine: 'google' });
  });

  const failedTask = (status_code: number) =>
    dataForSeoReply(dataForSeoTask(null, { status_code, status_message: 'Said so.' }));

  it.each<[string, unknown, string]>([
    ['a task only created', failedTask(20100), 'not-ready'],
    ['a task in the queue', failedTask(40602), 'not-ready'],
    ['a task handed over', failedTask(40601), 'not-ready'],
    ['a task that the engine refused', failedTask(40101), 'provider-error'],
    ['a task not paid for', failedTask(40200), 'provider-error'],
    ['a task with a wrong field', failedTask(40501), 'provider-error'],
    [
      'an account without access',
      { version: '0.1', status_code: 40100, status_message: 'You are not authorized.', tasks: null },
      'provider-error',
    ],
    ['no task', dataForSeoReply(), 'no-task'],
    [
      'a list of finished tasks',
      dataForSeoReply(dataForSeoTask([{ id: '1', endpoint_regular: '/v3' }])),
      'not-a-results-page',
    ],
    ['a task without a result', dataForSeoReply(dataForSeoTask(null)), 'empty-reply'],
    [
      'two finished searches',
      dataForSeoReply(dataForSeoTask([dataForSeoResult([])]), dataForSeoTask([dataForSeoResult([])])),
      'several-searches',
    ],
    [
      'items lost on the way',
      dataForSeoReply(dataForSeoTask([dataForSeoResult([], { items_count: 40 })])),
      'incomplete-reply',
    ],
    ['items that are no list', dataForSeoReply(dataForSeoTask([dataForSeoResult({ a: 1 })])), 'unexpected-shape'],
    ['an ad with nothing in it', dataForSeoPage({ type: 'paid' }), 'unreadable-ads'],
    ['only a part of the items, without an ad', [organicItem(1)], 'incomplete-reply'],
    [
      'an archive of ads',
      dataForSeoReply(dataForSeoTask([dataForSeoResult([])], { data: { se: 'google', se_type: 'ads_search' } })),
      'not-a-results-page',
    ],
    [
      'an engine not read here',
      dataForSeoReply(dataForSeoTask([dataForSeoResult([])], { data: { se: 'seznam', se_type: 'organic' } })),
      'not-a-results-page',
    ],
    ['another provider’s reply', { search_metadata: { status: 'Success' } }, 'not-this-provider'],
  ])('is failed, never no-ads, when it is %s', (_name, reply, code) => {
    const capture = parse(reply);
    expect(capture).toMatchObject({ outcome: 'failed', ads: [], reason: { code } });
    expectSoundCapture(capture);
  });

  it('uses the one search that succeeded beside one that did not', () => {
    const failed = dataForSeoTask(null, { status_code: 40501 });
    expect(parse(dataForSeoReply(failed, dataForSeoTask([dataForSeoResult([paidItem(1)])]))).outcome).toBe('ads');
  });
});

describe('a hostile DataForSEO reply', () => {
  it('never throws and never states more than it knows, whatever is changed in it', () => {
    const full = dataForSeoPage(paidItem(1), shopping(2), organicItem(3), {
      type: 'hotels_pack',
      rank_absolute: 4,
      items: [{ title: 'Hotel', is_paid: true }],
    });
    fc.assert(
      fc.property(mutated(full), (reply) => expectSoundCapture(parse(reply))),
      { numRuns: 500 },
    );
  });
});
