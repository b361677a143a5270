/**
 * What a results page or a provider's reply says, in one shape for all sources. Parsers return it, the terminal prints
 * it, the captures room stores it.
 */

/** Search engines that a capture can come from. */
export const ENGINES = ['google', 'bing', 'yahoo', 'duckduckgo', 'baidu', 'yandex', 'naver'] as const;
export type Engine = (typeof ENGINES)[number];

/** The sources that can be read now: providers' replies and engines' saved pages. */
export const PROVIDERS = [
  'serpapi',
  'dataforseo',
  'dataforseo-queued',
  'searchapi',
  'scaleserp',
  'valueserp',
  'serper',
  'zenserp',
  'apify',
  'oxylabs',
  'brightdata',
  'google-html',
  'bing-html',
  'duckduckgo-html',
] as const;
export type Provider = (typeof PROVIDERS)[number];

/** Stands for a saved page or an archive of pages where a provider is stated: their engines are told from the file. */
export const SAVED_PAGE = 'saved-page';

/**
 * How one look ended. `ads` and `no-ads` are statements about the page; `blocked` and `failed` say that nothing can be
 * stated. A page that cannot be read is never `no-ads`.
 */
export type CaptureOutcome = 'ads' | 'no-ads' | 'blocked' | 'failed';

export type AdKind = 'text' | 'shopping';
export type AdBlock = 'top' | 'middle' | 'bottom' | 'side';
export type Device = 'desktop' | 'mobile' | 'tablet';

export interface Sitelink {
  readonly title: string;
  readonly description: string | null;
  /** The sitelink's own address, unwrapped where the source carries it. */
  readonly url: string | null;
}

/** One ad as the page shows it. Texts are as displayed, white space collapsed, never interpreted as markup. */
export interface CapturedAd {
  readonly kind: AdKind;
  readonly block: AdBlock;
  /** 1-based, counted over all ads of the same kind on the page, in reading order. */
  readonly position: number;
  readonly title: string;
  readonly description: string | null;
  readonly displayUrl: string | null;
  /** The advertiser's own URL where the source carries it, decoded from the engine's click wrapper; else null. */
  readonly destination: string | null;
  /** The link as found in the source, click wrapper included; null where the source has none. */
  readonly clickUrl: string | null;
  readonly sitelinks: readonly Sitelink[];
  readonly advertiserName: string | null;
  /** As displayed, with its currency sign. */
  readonly price: string | null;
  /** What a reader should know of how this ad was read, for example that the destination is opaque in the source. */
  readonly notes: readonly string[];
}

/** Why a capture is `blocked` or `failed`: a stable code, and what happened, where, and what to do. */
export interface CaptureReason {
  readonly code: string;
  readonly message: string;
}

/** What a source states of the look itself. Fields that it does not carry are null. */
export interface ParsedCapture {
  readonly outcome: CaptureOutcome;
  /** Set exactly when the outcome is `blocked` or `failed`. */
  readonly reason: CaptureReason | null;
  readonly engine: Engine | null;
  readonly query: string | null;
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country: string | null;
  /** BCP 47 primary language, lower case. */
  readonly language: string | null;
  readonly device: Device | null;
  /** Place searched from, as the source names it. */
  readonly location: string | null;
  /** ISO 8601 instant in UTC, from the source itself; never the time of reading. */
  readonly capturedAt: string | null;
  readonly ads: readonly CapturedAd[];
}

/** Reads one source's bytes. Pure and total: whatever the bytes, it returns a capture and never throws. */
export type CaptureParser = (bytes: Uint8Array) => ParsedCapture;
