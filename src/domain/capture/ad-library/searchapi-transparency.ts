import { type JsonRecord, firstText, record, records } from '../json-fields.js';
import type { LibraryAdvertiser, LibraryReading } from './advertiser.js';
import { gathered } from './gather.js';
import { countOf, flagOf, libraryRefused, libraryReply, notThisLibrary, shownAt } from './library-fields.js';

/**
 * Accounts in SearchApi's reply of `google_ads_transparency_center_advertiser_search` (`advertisers`: id, name, region,
 * ads_count, is_verified) or `google_ads_transparency_center` (`ad_creatives`: advertiser.id and .name, first_shown_datetime,
 * last_shown_datetime). Read from how others read it; no reply was at hand. Never throws.
 */
export function searchApiTransparency(bytes: Uint8Array): LibraryReading {
  const read = libraryReply(bytes);
  if ('reason' in read) return read;
  const { reply } = read;
  const error = firstText(reply, 'error');
  if (error !== null) return libraryRefused('SearchApi', error);
  const lists = ['advertisers', 'ad_creatives', 'domains'].filter((name) => Array.isArray(reply[name]));
  if (lists.length === 0 && firstText(record(reply['search_metadata']), 'status') !== 'Success')
    return notThisLibrary('The reply holds neither advertisers nor ad_creatives');
  const accounts = records(reply['advertisers']).flatMap(accountOf);
  const creatives = records(reply['ad_creatives']).flatMap(creativeOf);
  return { advertisers: gathered([...accounts, ...creatives]) };
}

function accountOf(account: JsonRecord): LibraryAdvertiser[] {
  const name = firstText(account, 'name');
  if (name === null) return [];
  const region = firstText(account, 'region');
  return [
    {
      id: firstText(account, 'id'),
      name,
      verified: flagOf(account['is_verified']),
      firstShown: null,
      lastShown: null,
      creatives: countOf(account['ads_count']),
      regions: region === null ? [] : [region],
    },
  ];
}

function creativeOf(creative: JsonRecord): LibraryAdvertiser[] {
  const account = record(creative['advertiser']);
  const name = firstText(account, 'name');
  if (name === null) return [];
  return [
    {
      id: firstText(account, 'id'),
      name,
      verified: null,
      firstShown: shownAt(creative['first_shown_datetime']),
      lastShown: shownAt(creative['last_shown_datetime']),
      creatives: 1,
      regions: [],
    },
  ];
}
