import { isClickWrapper, unwrapClick } from './click-wrapper.js';
import { nextAddress } from './link.js';
import { KNOWN_NETWORKS } from './networks/known-networks.js';
import type { NetworkTable } from './networks/network-table.js';

/** What an address tells about the way on before it is asked. */
export type DecodedHop =
  /** It carries the next address. */
  | { readonly kind: 'next'; readonly url: string }
  /** Asking would be a click that somebody pays for, so nobody asks. */
  | { readonly kind: 'costs' };

/**
 * Where an address leads as far as it says itself. Engines' click wrappers and comparison shopping services are paid by the
 * click, so they are decoded or left; trackers that only count are decoded to leave their figures alone. Links of
 * affiliate networks cost nobody anything by being asked, and asking shows what the landing page is told: they are decoded
 * only when nothing may be asked.
 *
 * @param asking whether the address would be asked otherwise
 * @returns null when the address has to be asked to know
 */
export function decodedHop(url: string, asking: boolean, networks: NetworkTable = KNOWN_NETWORKS): DecodedHop | null {
  if (isClickWrapper(url)) {
    const inner = unwrapClick(url);
    return inner === null ? { kind: 'costs' } : { kind: 'next', url: inner };
  }
  const parsed = URL.parse(url);
  const link = parsed === null ? null : networks.read(parsed);
  if (parsed === null || link === null || (link.kind === 'network' && asking)) return null;
  const next = link.destination ?? nextAddress(parsed);
  if (next !== null) return { kind: 'next', url: next };
  return link.kind === 'comparison' || isDisplayClick(parsed) ? { kind: 'costs' } : null;
}

/** Google's click address for ads on other people's pages. */
function isDisplayClick({ hostname, pathname }: URL): boolean {
  return hostname.endsWith('.g.doubleclick.net') && pathname.endsWith('/aclk');
}
