import { ahocorasick } from './ahocorasick.js';
import { fuse } from './fuse.js';
import { modernAhocorasick } from './modern-ahocorasick.js';
import { matchingAlone } from './ours.js';
import type { Peer } from './peer.js';
import { regularExpression } from './regular-expression.js';
import { symspell } from './symspell.js';

/** In the order of the table; ours first. */
export const PEERS: readonly Peer[] = [
  matchingAlone,
  modernAhocorasick,
  ahocorasick,
  regularExpression,
  fuse,
  symspell,
];
