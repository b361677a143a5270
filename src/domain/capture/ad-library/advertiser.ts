import type { CaptureReason } from '../capture.js';

/** Libraries of ads that can be asked who advertises, each through one provider. */
export const ADVERTISER_SOURCES = [
  'serpapi-transparency',
  'searchapi-transparency',
  'dataforseo-transparency',
  'microsoft-ad-library',
] as const;
export type AdvertiserSource = (typeof ADVERTISER_SOURCES)[number];

/**
 * One account that a library of ads lists under a name. It says that this account advertises, and never on what query: a
 * search for `ergo` returns Ergodyne.
 */
export interface LibraryAdvertiser {
  /** The account's id in the library; null where the reply names none. */
  readonly id: string | null;
  /** As the library writes it; of a verified account its legal name. */
  readonly name: string;
  /** Whether the library says that it verified who this is; null where it does not say. */
  readonly verified: boolean | null;
  /** When an ad of the account was first and last shown, as far as the reply tells; ISO 8601 in UTC. */
  readonly firstShown: string | null;
  readonly lastShown: string | null;
  /** Ads that the library counts, or that the reply lists; null where it tells neither. */
  readonly creatives: number | null;
  /** Where the account is registered or its ads were shown, as the library writes it. */
  readonly regions: readonly string[];
}

export type LibraryReading =
  { readonly advertisers: readonly LibraryAdvertiser[] } | { readonly reason: CaptureReason };

/** Accounts kept of one reply; libraries list no more than some dozens on a page. */
export const MOST_ADVERTISERS = 200;

/** What has to stand wherever such accounts are shown. */
export const PROVES_NOTHING =
  'A library of ads lists who advertises, not on what query: a name search for "ergo" returns Ergodyne. This proves nothing about any query.';
