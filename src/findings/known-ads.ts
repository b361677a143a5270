import { LRUCache } from 'lru-cache';
import type { SeenAd } from '../captures/captures.service.js';
import { dayOf } from '../domain/detection/dates.js';
import type { ExaminedAd } from './examined-ad.js';

/** Ads remembered at most, in UTF-16 units of their texts and of what was found in them: some tens of megabytes. */
const MOST_UNITS = 8 * 1024 * 1024;

/**
 * Remembers what was found in ads. A watched search shows the same few ads look after look, and what detection says of an
 * ad rests on nothing but the ad, its context, the day and the portfolio; so on one day the same ad in the same
 * context need not be examined twice.
 */
export class KnownAds {
  readonly #known = new LRUCache<string, readonly ExaminedAd[]>({ maxSize: MOST_UNITS });
  #revision: string | null = null;

  /**
   * What was found in this ad before, else what `examine` finds now.
   *
   * @param trailId of the trail that the ad is judged by
   * @param revision of the portfolio; all that was found under another is forgotten
   */
  findings(
    ad: SeenAd,
    trailId: string | null,
    revision: string,
    examine: () => readonly ExaminedAd[],
  ): readonly ExaminedAd[] {
    if (revision !== this.#revision) this.#known.clear();
    this.#revision = revision;
    const key = keyOf(ad, trailId);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const found = examine();
    this.#known.set(key, found, { size: key.length + JSON.stringify(found).length });
    return found;
  }
}

/** Everything that detection is given, but for which sighting it was and at what hour. */
function keyOf(ad: SeenAd, trailId: string | null): string {
  const { creativeId, destination, sitelinks, advertiserName, engine, query, country, language, device } = ad;
  const day = dayOf(ad.seenAt.toISOString());
  return JSON.stringify([
    creativeId,
    destination,
    sitelinks,
    advertiserName,
    engine,
    query,
    country,
    language,
    device,
    day,
    trailId,
  ]);
}
