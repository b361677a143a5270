import { type JsonRecord, firstText, records } from '../json-fields.js';
import { readTasks } from '../dataforseo-task.js';
import type { LibraryAdvertiser, LibraryReading } from './advertiser.js';
import { gathered } from './gather.js';
import { countOf, flagOf, libraryReply, notThisLibrary, shownAt } from './library-fields.js';

/**
 * Accounts in DataForSEO's replies of `ads_advertisers` (title, advertiser_id, location, verified, approx_ads_count; groups of
 * accounts hold theirs in `advertisers`) and `ads_search` (an item an ad, with its account and first_shown, last_shown). Items
 * of type `ads_domain` name no account and are left out. Never throws.
 */
export function dataForSeoTransparency(bytes: Uint8Array): LibraryReading {
  const read = libraryReply(bytes);
  if ('reason' in read) return read;
  if (!Array.isArray(read.reply['tasks']) && !('status_code' in read.reply))
    return notThisLibrary('The reply holds no tasks');
  const tasks = readTasks(read.reply);
  if ('noResults' in tasks) return { advertisers: [] };
  if ('reason' in tasks) return { reason: tasks.reason };
  const items = records(tasks.search.result['items']).flatMap((item) =>
    firstText(item, 'type') === 'ads_multi_account_advertiser' ? records(item['advertisers']) : [item],
  );
  return { advertisers: gathered(items.flatMap(accountOf)) };
}

function accountOf(item: JsonRecord): LibraryAdvertiser[] {
  const name = firstText(item, 'title');
  const id = firstText(item, 'advertiser_id');
  if (name === null || id === null) return [];
  const location = firstText(item, 'location');
  return [
    {
      id,
      name,
      verified: flagOf(item['verified']),
      firstShown: shownAt(item['first_shown']),
      lastShown: shownAt(item['last_shown']),
      creatives: firstText(item, 'creative_id') === null ? countOf(item['approx_ads_count']) : 1,
      regions: location === null ? [] : [location],
    },
  ];
}
