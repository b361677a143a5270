import type { NetworkRow } from './network-row.js';

/** Shops and marketplaces that run a programme of their own. */
export const SHOP_PROGRAMMES: readonly NetworkRow[] = [
  {
    code: 'amazon',
    kind: 'network',
    hosts: ['amzn.to'],
    shops: ['amazon'],
    // Amazon's own ads carry a tag as well.
    query: { publisher: ['tag'], subId: ['ascsubtag'] },
    verified: true,
    source: 'AdIntuition',
  },
  {
    code: 'ebay',
    kind: 'network',
    hosts: ['rover.ebay.com'],
    shops: ['ebay'],
    query: { publisher: ['campid'], destination: ['mpre'], subId: ['customid'], programme: ['mkrid'] },
    verified: true,
    source: 'AdIntuition',
  },
  {
    code: 'clickbank',
    kind: 'network',
    hosts: ['hop.clickbank.net'],
    host: '{publisher}.{programme}.hop.clickbank.net',
    query: { subId: ['tid'] },
    verified: false,
    source: 'host: AdIntuition; places: public code',
  },
  {
    code: 'aliexpress',
    kind: 'network',
    hosts: ['s.click.aliexpress.com'],
    query: { publisher: ['aff_trace_key'] },
    landing: { clickReference: ['aff_trace_key'] },
    verified: false,
    source: 'host: NextDNS; places: public code',
  },
  {
    code: 'travelpayouts',
    kind: 'network',
    hosts: ['tp.media'],
    query: { publisher: ['marker'], destination: ['u'], programme: ['p'] },
    verified: false,
    source: 'public code',
  },
  {
    code: 'kelkoo',
    kind: 'comparison',
    hosts: ['kelkoogroup.net'],
    verified: false,
    source: 'host: NextDNS, public code',
  },
  {
    code: 'connexity',
    kind: 'comparison',
    hosts: ['rd.connexity.net', 'rd.bizrate.com'],
    query: { destination: ['t'] },
    verified: false,
    source: 'hosts, destination: Brave debounce',
  },
];
