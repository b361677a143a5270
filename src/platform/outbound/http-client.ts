import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../clock/clock.js';
import { exchange, type OutboundResponse } from './exchange.js';
import { failure } from './failure.js';
import { OutboundError } from './outbound-error.js';
import { type Redaction, redactionFor, type SecretNames, shownUrl } from './redaction.js';
import { withinTime } from './within-time.js';

export interface HttpClientOptions {
  readonly clock: Clock;
  /** Milliseconds for name, connection and TLS; 10,000 by default. */
  readonly connectMs?: number;
  /** Milliseconds from the start of a try to the last byte of its answer; 30,000 by default. */
  readonly responseMs?: number;
  /** Most bytes of a body, packed and unpacked; 10 MiB by default. */
  readonly maxBytes?: number;
  /** How often it is tried in all; 1 by default, because a durable queue tries again better than a waiting process. */
  readonly tries?: number;
  /** Milliseconds before the second try, about; twice that before the third, and so on. 500 by default. */
  readonly backOffMs?: number;
  readonly secrets?: SecretNames;
}

export interface OutboundRequest {
  /** http or https, without user name and password. */
  readonly url: string | URL;
  readonly method?: 'GET' | 'POST';
  /** Added to the query. */
  readonly params?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  readonly signal?: AbortSignal;
}

export interface HttpClient {
  /**
   * Asks a server that the product was configured for. Addresses that people or ads gave go through `GuardedClient`.
   * A redirect is an answer like any other and not followed.
   *
   * @returns the whole answer, whatever its status
   * @throws OutboundError when there is none
   */
  request(request: OutboundRequest): Promise<OutboundResponse>;
}

/** Longer than this a process does not wait between two tries: what came is handed back, with the time to come again. */
const LONGEST_WAIT_MS = 30_000;

/** The client for every outbound request to a known server. */
export function httpClient(options: HttpClientOptions): HttpClient {
  return { request: (request) => send(request, options) };
}

async function send(request: OutboundRequest, options: HttpClientOptions): Promise<OutboundResponse> {
  const url = addressOf(request);
  const headers = {
    ...(request.json === undefined ? {} : { 'content-type': 'application/json' }),
    ...request.headers,
  };
  const redaction = redactionFor(url, headers, options.secrets ?? {});
  for (let tried = 1; ; tried += 1) {
    const result = await once(url, headers, redaction, request, options);
    const pause = tried < (options.tries ?? 1) ? pauseAfter(result, tried, options) : null;
    if (pause === null) {
      if (result instanceof OutboundError) throw result;
      return result;
    }
    try {
      await wait(pause, undefined, { signal: request.signal });
    } catch {
      throw failure('aborted', url.host, { url: redaction.url(url) });
    }
  }
}

async function once(
  url: URL,
  headers: Readonly<Record<string, string>>,
  redaction: Redaction,
  { method = 'GET', json, signal: outer }: OutboundRequest,
  { clock, connectMs = 10_000, responseMs = 30_000, maxBytes = 10 * 1024 * 1024 }: HttpClientOptions,
): Promise<OutboundResponse | OutboundError> {
  const content = json === undefined ? undefined : Buffer.from(JSON.stringify(json));
  const now = (): Date => clock.now();
  try {
    return await withinTime(responseMs, outer, (signal, ended) =>
      exchange({ url, method, headers, content, connectMs, maxBytes, signal, ended, now, redaction }),
    );
  } catch (error) {
    if (error instanceof OutboundError) return error;
    throw error;
  }
}

/** Milliseconds until the next try; null where another try would change nothing or is too far off. */
function pauseAfter(
  { transient, retryAfter }: OutboundResponse | OutboundError,
  tried: number,
  { clock, backOffMs = 500 }: HttpClientOptions,
): number | null {
  if (!transient) return null;
  // Between half and the whole, so that many who failed together do not come back together.
  const backOff = backOffMs * 2 ** (tried - 1) * (0.5 + Math.random() / 2);
  const asked = retryAfter === null ? 0 : retryAfter.getTime() - clock.now().getTime();
  const pause = Math.max(backOff, asked);
  return pause > LONGEST_WAIT_MS ? null : pause;
}

function addressOf({ url: given, params = {} }: OutboundRequest): URL {
  const url = URL.parse(String(given));
  if (url === null) throw new OutboundError('bad-request', 'The address to ask is not a web address.', { url: null });
  if (!['http:', 'https:'].includes(url.protocol)) {
    throw new OutboundError('refused-scheme', 'Only http and https addresses are asked.', { url: null });
  }
  if (url.username !== '' || url.password !== '') {
    throw new OutboundError('refused-credentials', `The address of ${url.host} holds a user name or password.`, {
      url: shownUrl(url),
    });
  }
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined) url.searchParams.append(name, String(value));
  }
  return url;
}
