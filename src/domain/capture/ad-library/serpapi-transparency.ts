import { firstText, records } from '../json-fields.js';
import type { LibraryAdvertiser, LibraryReading } from './advertiser.js';
import { gathered } from './gather.js';
import { libraryRefused, libraryReply, notThisLibrary, shownAt } from './library-fields.js';

/** SerpApi says so in `error` where the library lists nothing under the text. */
const NOTHING = /hasn't returned any results|no results/i;

/**
 * Accounts in SerpApi's reply of `google_ads_transparency_center` (serpapi.com/google-ads-transparency-center-api): its
 * `ad_creatives` name account, id, first and last showing in seconds. It does not say who is verified. Never throws.
 */
export function serpApiTransparency(bytes: Uint8Array): LibraryReading {
  const read = libraryReply(bytes);
  if ('reason' in read) return read;
  const { reply } = read;
  const error = firstText(reply, 'error');
  if (error !== null) return NOTHING.test(error) ? { advertisers: [] } : libraryRefused('SerpApi', error);
  if (!Array.isArray(reply['ad_creatives'])) return notThisLibrary('The reply holds no ad_creatives');
  const found = records(reply['ad_creatives']).flatMap((creative): LibraryAdvertiser[] => {
    const name = firstText(creative, 'advertiser');
    if (name === null) return [];
    return [
      {
        id: firstText(creative, 'advertiser_id'),
        name,
        verified: null,
        firstShown: shownAt(creative['first_shown']),
        lastShown: shownAt(creative['last_shown']),
        creatives: 1,
        regions: [],
      },
    ];
  });
  return { advertisers: gathered(found) };
}
