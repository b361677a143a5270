import { type JsonRecord, firstText, record, records } from '../json-fields.js';
import type { LibraryAdvertiser, LibraryReading } from './advertiser.js';
import { gathered } from './gather.js';
import { flagOf, libraryRefused, libraryReply, notThisLibrary, shownAt } from './library-fields.js';

/**
 * Accounts in a reply of Microsoft's Ad Library API (learn.microsoft.com/advertising/guides/ad-library-api), `Advertisers` or
 * `Ads`. Both answer in OData with a list in `value`. It knows only ads shown in the European Union and the European Economic
 * Area since June 2023, one to three days late. Ids are whole numbers that do not fit into a double; ids that came as numbers
 * beyond 2^53 are left out, because they would be wrong. Never throws.
 */
export function microsoftAdLibrary(bytes: Uint8Array): LibraryReading {
  const read = libraryReply(bytes);
  if ('reason' in read) return read;
  const { reply } = read;
  const error = firstText(record(reply['error']), 'message') ?? firstText(reply, 'error', 'Message');
  if (error !== null) return libraryRefused("Microsoft's Ad Library", error);
  if (!Array.isArray(reply['value'])) return notThisLibrary('The reply holds no value list');
  return { advertisers: gathered(records(reply['value']).flatMap(accountOf)) };
}

function accountOf(item: JsonRecord): LibraryAdvertiser[] {
  const name = firstText(item, 'AdvertiserName');
  if (name === null) return [];
  const details = record(item['AdDetails']);
  const country = firstText(item, 'AdvertiserCountry');
  const shownIn = records(details?.['ImpressionsByCountry']).map((share) => firstText(share, 'Country'));
  return [
    {
      id: idOf(item['AdvertiserId']),
      name,
      verified: flagOf(item['IsVerified']),
      firstShown: shownAt(details?.['StartDate']),
      lastShown: shownAt(details?.['EndDate']),
      creatives: item['AdId'] === undefined ? null : 1,
      regions: [country, ...shownIn].filter((region) => region !== null),
    },
  ];
}

function idOf(value: unknown): string | null {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) return null;
  return firstText({ id: value }, 'id');
}
