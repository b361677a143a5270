import type { AdBlock, Sitelink } from './capture.js';
import { type JsonRecord, address, firstText, isRecord, list, number, record, records, text } from './json-fields.js';
import { type ReplyAd, advertiserAddress, isReadable, keepSitelinks } from './reply-ads.js';

/** Groups whose every element is an ad: product ads, and tours and tickets (dataforseo.com/serp-features). */
const PRODUCT_GROUPS = new Set(['shopping', 'commercial_units']);

/** How deep an entry marked as paid is looked for inside an item; the documented ones lie three levels down. */
const MAX_NESTING = 6;

/** The ads among a result's items, and the places of entries that held nothing to tell an ad by. */
export function readDataForSeoAds(items: readonly unknown[]): { ads: ReplyAd[]; unread: string[] } {
  const firstOrganic = firstOrganicRank(items);
  const found = items.flatMap((item, index): (ReplyAd | string)[] => {
    const place = `items[${index}]`;
    if (!isRecord(item)) return item === null ? [] : [place];
    const block = blockOf(item, index, firstOrganic);
    return readItem(item, block, place);
  });
  return {
    ads: found.filter((item) => typeof item !== 'string'),
    unread: found.filter((item) => typeof item === 'string'),
  };
}

function readItem(item: JsonRecord, block: AdBlock, place: string): (ReplyAd | string)[] {
  const type = text(item['type']);
  if (type === 'paid') return readable(textAd(item, block), place);
  if (type !== null && PRODUCT_GROUPS.has(type)) return readGroup(item, place, (entry) => productAd(entry, block));
  if (type === 'local_services') {
    return readGroup(item, place, (entry) => ({ ...textAd(entry, block), notes: ['Local services ad.'] }));
  }
  return paidEntries(item, MAX_NESTING).flatMap((entry) => readable(paidEntry(entry, type, block), place));
}

function readGroup(item: JsonRecord, place: string, readEntry: (entry: JsonRecord) => ReplyAd): (ReplyAd | string)[] {
  if (item['items'] === undefined || item['items'] === null) return [];
  if (!Array.isArray(item['items'])) return [`${place}.items`];
  return list(item['items']).flatMap((entry, index) => {
    const entryPlace = `${place}.items[${index}]`;
    return isRecord(entry) ? readable(readEntry(entry), entryPlace) : [entryPlace];
  });
}

function readable(ad: ReplyAd, place: string): (ReplyAd | string)[] {
  return [isReadable(ad) ? ad : place];
}

/** Entries of packs (places, hotels, bookings) that the source marks as ads. */
function paidEntries(item: JsonRecord, nesting: number): JsonRecord[] {
  if (item['is_paid'] === true) return [item];
  if (nesting === 0) return [];
  return records(item['items']).flatMap((entry) => paidEntries(entry, nesting - 1));
}

function paidEntry(entry: JsonRecord, type: string | null, block: AdBlock): ReplyAd {
  const ad = textAd(entry, block);
  const note = `A paid entry of the block ${type ?? 'without a type'}.`;
  return { ...ad, title: ad.title ?? firstText(entry, 'source'), notes: [note, ...ad.notes] };
}

/**
 * Replies say `left` or `right`, but not top or bottom: what ranks before the first organic result stands above the
 * results, everything else below. On a page without organic results everything stands above.
 */
function blockOf(item: JsonRecord, index: number, firstOrganic: number): AdBlock {
  if (text(item['position']) === 'right') return 'side';
  return rankOf(item, index) < firstOrganic ? 'top' : 'bottom';
}

function firstOrganicRank(items: readonly unknown[]): number {
  let first = Infinity;
  items.forEach((item, index) => {
    if (isRecord(item) && text(item['type']) === 'organic') first = Math.min(first, rankOf(item, index));
  });
  return first;
}

/** Items come in the order of the page, so the index stands in for a rank that is missing. */
function rankOf(item: JsonRecord, index: number): number {
  return number(item['rank_absolute']) ?? index + 1;
}

function textAd(item: JsonRecord, block: AdBlock): ReplyAd {
  const url = address(item['url']);
  const rows = list(item['description_rows'])
    .map(text)
    .filter((row) => row !== null);
  const description = [firstText(item, 'description'), ...rows].filter((line) => line !== null);
  const leadsToEngine = url !== null && advertiserAddress(url) === null;
  const clickReference = firstText(record(item['extra']), 'ad_aclk');
  return {
    kind: 'text',
    block,
    title: firstText(item, 'title'),
    description: text(description.join(' ')),
    // The domain is that of the address, so behind an engine's own page or wrapper it is the engine's and shown nowhere.
    displayUrl: firstText(item, 'breadcrumb') ?? (leadsToEngine ? null : firstText(item, 'domain')),
    links: [url],
    clickUrl: url,
    sitelinks: keepSitelinks(list(item['links']), sitelinkOf),
    advertiserName: firstText(item, 'website_name', 'source'),
    price: priceOf(item['price']),
    notes: clickReference === null ? [] : [`Ad click reference (ad_aclk): ${clickReference}`],
  };
}

function productAd(entry: JsonRecord, block: AdBlock): ReplyAd {
  const marketplace = firstText(entry, 'marketplace');
  return {
    ...textAd(entry, block),
    kind: 'shopping',
    advertiserName: firstText(entry, 'source', 'seller', 'website_name'),
    notes: marketplace === null ? [] : [`Marketplace: ${marketplace}`],
  };
}

function sitelinkOf(value: unknown): Sitelink | null {
  const link = record(value);
  const title = firstText(link, 'title');
  if (link === null || title === null) return null;
  return { title, description: firstText(link, 'description'), url: advertiserAddress(address(link['url'])) };
}

/** As displayed; without that, the amount with its ISO 4217 code. */
function priceOf(value: unknown): string | null {
  const price = record(value);
  if (price === null) return text(value);
  const amount = firstText(price, 'current');
  const currency = firstText(price, 'currency');
  const composed = amount === null || currency === null ? amount : `${amount} ${currency}`;
  return firstText(price, 'displayed_price') ?? composed;
}
