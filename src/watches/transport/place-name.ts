import { countryName } from '../../domain/text/place-names.js';

/**
 * `Hamburg` as `Hamburg,Germany`, the form of Google's own list of places (developers.google.com/google-ads/api/data/geotargets).
 * A place that names more than itself is left as the portfolio has it, without spaces after commas.
 */
export function placeName(location: string, country: string): string {
  return location.includes(',') ? location.replace(/,\s+/g, ',') : `${location},${countryName(country)}`;
}
