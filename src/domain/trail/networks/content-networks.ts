import type { NetworkRow } from './network-row.js';

/** Services that turn a publisher's plain links into links of networks. What follows them is their account, not the publisher's. */
export const CONTENT_NETWORKS: readonly NetworkRow[] = [
  {
    code: 'skimlinks',
    kind: 'network',
    hosts: ['go.skimresources.com', 'go.redirectingat.com'],
    query: { publisher: ['id'], destination: ['url'], subId: ['xcust'] },
    verified: true,
    source: 'AdIntuition, Brave debounce, ClearURLs, NextDNS',
  },
  {
    code: 'sovrn',
    kind: 'network',
    hosts: ['redirect.viglink.com'],
    query: { publisher: ['key'], destination: ['u'], subId: ['cuid'] },
    verified: false,
    source: 'host: Brave debounce, ClearURLs, NextDNS; places: public code',
  },
  {
    code: 'digidip',
    kind: 'network',
    hosts: ['digidip.net'],
    host: '{publisher}.digidip.net',
    query: { destination: ['url'], subId: ['ref'] },
    verified: false,
    source: 'host: Brave debounce, ClearURLs; places: public code',
  },
  {
    code: 'yieldkit',
    kind: 'network',
    hosts: ['srvtrck.com'],
    query: { destination: ['url'] },
    verified: false,
    source: 'host, destination: ClearURLs',
  },
  {
    code: 'geniuslink',
    kind: 'network',
    hosts: ['target.georiot.com', 'buy.geni.us'],
    query: { destination: ['GR_URL'] },
    verified: false,
    source: 'hosts, destination: Brave debounce, NextDNS',
  },
  {
    code: 'narrativ',
    kind: 'network',
    hosts: ['shop-links.co', 'narrativ.com', 'howl.me'],
    query: { destination: ['url'] },
    verified: false,
    source: 'hosts, destination: Brave debounce',
  },
];
