import { createHash } from 'node:crypto';
import { HAND_COUNTED_PAGES } from './hand-counted-pages.js';
import { HAND_COUNTED_REPLIES } from './hand-counted-replies.js';
import type { AdPlace } from './real-ads.js';
import { realAdsOf } from './real-ads.js';

const RECORDED = 'detection/serp-ads.dev.jsonl';
const SEED = 'labelled-ads:';
/** Whose replies could be read when the labels were written. Those of others came later, and would pick other ads than were labelled. */
const LABELLED_PROVIDERS: readonly string[] = ['serpapi', 'dataforseo', 'searchapi'];

/**
 * The rule that picks ads from the shared pages and replies, so that nobody's liking does: in rounds, every file with ads
 * gives one, until there are enough. The order of the files, and of the ads in a file, is that of the SHA-256 of
 * `labelled-ads:` with the file's path, and with `PATH#PLACE`. An ad whose title and display URL were picked or recorded
 * before is passed over. So every file, and with the files every engine and language, comes in before any comes in twice.
 */
export function pickAds(count: number): AdPlace[] {
  const seen = new Set(realAdsOf(RECORDED).map(shownAs));
  const files = filesWithAds().toSorted(byHash((file) => file));
  const left = new Map(
    files.map((file) => [
      file,
      realAdsOf(file)
        .map((ad, at) => ({ file, at, key: shownAs(ad) }))
        .toSorted(byHash(({ at }) => `${file}#${at}`)),
    ]),
  );
  const picked: AdPlace[] = [];
  for (let before = -1; picked.length > before && picked.length < count;) {
    before = picked.length;
    for (const file of files) {
      const queue = left.get(file) ?? [];
      const next = queue.findIndex(({ key }) => !seen.has(key));
      const ad = next < 0 ? undefined : queue.splice(0, next + 1).at(-1);
      if (ad === undefined || picked.length === count) continue;
      seen.add(ad.key);
      picked.push({ file, at: ad.at });
    }
  }
  return picked;
}

/** What makes two ads one ad here: title and display URL, without case and the invisible mark that old pages end titles with. */
export function shownAs({ title, displayUrl }: { title: string; displayUrl: string | null }): string {
  return `${title}\n${displayUrl ?? ''}`.toLowerCase().replaceAll('\u200e', '').trim();
}

function filesWithAds(): string[] {
  return [
    ...HAND_COUNTED_PAGES.filter(({ outcome }) => outcome === 'ads').map(({ file }) => `serp/html/${file}`),
    ...HAND_COUNTED_REPLIES.filter(
      ({ outcome, provider }) => outcome === 'ads' && LABELLED_PROVIDERS.includes(provider),
    ).map(({ file }) => `serp/json/${file}`),
  ];
}

function byHash<T>(name: (value: T) => string): (a: T, b: T) => number {
  const hash = (value: T) =>
    createHash('sha256')
      .update(SEED + name(value))
      .digest('hex');
  return (a, b) => (hash(a) < hash(b) ? -1 : 1);
}
