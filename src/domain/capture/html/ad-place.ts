import type { AdBlock } from '../capture.js';
import type { PageElement } from './page-element.js';
import { firstAtOrAfter, withAncestors } from './page-element.js';

/** Places that an engine's own ids name; null leaves the place to the results around the ad. */
export type NamedPlace = (element: PageElement) => AdBlock | null;

/**
 * Where an ad stands: in a part of the page that names its place (a side column, a block below the results), else
 * before, between or after the organic results of the main column.
 */
export function placeOf(ad: PageElement, results: readonly PageElement[], named: NamedPlace): AdBlock {
  for (const around of withAncestors(ad)) {
    const place = named(around);
    if (place !== null) return place;
  }
  const before = firstAtOrAfter(results, ad.index);
  if (before === 0) return 'top';
  return before === results.length ? 'bottom' : 'middle';
}
