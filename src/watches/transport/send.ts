import type { LookReasonCode } from '../../domain/scheduling/look-reasons.js';
import type { Clock } from '../../platform/clock/clock.js';
import { httpClient, type OutboundRequest } from '../../platform/outbound/http-client.js';
import { type OutboundCode, OutboundError } from '../../platform/outbound/outbound-error.js';
import type { LookFailure } from './transport.js';

export interface ProviderReply {
  readonly status: number;
  /** Seconds that the provider asked to be left alone for; null where it did not. */
  readonly retryAfter: number | null;
  readonly bytes: Buffer;
}

/** How providers are asked; how long is a matter of taste, and tests have less of it. */
export interface SendOptions {
  readonly clock: Clock;
  /** Milliseconds until the last byte: live searches take seconds, rarely more than half a minute. */
  readonly responseMs?: number;
  /** Results pages have some megabytes at most. */
  readonly maxBytes?: number;
}

/**
 * Sends once and never throws: when to ask again is decided by whoever keeps the look.
 *
 * @param name of the provider, as people call it
 */
export async function send(
  name: string,
  request: OutboundRequest,
  { clock, responseMs = 60_000, maxBytes = 16 * 1024 * 1024 }: SendOptions,
): Promise<ProviderReply | LookFailure> {
  const client = httpClient({
    clock,
    responseMs,
    maxBytes,
    secrets: { params: ['api_key'], headers: ['x-api-key', 'apikey'] },
  });
  try {
    const { status, retryAfter, body } = await client.request(request);
    return { status, retryAfter: secondsUntil(retryAfter, clock), bytes: body };
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    const { code, transient } = error;
    const message = `${name}: ${error.message}`;
    const retryAfter = secondsUntil(error.retryAfter, clock);
    return { status: 'failed', code: REASONS[code], message, transient: transient || code === 'aborted', retryAfter };
  }
}

/** What a request without a whole answer means for a look. */
const REASONS: Readonly<Record<OutboundCode, LookReasonCode>> = {
  'timed-out': 'timed-out',
  unreachable: 'unreachable',
  'unknown-host': 'unreachable',
  tls: 'unreachable',
  truncated: 'truncated-reply',
  'too-large': 'reply-too-large',
  'bad-response': 'not-a-reply',
  'bad-encoding': 'not-a-reply',
  aborted: 'interrupted',
  'bad-request': 'wrong-address',
  'refused-scheme': 'wrong-address',
  'refused-credentials': 'wrong-address',
  'refused-port': 'wrong-address',
  'refused-address': 'wrong-address',
  'refused-downgrade': 'wrong-address',
  'too-many-redirects': 'wrong-address',
};

function secondsUntil(instant: Date | null, clock: Clock): number | null {
  return instant === null ? null : Math.max(0, Math.ceil((instant.getTime() - clock.now().getTime()) / 1000));
}
