import { type Look, type SampleAd, type SampleProduct, type SampleResult, amountOf, idOf } from '../look.js';

/** Google's location codes: 2000 plus the country's ISO 3166-1 numeric code. */
export const LOCATION_CODES: Readonly<Record<Look['country'], number>> = {
  DE: 2276,
  AT: 2040,
  GB: 2826,
  US: 2840,
  FR: 2250,
  JP: 2392,
  AE: 2784,
  SA: 2682,
  TH: 2764,
};

/** The look as a DataForSEO reply of the live advanced function (docs.dataforseo.com/v3/serp/google/organic/live/advanced). */
export function dataForSeoReply(look: Look): string {
  const id = idOf(look);
  const asked = {
    se: look.engine,
    se_type: 'organic',
    language_code: look.language,
    location_code: LOCATION_CODES[look.country],
    keyword: look.query,
    device: look.device,
  };
  const task = {
    id: `${id.slice(0, 8)}-${id.slice(8, 12)}-0139-0000-${id.slice(12, 24)}`,
    status_code: 20000,
    status_message: 'Ok.',
    time: '4.2180 sec.',
    cost: 0.002,
    result_count: 1,
    path: ['v3', 'serp', look.engine, 'organic', 'live', 'advanced'],
    data: { api: 'serp', function: 'live', ...asked, os: look.device === 'desktop' ? 'windows' : 'android' },
    result: [resultOf(look)],
  };
  return JSON.stringify({
    version: '0.1.20260901',
    status_code: 20000,
    status_message: 'Ok.',
    time: '4.3012 sec.',
    cost: 0.002,
    tasks_count: 1,
    tasks_error: 0,
    tasks: [task],
  });
}

function resultOf(look: Look): object {
  const items = itemsOf(look);
  const time = look.at.toISOString().slice(0, 19).replace('T', ' ');
  return {
    keyword: look.query,
    type: 'organic',
    se_domain: `${look.engine}.com`,
    location_code: LOCATION_CODES[look.country],
    language_code: look.language,
    check_url: `https://www.${look.engine}.com/search?q=${encodeURIComponent(look.query)}&hl=${look.language}&gl=${look.country}`,
    datetime: `${time} +00:00`,
    spell: null,
    item_types: [...new Set(items.map((item) => item.type))],
    se_results_count: look.results.length * 12_300,
    items_count: items.length,
    items,
  };
}

type Item = { readonly type: string } & Readonly<Record<string, unknown>>;

/** In the order of the page; the rank is all that tells an ad above the results from one below. */
function itemsOf({ ads, products = [], results, ...look }: Look): Item[] {
  const above = ads.filter((ad) => ad.block !== 'bottom');
  const below = ads.filter((ad) => ad.block === 'bottom');
  const paid = (ad: SampleAd, at: number): Item => paidItem(ad, idOf({ ...look, ads, results }, ad.title), at);
  const items = [
    ...(products.length > 0 ? [{ type: 'shopping', title: null, items: products.map(productItem) }] : []),
    ...above.map(paid),
    ...results.map(organicItem),
    ...below.map((ad, at) => paid(ad, above.length + at)),
  ];
  return items.map((item, at) => ({ ...item, rank_absolute: at + 1, position: 'left' }));
}

function paidItem(ad: SampleAd, click: string, at: number): Item {
  return {
    type: 'paid',
    rank_group: at + 1,
    title: ad.title,
    domain: new URL(`https://${ad.shown.replace(/^https?:\/\//, '').split(/[ /]/, 1)[0] ?? ''}`).hostname,
    website_name: ad.advertiser ?? null,
    breadcrumb: ad.shown,
    url: ad.to,
    highlighted: null,
    extra: { ad_aclk: `DChc${click.slice(0, 30)}` },
    description: ad.description,
    description_rows: null,
    links: ad.sitelinks?.map(([title, url]) => ({ type: 'ad_link_element', title, description: null, url })) ?? null,
    price: null,
  };
}

function productItem(product: SampleProduct): object {
  return {
    type: 'shopping_element',
    title: product.title,
    price: { current: amountOf(product.price), displayed_price: product.price },
    source: product.seller,
    description: null,
    marketplace: null,
    url: product.to,
  };
}

function organicItem(result: SampleResult, at: number): Item {
  return {
    type: 'organic',
    rank_group: at + 1,
    title: result.title,
    domain: new URL(result.url).hostname,
    breadcrumb: result.url,
    url: result.url,
    description: result.text,
  };
}
