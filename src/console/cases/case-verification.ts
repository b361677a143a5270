import type { Case } from '../api/generated/types.gen.js';
import { count, formatDate, formatPercent } from '../words/format.js';

/** What is known of the ads since the filing. Not having seen them is never told as their removal. */
export function verificationWords(verification: Case['verification']): string {
  const { sinceAt, looks, sightings, quietLooks, lastSeenAt, chanceOfMissing } = verification;
  if (sinceAt === null) return 'Nothing was filed yet';
  const since = `Since ${formatDate(sinceAt)}: ${count(looks, 'look')} that could see`;
  if (sightings > 0) {
    const last =
      lastSeenAt === null ? '' : `, last on ${formatDate(lastSeenAt)}; ${count(quietLooks, 'look')} after that`;
    return `${since}; the ads were seen ${count(sightings, 'time')}${last}.`;
  }
  return looks === 0
    ? `${since}, so nothing can be said of the ads.`
    : `${since}; the ads were not among what was shown. That is no proof that they are gone: an ad that is live half of the time and shown in half of the searches is missed by all of them with a chance of ${chanceOfMissing < 0.01 ? 'less than 1 %' : formatPercent(chanceOfMissing)}.`;
}
