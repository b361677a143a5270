import type { ObservedAd } from '../../../src/domain/detection/observed-ad.js';

/** The texts of an ad in which marks are looked for. */
export function textsOf(ad: ObservedAd): string[] {
  const sitelinks = ad.sitelinks.flatMap(({ title, description }) => [title, description]);
  return [ad.title, ad.description, ...sitelinks, ad.displayUrl, ad.query].filter((text) => text !== null);
}

/** The least that any matcher does to the texts: one compatibility form, one letter case. */
export function foldPlainly(ads: readonly ObservedAd[]): number {
  let units = 0;
  for (const ad of ads) for (const text of textsOf(ad)) units += text.normalize('NFKC').toLowerCase().length;
  return units;
}
