import type { AdvertiserSource, LibraryReading } from './advertiser.js';
import { dataForSeoTransparency } from './dataforseo-transparency.js';
import { microsoftAdLibrary } from './microsoft-ad-library.js';
import { searchApiTransparency } from './searchapi-transparency.js';
import { serpApiTransparency } from './serpapi-transparency.js';

/** Every library by the one parser of its replies; the type refuses to compile when one is missing. */
const PARSERS: Readonly<Record<AdvertiserSource, (bytes: Uint8Array) => LibraryReading>> = {
  'serpapi-transparency': serpApiTransparency,
  'searchapi-transparency': searchApiTransparency,
  'dataforseo-transparency': dataForSeoTransparency,
  'microsoft-ad-library': microsoftAdLibrary,
};

/** The accounts that a library's reply lists, or why it could not be read. Never throws. */
export function readAdLibrary(source: AdvertiserSource, bytes: Uint8Array): LibraryReading {
  return PARSERS[source](bytes);
}
