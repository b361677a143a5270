import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Provider } from '../../src/domain/capture/capture.js';
import { parseCapture } from '../../src/domain/capture/parse-capture.js';
import type { ObservedAd } from '../../src/domain/detection/observed-ad.js';
import { SHARED_DATA } from './checkout.js';
import { HAND_COUNTED_PAGES } from './hand-counted-pages.js';
import { HAND_COUNTED_REPLIES } from './hand-counted-replies.js';

/** Where a real ad stands in the shared data. */
export interface AdPlace {
  /** Below the shared data: a `.jsonl` of recorded ads, or a page or reply below `serp/html`, `serp/json`. */
  readonly file: string;
  /** Zero-based: the line of a `.jsonl`, else the place among the ads of the parsed capture. */
  readonly at: number;
}

/** One line of the recorded ads. What was not recorded (place, day, device) is not in it. */
interface RecordedAd {
  readonly engine: string;
  readonly query: string | null;
  readonly title: string;
  readonly description: string | null;
  readonly display_url: string | null;
  readonly sitelinks: readonly string[];
  readonly destination: string | null;
  readonly kind: 'text' | 'shopping';
}

const filesRead = new Map<string, readonly ObservedAd[]>();

/**
 * One real ad of the shared data, as detection takes it. Files are remembered once read. Throws when the file has no such
 * ad, or when it is a capture that the hand counts do not know.
 */
export function readRealAd({ file, at }: AdPlace): ObservedAd {
  const ad = realAdsOf(file)[at];
  if (!ad) throw new Error(`${file} has no ad at ${at}.`);
  return ad;
}

/** Every ad of one file of the shared data, in the file's order. */
export function realAdsOf(file: string): readonly ObservedAd[] {
  const known = filesRead.get(file);
  if (known) return known;
  const bytes = readFileSync(resolve(SHARED_DATA, file));
  const ads = file.endsWith('.jsonl') ? recordedAds(file, bytes.toString('utf8')) : capturedAds(file, bytes);
  filesRead.set(file, ads);
  return ads;
}

function recordedAds(file: string, text: string): ObservedAd[] {
  const lines = text.trim().split('\n');
  return lines.map((line, at) => {
    const { title, description, destination, query, engine, kind, ...rest } = JSON.parse(line) as RecordedAd;
    const unknown = { advertiserName: null, country: null, language: null, device: null, capturedAt: null };
    const sitelinks = rest.sitelinks.map((name) => ({ title: name, description: null, url: null }));
    return {
      ...{ id: `${file}#${at}`, kind, title, description, destination, query, engine, sitelinks },
      ...{ displayUrl: rest.display_url, ...unknown },
    };
  });
}

function capturedAds(file: string, bytes: Uint8Array): ObservedAd[] {
  // Query, country, language and time as the capture states them; only a reply's item saved on its own has none.
  const { ads, engine, query, country, language, device, capturedAt } = parseCapture(providerOf(file), bytes);
  return ads.map((ad, at) => ({ id: `${file}#${at}`, ...ad, engine, query, country, language, device, capturedAt }));
}

function providerOf(file: string): Provider {
  const [, kind, ...rest] = file.split('/');
  const name = rest.join('/');
  if (kind === 'html' && HAND_COUNTED_PAGES.some((page) => page.file === name))
    return rest[0] === 'bing' ? 'bing-html' : 'google-html';
  const reply = kind === 'json' ? HAND_COUNTED_REPLIES.find((one) => one.file === name) : undefined;
  if (!reply) throw new Error(`${file} is no page or reply that was counted by hand; no provider is known for it.`);
  return reply.provider;
}
