import type { CaptureReason, Device, Engine, ParsedCapture } from './capture.js';

/** What a reply states of the look itself. */
export type ReplyContext = Omit<ParsedCapture, 'outcome' | 'reason' | 'ads'>;

export const NO_CONTEXT: ReplyContext = {
  engine: null,
  query: null,
  country: null,
  language: null,
  device: null,
  location: null,
  capturedAt: null,
};

/** A capture of which nothing can be said but why. */
export function failedCapture(reason: CaptureReason, context: ReplyContext = NO_CONTEXT): ParsedCapture {
  return { ...context, outcome: 'failed', reason, ads: [] };
}

/**
 * Why a reply without ads says nothing of ads: where a provider does not document how it tells them, their absence may be its
 * own silence and is no "nothing there".
 */
export function adsNotTold(provider: string, engine: string): CaptureReason {
  const message = `${provider} does not document itself how its replies tell ads of ${engine}, so one without them does not say that there were none.`;
  return { code: 'ads-not-told', message: `${message} Look at ${engine} with another provider, or by hand.` };
}

/** ISO 3166-1 alpha-2 in upper case, from a two-letter code as engines write it (`uk` is theirs for Great Britain). */
export function countryOf(code: string | null): string | null {
  const upper = code?.trim().toUpperCase() ?? '';
  if (!/^[A-Z]{2}$/.test(upper)) return null;
  return upper === 'UK' ? 'GB' : upper;
}

/**
 * Country of a Google location code for a whole country: 2000 plus the ISO 3166-1 numeric code
 * (developers.google.com/google-ads/api/data/geotargets). Codes of regions and cities give null.
 */
export function countryOfLocationCode(code: number | null): string | null {
  if (code === null || !Number.isInteger(code) || code < 2000 || code > 2999) return null;
  const region = new Intl.Locale(`und-${String(code - 2000).padStart(3, '0')}`).region ?? '';
  return /^[A-Z]{2}$/.test(region) && region !== 'ZZ' ? region : null;
}

/** The code of a whole country, the other way round; null for a country without an ISO 3166-1 numeric code. */
export function locationCodeOfCountry(country: string): number | null {
  for (let code = 2004; code < 2900; code += 1) if (countryOfLocationCode(code) === country) return code;
  return null;
}

/** BCP 47 primary language in lower case, from a tag such as `en`, `pt-BR` or `zh_CN`. */
export function languageOf(tag: string | null): string | null {
  const primary = tag?.trim().split(/[-_]/, 1)[0]?.toLowerCase() ?? '';
  return /^[a-z]{2,3}$/.test(primary) ? primary : null;
}

export function deviceOf(name: string | null): Device | null {
  const lower = name?.toLowerCase();
  return lower === 'desktop' || lower === 'mobile' || lower === 'tablet' ? lower : null;
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(\.\d{1,9})?\s*(UTC|Z|[+-]\d{2}:?\d{2})$/;

/** ISO 8601 in UTC from the providers' `2019-11-15 12:57:46 +00:00`, `… UTC` or ISO; null without a zone. */
export function instantOf(value: string | null): string | null {
  const [, day, time, fraction = '', zone = ''] = INSTANT.exec(value?.trim() ?? '') ?? [];
  if (day === undefined || time === undefined) return null;
  const offset = /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(-2)}` : 'Z';
  const instant = new Date(`${day}T${time}${fraction.slice(0, 4)}${offset}`);
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}

const ENGINE_NAMES: readonly Engine[] = ['google', 'bing', 'yahoo', 'duckduckgo', 'baidu', 'yandex', 'naver'];

/** The engine of a name such as `google`, `google_light` or `bing`; null for anything else. */
export function engineOf(name: string | null): Engine | null {
  const first = name?.toLowerCase().split('_', 1)[0];
  return ENGINE_NAMES.find((engine) => engine === first) ?? null;
}
