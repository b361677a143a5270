import { CONTENT_NETWORKS } from './content-networks.js';
import { LARGE_NETWORKS } from './large-networks.js';
import { MEASURING_SERVICES } from './measuring-services.js';
import { NetworkTable } from './network-table.js';
import { REGIONAL_NETWORKS } from './regional-networks.js';
import { SHOP_PROGRAMMES } from './shop-programmes.js';

/** The networks and services that the product knows. */
export const KNOWN_NETWORKS = new NetworkTable([
  ...LARGE_NETWORKS,
  ...SHOP_PROGRAMMES,
  ...CONTENT_NETWORKS,
  ...REGIONAL_NETWORKS,
  ...MEASURING_SERVICES,
]);
