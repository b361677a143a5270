import type { Sitelink } from '../domain/capture/capture.js';
import { z } from 'zod';
import type { ObservedAd } from '../domain/detection/observed-ad.js';
import { ASKED_BY, type ObservedTrail } from '../domain/trail/observed-trail.js';
import { ENDS } from '../domain/trail/trail.js';
import { statedInstant } from '../platform/clock/stated-instant.js';

/** What is wrong with one ad, or the ad. `warning` says what is odd about an ad that could be read all the same. */
export type AdReadingResult =
  { readonly ad: ObservedAd; readonly warning: string | null } | { readonly code: string; readonly problem: string };

/** No engine shows more than a dozen; a list beyond this is an attack or a mistake. */
export const MOST_SITELINKS = 200;
/** Ours have at most twelve. */
const MOST_HOPS = 50;
/** In UTF-16 units; no engine shows a hundredth of it. */
export const LONGEST_FIELD = 1024 * 1024;

const TEXTS = [
  'query',
  'engine',
  'country',
  'language',
  'device',
  'description',
  'displayUrl',
  'destination',
  'advertiserName',
  'capturedAt',
] as const;

const answerShape = {
  hops: z.array(z.object({ url: z.string().max(LONGEST_FIELD) })).max(MOST_HOPS),
  end: z.enum(ENDS),
};
const trailSchema = z.object({
  ...answerShape,
  again: z.object({ ...answerShape, by: z.enum(ASKED_BY) }).nullish(),
});

class BadAd extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Reads an ad from a line of `--ads`, or from a capture with the capture's context and an id. Unknown keys are ignored,
 * `id` and `title` are needed, everything else may be missing or null.
 */
export function readObservedAd(value: unknown, context: Readonly<Record<string, unknown>> = {}): AdReadingResult {
  try {
    const source = { ...record(value), ...context };
    const text = (key: string): string | null => optionalText(source[key], key);
    const ad: ObservedAd = {
      id: idOf(source['id']),
      title: titleOf(source['title']),
      description: text('description'),
      displayUrl: text('displayUrl'),
      destination: text('destination') ?? text('clickUrl'),
      sitelinks: sitelinksOf(source['sitelinks']),
      advertiserName: text('advertiserName'),
      kind: kindOf(source['kind']),
      query: text('query'),
      engine: text('engine'),
      country: text('country')?.toUpperCase() ?? null,
      language: text('language')?.toLowerCase().split(/[-_]/)[0] ?? null,
      device: text('device'),
      capturedAt: instantOf(text('capturedAt')),
      ...trailOf(source['trail']),
    };
    return { ad, warning: oddityOf(ad) };
  } catch (error) {
    if (error instanceof BadAd) return { code: error.code, problem: error.message };
    throw error;
  }
}

function record(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new BadAd('not-an-object', 'expected a JSON object with the fields of one ad');
  }
  return value as Record<string, unknown>;
}

function idOf(value: unknown): string {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value === 'string' && value !== '') return sound(value, 'id');
  throw new BadAd('no-id', 'the ad has no id; expected a text in "id"');
}

function titleOf(value: unknown): string {
  if (value === undefined || value === null || value === '') {
    throw new BadAd('no-title', 'the ad has no title; expected a text in "title"');
  }
  return optionalText(value, 'title') as string;
}

function kindOf(value: unknown): 'text' | 'shopping' {
  if (value === undefined || value === null || value === 'text') return 'text';
  if (value === 'shopping') return 'shopping';
  throw new BadAd('wrong-value', '"kind" is neither "text" nor "shopping"');
}

function instantOf(value: string | null): string | null {
  if (value === null || value === '') return null;
  const instant = statedInstant(value);
  if (instant === null) {
    throw new BadAd('wrong-value', '"capturedAt" is no instant; expected ISO 8601, for example 2026-05-01T12:00:00Z');
  }
  return instant.toISOString();
}

function optionalText(value: unknown, key: string): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') {
    throw new BadAd('wrong-type', `"${key}" is ${nameOf(value)}; expected a text`);
  }
  return sound(value, key);
}

/** Text that can be stored and shown: no NUL, no half characters, no more than an ad could ever hold. */
function sound(value: string, key: string): string {
  if (value.length > LONGEST_FIELD) {
    throw new BadAd('too-long', `"${key}" is longer than ${String(LONGEST_FIELD)} characters`);
  }
  if (value.includes('\u0000')) throw new BadAd('nul-character', `"${key}" holds a NUL character; remove it`);
  if (!value.isWellFormed()) {
    throw new BadAd(
      'lone-surrogate',
      `"${key}" holds half a character (a lone surrogate); save the text again as UTF-8`,
    );
  }
  return value;
}

function sitelinksOf(value: unknown): Sitelink[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new BadAd('wrong-type', `"sitelinks" is ${nameOf(value)}; expected a list`);
  if (value.length > MOST_SITELINKS) {
    const counted = `${String(value.length)} sitelinks`;
    throw new BadAd('too-many-sitelinks', `the ad has ${counted}; expected at most ${String(MOST_SITELINKS)}`);
  }
  return value.map((item: unknown, at) => {
    const place = `sitelinks[${String(at)}]`;
    if (typeof item === 'string') return { title: sound(item, place), description: null, url: null };
    if (typeof item !== 'object' || item === null || Array.isArray(item)) {
      throw new BadAd('wrong-type', `"${place}" is ${nameOf(item)}; expected a text or an object with a title`);
    }
    const { title, description, url } = item as Record<string, unknown>;
    return {
      title: optionalText(title, `${place}.title`) ?? '',
      description: optionalText(description, `${place}.description`),
      url: optionalText(url, `${place}.url`),
    };
  });
}

/** A trail as `trace --json` prints it; what is no trail is refused, because a wrong one could accuse somebody. */
function trailOf(value: unknown): { readonly trail?: ObservedTrail } {
  if (value === undefined || value === null) return {};
  const trail = trailSchema.safeParse(value);
  if (trail.success) return { trail: trail.data };
  const [issue] = trail.error.issues;
  const place = ['trail', ...(issue?.path ?? [])].join('.');
  throw new BadAd('wrong-trail', `"${place}" is not what "trace --json" prints: ${issue?.message ?? 'it is no trail'}`);
}

function nameOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** Overrides of the writing direction make a text read differently from what it holds; the ad is examined all the same. */
function oddityOf(ad: ObservedAd): string | null {
  const field = (['title', ...TEXTS] as const).find((key) => /[\u202a-\u202e\u2066-\u2069]/.test(ad[key] ?? ''));
  return field === undefined
    ? null
    : `"${field}" holds characters that override the writing direction; they were left out of the matching`;
}
