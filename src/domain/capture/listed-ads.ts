import { isClickWrapper } from '../trail/click-wrapper.js';
import type { AdBlock, AdKind, Sitelink } from './capture.js';
import { type JsonRecord, address, firstText, isRecord, list, text } from './json-fields.js';
import { type KeptSitelinks, type ReplyAd, advertiserAddress, isReadable, keepSitelinks } from './reply-ads.js';

/*
 * Ads as most providers tell them: lists of flat entries, under names that differ little. Where a provider has a name of its
 * own for the same thing, it stands behind the common one.
 */

interface Entry {
  readonly place: string;
  readonly value: unknown;
  readonly block: AdBlock | null;
}

const AD_CLICK = /\/(?:aclk|aclick|y\.js)\?/;

export const always = (): boolean => true;

/** Among free listings, what is paid for says so, by a label or by the engine's click wrapper for ads. */
export function isMarkedAd(entry: JsonRecord): boolean {
  const label = firstText(entry, 'category', 'tag', 'label', 'block_title') ?? '';
  const link = address(entry['tracking_link']) ?? address(entry['link']);
  return entry['sponsored'] === true || /\b(?:sponsored|ads?)\b/i.test(label) || (link !== null && AD_CLICK.test(link));
}

export type ReadEntry = (entry: JsonRecord, block: AdBlock | null) => ReplyAd;

/** Ads read, and instead of each unreadable entry its place. */
export function readAdList(
  from: JsonRecord,
  name: string,
  readEntry: ReadEntry,
  isAd: (entry: JsonRecord) => boolean = always,
): (ReplyAd | string)[] {
  return entriesOf(from[name], name).flatMap(({ place, value, block }): (ReplyAd | string)[] => {
    if (!isRecord(value)) return [place];
    if (!isAd(value)) return [];
    const ad = readEntry(value, blockOf(value['block_position']) ?? block);
    return isReadable(ad) ? [ad] : [place];
  });
}

/** A list, or lists by block (`{ top: […], right: […] }`). Anything else is one unreadable entry. */
function entriesOf(value: unknown, name: string): Entry[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return indexed(value as unknown[], name, null);
  if (!isRecord(value)) return [{ place: name, value, block: null }];
  return Object.entries(value).flatMap(([key, items]) =>
    Array.isArray(items) ? indexed(items as unknown[], `${name}.${key}`, blockOf(key)) : [],
  );
}

function indexed(values: readonly unknown[], name: string, block: AdBlock | null): Entry[] {
  return values.map((value, index) => ({ place: `${name}[${index}]`, value, block }));
}

function blockOf(value: unknown): AdBlock | null {
  const name =
    text(value)
      ?.toLowerCase()
      .replace(/_block$/, '') ?? '';
  if (name === 'top' || name === 'middle' || name === 'bottom' || name === 'side') return name;
  return name === 'right' || name === 'left' || name === 'rhs' ? 'side' : null;
}

/** The displayed address as SerpApi, SearchApi and Scale SERP, ValueSERP and Bright Data, Zenserp, Serper, Apify and Oxylabs would name it. */
const DISPLAYED = [
  'displayed_link',
  'display_link',
  'displayed_url',
  'displayedLink',
  'displayedUrl',
  'url_shown',
] as const;

/** A text ad of one entry. Total: what is missing or of the wrong type is null. */
export function textAd(entry: JsonRecord, block: AdBlock | null): ReplyAd {
  const link = address(entry['link']) ?? address(entry['url']);
  const tracking = address(entry['tracking_link']) ?? address(entry['trackingLink']) ?? address(entry['data_rw']);
  const source = firstText(entry, 'source', 'advertiser');
  return {
    kind: 'text',
    block,
    title: firstText(entry, 'title'),
    description: firstText(entry, 'description', 'snippet', 'desc'),
    displayUrl: firstText(entry, ...DISPLAYED) ?? (looksLikeHost(source) ? source : null),
    links: [link, tracking],
    clickUrl: tracking ?? link,
    sitelinks: sitelinksOf(entry['sitelinks'] ?? entry['siteLinks']),
    advertiserName: source,
    price: firstText(entry, 'price'),
    notes: extensionsOf(entry['extensions']),
  };
}

/** A product ad of one entry, with the shop as its advertiser. */
export function shoppingAd(entry: JsonRecord, block: AdBlock | null): ReplyAd {
  const product = address(entry['product_link']);
  const ad = textAd(entry, block);
  return {
    ...ad,
    kind: 'shopping',
    displayUrl: firstText(entry, ...DISPLAYED),
    links: [...ad.links, product],
    clickUrl: ad.clickUrl ?? product,
    advertiserName: firstText(entry, 'source', 'seller', 'store', 'merchant'),
    price: firstText(entry, 'price', 'extracted_price'),
    notes: [...oldPriceOf(entry), ...extensionsOf(entry['extensions'])],
  };
}

/** A list, `{ inline, expanded }` (Bing: `extended`) with a list or one link in each, or `{ list }`. */
function sitelinksOf(value: unknown): KeptSitelinks {
  const groups = isRecord(value) && !('title' in value) ? Object.values(value) : [value];
  return keepSitelinks(
    groups.flatMap((group) => (isRecord(group) ? [group] : list(group))),
    sitelinkOf,
  );
}

function sitelinkOf(value: unknown): Sitelink | null {
  const entry = isRecord(value) ? value : { title: value };
  const title = firstText(entry, 'title');
  if (title === null) return null;
  const lines = list(entry['snippets'])
    .map(text)
    .filter((line) => line !== null);
  return {
    title,
    description: firstText(entry, 'snippet', 'description', 'desc') ?? text(lines.join(' ')),
    url: ['link', 'url', 'tracking_link'].map((name) => advertiserAddress(address(entry[name]))).find(isFound) ?? null,
  };
}

const isFound = (link: string | null): link is string => link !== null;

/** Callouts and similar lines have no field of their own; they are kept for the reader. */
export function extensionsOf(value: unknown): string[] {
  const lines = list(value)
    .map(text)
    .filter((line) => line !== null);
  return lines.length > 0 ? [`Shown besides: ${text(lines.slice(0, 20).join(' · ')) ?? ''}`] : [];
}

function oldPriceOf(entry: JsonRecord): string[] {
  const old = firstText(entry, 'old_price', 'original_price');
  return old === null ? [] : [`Price before: ${old}`];
}

function looksLikeHost(value: string | null): value is string {
  return (
    value !== null && value.length <= 253 && /^(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}$/u.test(value) && !isClickWrapper(value)
  );
}

/** An entry with a price is a product ad, any other a text ad. */
export function productOrText(entry: JsonRecord, block: AdBlock | null): ReplyAd {
  const kind: AdKind = firstText(entry, 'price', 'extracted_price') === null ? 'text' : 'shopping';
  return kind === 'shopping' ? shoppingAd(entry, block) : textAd(entry, block);
}

/** Names under which a provider may begin to send a new kind of ads: `top_ads`, `sponsoredResults`, `paid_videos`. */
const AD_LIST = /(?:^|_)(?:ads?|sponsored|paid)(?:_|$)/;

/**
 * Lists of ads that are not among those known. What is paid for and unknown is kept and marked, because dropping it would
 * look like a page without ads.
 */
export function readUnknownAdLists(reply: JsonRecord, known: ReadonlySet<string>): (ReplyAd | string)[] {
  const names = Object.keys(reply).filter((name) => {
    const plain = name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
    return AD_LIST.test(plain) && !known.has(name) && list(reply[name]).length > 0;
  });
  return names.flatMap((name) => {
    const note = `From the list ${JSON.stringify(name.slice(0, 60))}, whose kind of ad is not known here; read like the others.`;
    return readAdList(reply, name, (entry, block) => {
      const ad = productOrText(entry, block);
      return { ...ad, notes: [note, ...ad.notes] };
    });
  });
}
