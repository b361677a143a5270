import { itSays, type LookFailure, lasting, passing } from './transport.js';
import type { ProviderReply } from './send.js';

/**
 * Why a reply with this status brings no page; null for 200, whose body decides.
 *
 * @param name of the provider, as people call it
 * @param said what the provider itself says, null where it says nothing that can be read
 */
export function statusFailure(
  name: string,
  { status, retryAfter }: ProviderReply,
  said: string | null,
): LookFailure | null {
  const says = itSays(said);
  if (status === 200) return null;
  if (status === 401 || status === 403)
    return lasting('key-refused', `${name} refused the key (HTTP ${status}).${says}`);
  if (status === 402) return lasting('out-of-credits', `${name} asks for payment (HTTP 402).${says}`);
  if (status === 429)
    return passing('rate-limited', `${name} was asked too often (HTTP 429).${waitOf(retryAfter)}${says}`, retryAfter);
  if (status === 408) return passing('timed-out', `${name} did not finish in time (HTTP 408).${says}`, retryAfter);
  if (status >= 500)
    return passing('provider-down', `${name} answered with an error of its own (HTTP ${status}).${says}`, retryAfter);
  if (status === 404 || status === 405 || (status >= 300 && status < 400))
    return lasting('wrong-address', `${name}'s address does not answer searches (HTTP ${status}).${says}`);
  if (status >= 400) return lasting('request-refused', `${name} did not accept the search (HTTP ${status}).${says}`);
  return passing('not-a-reply', `${name} answered with HTTP ${status}, which is no reply to a search.${says}`);
}

function waitOf(retryAfter: number | null): string {
  return retryAfter === null ? '' : ` It asks to wait ${retryAfter} s.`;
}
