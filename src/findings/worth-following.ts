import type { SeenAd } from '../captures/captures.service.js';
import type { CompiledPortfolio } from '../domain/detection/compile-portfolio.js';
import { hostParts } from '../domain/text/host.js';
import { publisherWords, readTrail } from '../domain/trail/observed-trail.js';
import { trailAddress } from '../domain/trail/trail-address.js';
import type { ExaminedAd } from './examined-ad.js';

/**
 * Whether following the link of an ad could change what is said of it. Nothing is to be learnt where the ad concerns no brand,
 * and where it leads to an owner's own site with no network's mark in its address, which is how nearly all of the brand's own
 * ads look.
 *
 * @param found what is said of the ad as long as its link was not followed
 */
export function isWorthFollowing(ad: SeenAd, found: readonly ExaminedAd[], portfolio: CompiledPortfolio): boolean {
  const address = trailAddress(ad.destination);
  if (address === null || found.length === 0) return false;
  const roles = portfolio.rolesByDomain.get(hostParts(address.url)?.registrable ?? '') ?? [];
  const isOwn = roles.some(({ relation }) => relation === 'owner' || relation === 'agency');
  return !isOwn || publisherWords(readTrail({ hops: [address], end: 'landing' }).party) !== null;
}

/** Whom the day's most is counted for; the ad's findings are about one party. */
export function partyOf([first]: readonly ExaminedAd[]): string {
  return first?.party.domain ?? first?.party.name ?? '';
}
