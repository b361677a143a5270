import { destinationOf } from './click-wrapper.js';

/**
 * Marks that engines and social networks put on every single click. Each visit has others, so two sightings of one ad would
 * look like two links. Sources: the vendors' help pages on auto-tagging (Google, Microsoft, Yandex, Meta).
 */
const CLICK_IDS: ReadonlySet<string> = new Set([
  'gclid',
  'gclsrc',
  'gbraid',
  'wbraid',
  'dclid',
  'gad_source',
  'gad_campaignid',
  'srsltid',
  'msclkid',
  'yclid',
  'fbclid',
  'ttclid',
]);

/** Where the trail of an ad begins. */
export interface TrailAddress {
  /** The advertiser's own address, as the ad has it. */
  readonly url: string;
  /** The same without what differs from click to click; two ads with one key lead the same way. */
  readonly key: string;
}

/**
 * The address to begin an ad's trail at, which is never an engine's click. Null where the ad states none, or hides it in
 * a click that somebody pays for.
 *
 * @param destination as the capture states it
 */
export function trailAddress(destination: string | null): TrailAddress | null {
  const url = destination === null ? null : URL.parse(destinationOf(destination) ?? '');
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  const key = new URL(url.href);
  key.hash = '';
  for (const name of [...key.searchParams.keys()]) {
    if (CLICK_IDS.has(name.toLowerCase())) key.searchParams.delete(name);
  }
  return { url: url.href, key: key.href };
}
