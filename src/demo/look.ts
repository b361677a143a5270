import { createHash } from 'node:crypto';

/** A text ad of a sample, before it takes a provider's form. */
export interface SampleAd {
  readonly title: string;
  readonly description: string;
  /** The address as the ad shows it. */
  readonly shown: string;
  /** Where the click leads once the engine has counted it; a tracker's address for some. */
  readonly to: string;
  /** Top by default. */
  readonly block?: 'top' | 'bottom';
  readonly sitelinks?: readonly (readonly [title: string, url: string])[];
  /** Shown beside the address by Google; the name of the site, not of a verified company. */
  readonly advertiser?: string;
}

/** A product ad of a sample. */
export interface SampleProduct {
  readonly title: string;
  /** As displayed, with its currency sign. */
  readonly price: string;
  readonly seller: string;
  readonly to: string;
}

export interface SampleResult {
  readonly title: string;
  readonly text: string;
  readonly url: string;
}

export type SampleCountry = 'DE' | 'AT' | 'GB' | 'US' | 'FR' | 'JP' | 'AE' | 'SA' | 'TH';

/** Where and how somebody searches. */
export interface Market {
  readonly engine: 'google' | 'bing';
  readonly country: SampleCountry;
  /** BCP 47 primary language. */
  readonly language: string;
  readonly device: 'desktop' | 'mobile';
  readonly location: string;
}

/** One look at a results page: who searched what, where and when, and what stood there. */
export interface Look extends Market {
  readonly at: Date;
  readonly query: string;
  readonly ads: readonly SampleAd[];
  readonly products?: readonly SampleProduct[];
  readonly results: readonly SampleResult[];
}

/** An instant so many days and hours before `now`, at a full second. */
export function ago(now: Date, days: number, hours = 0): Date {
  const seconds = Math.floor(now.getTime() / 1000) - (days * 24 + hours) * 3600;
  return new Date(seconds * 1000);
}

/** When a look so many days and hours before `now` was taken: up to an hour earlier, because no two start on the minute. */
export function takenAt(now: Date, days: number, hours = 0): Date {
  const minutes = (days * 37 + hours * 11 + 5) % 60;
  return new Date(ago(now, days, hours).getTime() - (minutes * 60 + days) * 1000);
}

/** Hexadecimal digits that are the same for the same look; stands in for the ids that providers and engines make up. */
export function idOf(look: Look, part = ''): string {
  const key = [look.engine, look.country, look.device, look.query, look.at.toISOString(), part].join('\n');
  return createHash('sha256').update(key).digest('hex');
}

/** The number in a price as shops write it: 249 of `249,00 €`, 1290 of `£1,290.00`. */
export function amountOf(price: string): number {
  const digits = price.replace(/[^\d.,]/g, '');
  return Number(/,\d{2}$/.test(digits) ? digits.replaceAll('.', '').replace(',', '.') : digits.replaceAll(',', ''));
}
