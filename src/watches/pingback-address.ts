import { createHash, randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import { whyNotPublic } from '../platform/outbound/public-address.js';

/** What a provider may call when a look is done. */
export interface Pingback {
  /** The whole address, with `$id` where the provider puts its own id. Holds the token, so it is nobody's to keep. */
  readonly url: string;
  /** SHA-256 of the token, in hex: all that is kept of it. */
  readonly hash: string;
}

/** Makes an address to be called once, from 256 random bits; null where nobody outside could call it. */
export function newPingback(publicUrl: string | null): Pingback | null {
  if (publicUrl === null || !canBeCalled(publicUrl)) return null;
  const token = randomBytes(32).toString('base64url');
  return { url: `${publicUrl}/api/pingbacks/dataforseo/${token}?id=$id`, hash: hashOfToken(token) };
}

export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Names that only machines nearby know end so (RFC 6761, 6762, 8375), or have a single part. */
const NEARBY = /^[^.]+$|\.(?:localhost|local|internal|test|invalid|home\.arpa)$/i;

function canBeCalled(publicUrl: string): boolean {
  const host = new URL(publicUrl).hostname.replace(/^\[|\]$/g, '');
  return isIP(host) === 0 ? !NEARBY.test(host) : whyNotPublic(host) === null;
}
