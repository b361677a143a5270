import type { AdBlock, AdKind, Sitelink } from './capture.js';
import { isClickWrapper } from '../trail/click-wrapper.js';
import { type JsonRecord, address, firstText, isRecord, list, record, text } from './json-fields.js';
import { type KeptSitelinks, type ReplyAd, advertiserAddress, isReadable, keepSitelinks } from './reply-ads.js';

/** The ads of a reply, and the places of entries that held nothing to tell an ad by. */
export interface SerpApiAds {
  readonly ads: readonly ReplyAd[];
  readonly unread: readonly string[];
}

interface Entry {
  readonly place: string;
  readonly value: unknown;
  readonly block: AdBlock | null;
}

/** Lists of text ads: Google, Bing, DuckDuckGo and others under `ads`, Yahoo under `ads_results`. */
const TEXT_LISTS = ['ads', 'ads_results', 'inline_ads'];

/** Lists of product ads. `shopping_results` and `immersive_products` are not among them: they need a closer look. */
const SHOPPING_LISTS = ['inline_shopping_results', 'inline_shopping', 'shopping_ads', 'inline_ads_results'];

/** Reads every list of ads that SerpApi documents for a results page. `engine` is its own name of the engine. */
export function readSerpApiAds(reply: JsonRecord, engine: string | null): SerpApiAds {
  const shoppingPage =
    /_shopping/.test(engine ?? '') || firstText(record(reply['search_parameters']), 'tbm') === 'shop';
  // On Google's results page every product listed there is paid for; other engines and pages mix in free listings.
  const allPaid = !shoppingPage && /^google|^$/.test(engine ?? '');
  const found = [
    ...TEXT_LISTS.flatMap((name) => read(reply, name, shoppingPage ? productOrText : textAd)),
    ...read(record(reply['local_ads']) ?? {}, 'ads', localAd),
    ...SHOPPING_LISTS.flatMap((name) => read(reply, name, shoppingAd)),
    ...read(reply, 'shopping_results', shoppingAd, allPaid ? always : isMarkedAd),
    ...read(reply, 'immersive_products', shoppingAd, isMarkedAd),
  ];
  return {
    ads: found.flatMap((item) => (typeof item === 'string' ? [] : [item])),
    unread: found.flatMap((item) => (typeof item === 'string' ? [item] : [])),
  };
}

const AD_CLICK = /\/(?:aclk|aclick|y\.js)\?/;

const always = (): boolean => true;

/** Among free listings, what is paid for says so, by a label or by the engine's click wrapper for ads. */
function isMarkedAd(entry: JsonRecord): boolean {
  const label = firstText(entry, 'category', 'tag', 'label', 'block_title') ?? '';
  const link = address(entry['tracking_link']) ?? address(entry['link']);
  return entry['sponsored'] === true || /\b(?:sponsored|ads?)\b/i.test(label) || (link !== null && AD_CLICK.test(link));
}

type ReadEntry = (entry: JsonRecord, block: AdBlock | null) => ReplyAd;

/** Ads read, and instead of each unreadable entry its place. */
function read(
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

function textAd(entry: JsonRecord, block: AdBlock | null): ReplyAd {
  const link = address(entry['link']);
  const tracking = address(entry['tracking_link']);
  const source = firstText(entry, 'source');
  return {
    kind: 'text',
    block,
    title: firstText(entry, 'title'),
    description: firstText(entry, 'description', 'snippet'),
    displayUrl: firstText(entry, 'displayed_link') ?? (looksLikeHost(source) ? source : null),
    links: [link, tracking],
    clickUrl: tracking ?? link,
    sitelinks: sitelinksOf(entry['sitelinks']),
    advertiserName: source,
    price: firstText(entry, 'price'),
    notes: extensionsOf(entry['extensions']),
  };
}

function shoppingAd(entry: JsonRecord, block: AdBlock | null): ReplyAd {
  const link = address(entry['link']);
  const tracking = address(entry['tracking_link']);
  const product = address(entry['product_link']);
  return {
    ...textAd(entry, block),
    kind: 'shopping',
    displayUrl: firstText(entry, 'displayed_link'),
    links: [link, tracking, product],
    clickUrl: tracking ?? link ?? product,
    advertiserName: firstText(entry, 'source', 'seller', 'store'),
    price: firstText(entry, 'price', 'extracted_price'),
    notes: [...oldPriceOf(entry), ...extensionsOf(entry['extensions'])],
  };
}

function productOrText(entry: JsonRecord, block: AdBlock | null): ReplyAd {
  const kind: AdKind = firstText(entry, 'price', 'extracted_price') === null ? 'text' : 'shopping';
  return kind === 'shopping' ? shoppingAd(entry, block) : textAd(entry, block);
}

function localAd(entry: JsonRecord, block: AdBlock | null): ReplyAd {
  return { ...textAd(entry, block), notes: ['Local services ad.', ...extensionsOf(entry['extensions'])] };
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
    description: firstText(entry, 'snippet', 'description') ?? text(lines.join(' ')),
    url: advertiserAddress(address(entry['link'])) ?? advertiserAddress(address(entry['tracking_link'])),
  };
}

/** Callouts and similar lines have no field of their own; they are kept for the reader. */
function extensionsOf(value: unknown): string[] {
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
