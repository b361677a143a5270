import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { sampleCaptures as demoCaptures } from '../../src/demo/samples.js';
import type { Provider } from '../../src/domain/capture/capture.js';

export interface SampleCapture {
  readonly provider: Provider;
  readonly bytes: Buffer;
}

/** Replies of a round, and the ads in each. */
const REPLIES = 1500;
const ADS_A_REPLY = 8;
/** Searches that the replies answer; most ads come up for several of them, again and again, as in service. */
const SEARCHES = 60;
/** Real pages are few, so each is handed in several times with a comment that makes it another. */
const COPIES = 4;
const SEED = 20261127;

/**
 * `api` are the replies to some searches that are looked at again and again on one day; `api-new` the same, but each for a
 * search of its own, so that no ad was examined before in its context; `html` are whole pages.
 */
export type BenchKind = 'api' | 'api-new' | 'html';

/** What these replies use of the fields of an ad that SerpApi gives. */
type SerpApiAd = Readonly<Record<string, unknown>> & { readonly title: string };

/**
 * Results as providers and browsers send them, from the shared data beside the checkout; other bytes for each round. Throws
 * where the data is not at hand: figures over made-up pages would mean little.
 */
export function benchCaptures(root: string, kind: BenchKind, round = 0): SampleCapture[] {
  const shared = resolve(root, '../shared/data');
  if (!existsSync(shared)) throw new Error(`The ingest benchmark reads real pages from ${shared}, which is not there.`);
  return kind === 'html'
    ? pages(join(shared, 'serp/html'), round)
    : replies(shared, kind === 'api' ? SEARCHES : REPLIES, round);
}

/**
 * Each reply is one recorded reply of SerpApi with eight ads in it, drawn from the ads that were recorded from real pages and
 * from those of the demo, which stand for ads of protected brands: hardly any recorded ad names one.
 */
function replies(shared: string, searches: number, round: number): SampleCapture[] {
  const folder = join(shared, 'serp/json/serpapi');
  const page = JSON.parse(readFileSync(join(folder, 'search_coffee_sample.json'), 'utf8')) as Record<string, unknown>;
  const ads = [...recordedAds(shared), ...demoAds(), ...demoAds()];
  const random = xoroshiro128plus(SEED + round);
  const pick = <T>(from: readonly T[]): T => from[uniformInt(random, 0, from.length - 1)] as T;
  return Array.from({ length: REPLIES }, (_, at) => {
    const drawn = Array.from({ length: ADS_A_REPLY }, (_place, position) => ({ ...pick(ads), position: position + 1 }));
    const reply = {
      ...page,
      search_metadata: { id: `bench-${round}-${at}`, status: 'Success', created_at: '2026-11-20 12:00:00 UTC' },
      search_parameters: { engine: 'google', q: `search ${at % searches}`, gl: 'fr', hl: 'fr', device: 'desktop' },
      ads: drawn,
    };
    return { provider: 'serpapi', bytes: Buffer.from(JSON.stringify(reply)) };
  });
}

function recordedAds(shared: string): SerpApiAd[] {
  const lines = readFileSync(join(shared, 'detection/serp-ads.dev.jsonl'), 'utf8').trim().split('\n');
  return lines
    .map((line) => JSON.parse(line) as Readonly<Record<string, string | readonly string[] | null>>)
    .filter(({ kind }) => kind === 'text')
    .map(({ title, description, display_url: shown, destination, sitelinks }) => ({
      title: String(title),
      description,
      displayed_link: shown,
      link: destination,
      block_position: 'top',
      sitelinks: (sitelinks as readonly string[]).map((name) => ({ title: name })),
    }));
}

function demoAds(): SerpApiAd[] {
  return demoCaptures(new Date('2026-11-20T12:00:00Z'))
    .filter(({ provider }) => provider === 'serpapi')
    .flatMap(({ text }) => adsIn(text));
}

/** One of the demo's replies is cut off on purpose. */
function adsIn(text: string): readonly SerpApiAd[] {
  try {
    return (JSON.parse(text) as { readonly ads?: readonly SerpApiAd[] }).ads ?? [];
  } catch {
    return [];
  }
}

function pages(folder: string, round: number): SampleCapture[] {
  const found = (['google', 'bing'] as const).flatMap((engine) =>
    readdirSync(join(folder, engine), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.html'))
      .map((name) => ({ provider: `${engine}-html` as const, bytes: readFileSync(join(folder, engine, name)) })),
  );
  return found.flatMap(({ provider, bytes }) =>
    Array.from({ length: COPIES }, (_, copy) => ({
      provider,
      bytes: Buffer.concat([bytes, Buffer.from(`<!-- ${round}-${copy} -->`)]),
    })),
  );
}
