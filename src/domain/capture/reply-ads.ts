import { destinationOf, isClickWrapper } from '../trail/click-wrapper.js';
import type { AdBlock, AdKind, CapturedAd, Sitelink } from './capture.js';

/** Sitelinks kept of one ad. Engines show at most a dozen or two. */
export const MAX_SITELINKS = 100;

/** Ads kept of one reply, far above what a hundred pages of results hold. */
export const MAX_ADS = 2_000;

/** The sitelinks that are kept, and how many are not. */
export interface KeptSitelinks {
  readonly kept: readonly Sitelink[];
  readonly leftOut: number;
}

/** Reads as many sitelinks as are kept and only counts the rest; entries that `read` makes nothing of are skipped. */
export function keepSitelinks(values: readonly unknown[], read: (value: unknown) => Sitelink | null): KeptSitelinks {
  const kept: Sitelink[] = [];
  let seen = 0;
  for (const value of values) {
    if (kept.length === MAX_SITELINKS) break;
    seen += 1;
    const sitelink = read(value);
    if (sitelink !== null) kept.push(sitelink);
  }
  return { kept, leftOut: values.length - seen };
}

/** An ad as a provider's reply states it, before addresses are read and positions counted. */
export interface ReplyAd {
  readonly kind: AdKind;
  /** Null when the source does not say. */
  readonly block: AdBlock | null;
  readonly title: string | null;
  readonly description: string | null;
  readonly displayUrl: string | null;
  /** Addresses in the order in which they are likely to be the advertiser's own. */
  readonly links: readonly (string | null)[];
  readonly clickUrl: string | null;
  readonly sitelinks: KeptSitelinks;
  readonly advertiserName: string | null;
  readonly price: string | null;
  readonly notes: readonly string[];
}

/** Reading order of a page: what stands beside the results is read after them. */
const READING_ORDER: readonly AdBlock[] = ['top', 'middle', 'bottom', 'side'];

/** Whether there is anything to tell the ad by. */
export function isReadable(ad: ReplyAd): boolean {
  return [ad.title, ad.description, ad.displayUrl, ...ad.links].some((field) => field !== null);
}

/** Puts ads in reading order and counts positions; `unread` names entries that held nothing to tell an ad by. */
export function toCapturedAds(replyAds: readonly ReplyAd[], unread: readonly string[]): CapturedAd[] {
  const ordered = READING_ORDER.flatMap((block) => replyAds.filter((ad) => (ad.block ?? 'top') === block));
  const counted: Record<AdKind, number> = { text: 0, shopping: 0 };
  const captured = ordered.slice(0, MAX_ADS).map((ad) => readAd(ad, ++counted[ad.kind]));
  const notes = [
    ...(ordered.length > MAX_ADS ? [`${ordered.length - MAX_ADS} further ads of this reply were left out.`] : []),
    ...(unread.length > 0 ? [`Entries of this reply that could not be read as ads: ${summary(unread)}.`] : []),
  ];
  const [first, ...rest] = captured;
  return first === undefined ? [] : [{ ...first, notes: [...first.notes, ...notes] }, ...rest];
}

function readAd(ad: ReplyAd, position: number): CapturedAd {
  const destination = firstOf(ad.links, advertiserAddress);
  return {
    kind: ad.kind,
    block: ad.block ?? 'top',
    position,
    title: ad.title ?? '',
    description: ad.description,
    displayUrl: ad.displayUrl,
    destination,
    clickUrl: ad.clickUrl,
    sitelinks: ad.sitelinks.kept,
    advertiserName: ad.advertiserName,
    price: ad.price,
    notes: [
      ...ad.notes,
      ...(ad.block === null ? ['The source does not say where on the page the ad stood; counted as top.'] : []),
      ...(ad.title === null ? ['The source gives no title.'] : []),
      ...(destination === null ? [whyNoDestination(ad)] : []),
      ...(ad.sitelinks.leftOut > 0 ? [`${ad.sitelinks.leftOut} further sitelinks were left out.`] : []),
    ],
  };
}

/** The address of a sitelink or an ad where it leads to the advertiser; null for an engine's wrapper or own page. */
export function advertiserAddress(link: string | null): string | null {
  const destination = link === null ? null : destinationOf(link);
  return destination === null || isEnginePage(destination) ? null : destination;
}

/** Product and results pages that the engine itself shows; an engine's other pages may well be advertised. */
function isEnginePage(address: string): boolean {
  const url = URL.parse(address);
  return (
    url !== null &&
    /(?:^|\.)(?:google(?:\.com?)?\.[a-z]{2,3}|bing\.com)$/.test(url.hostname) &&
    /^\/(?:search|shopping|shop|aclk|localservices|products)(?:\/|$)/.test(url.pathname)
  );
}

function whyNoDestination(ad: ReplyAd): string {
  const wrapper = ad.links.find((link) => link !== null && isClickWrapper(link));
  const shown = ad.displayUrl === null ? '' : ' The displayed address is all that tells where the ad leads.';
  if (wrapper !== undefined) return `The source carries only an opaque click address of the engine.${shown}`;
  return `The source carries no address of the advertiser.${shown}`;
}

function firstOf<T, R>(items: readonly T[], read: (item: T) => R | null): R | null {
  for (const item of items) {
    const found = read(item);
    if (found !== null) return found;
  }
  return null;
}

function summary(names: readonly string[]): string {
  return names.length <= 5 ? names.join(', ') : `${names.slice(0, 5).join(', ')} and ${names.length - 5} more`;
}
