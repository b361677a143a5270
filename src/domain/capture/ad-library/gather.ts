import type { LibraryAdvertiser } from './advertiser.js';
import { MOST_ADVERTISERS } from './advertiser.js';

/**
 * One entry an account, in the order in which they come: the earliest and the latest day, all regions, ads added up. What has
 * an id goes by it, what has none by its name.
 */
export function gathered(found: readonly LibraryAdvertiser[]): LibraryAdvertiser[] {
  const accounts = new Map<string, LibraryAdvertiser>();
  for (const next of found) {
    const key = next.id === null ? `name ${next.name.toLowerCase()}` : `id ${next.id}`;
    const known = accounts.get(key);
    if (known !== undefined) accounts.set(key, joined(known, next));
    else if (accounts.size < MOST_ADVERTISERS) accounts.set(key, next);
  }
  return [...accounts.values()];
}

function joined(one: LibraryAdvertiser, other: LibraryAdvertiser): LibraryAdvertiser {
  const both = (a: string | null, b: string | null): string[] => [a, b].filter((day) => day !== null).sort();
  return {
    ...one,
    verified: one.verified ?? other.verified,
    firstShown: both(one.firstShown, other.firstShown).at(0) ?? null,
    lastShown: both(one.lastShown, other.lastShown).at(-1) ?? null,
    creatives: one.creatives === null ? other.creatives : one.creatives + (other.creatives ?? 0),
    regions: [...new Set([...one.regions, ...other.regions])],
  };
}
