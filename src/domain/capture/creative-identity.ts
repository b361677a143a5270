import type { CapturedAd } from './capture.js';

/** Space, case and compatibility forms do not make another ad. */
const fold = (text: string | null): string => (text ?? '').normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();

/** Host and path of a displayed address, without scheme, `www.`, query and a closing slash. */
function displayPlace(displayUrl: string | null): string {
  return fold(displayUrl)
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '');
}

/**
 * What makes two sightings the same creative, as one string to be hashed: engine, kind, folded title and description,
 * display host and path. Prices, positions and sitelinks change from look to look and are left out.
 */
export function creativeIdentity(
  ad: Pick<CapturedAd, 'kind' | 'title' | 'description' | 'displayUrl'>,
  engine: string,
): string {
  return JSON.stringify([engine, ad.kind, fold(ad.title), fold(ad.description), displayPlace(ad.displayUrl)]);
}
