import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import axios from 'axios';
import { PRODUCT_VERSION } from '../config/product.js';
import { AGENTS, type ConnectionLimits } from './connection.js';
import { codeOf, failure, systemCode } from './failure.js';
import { isTransientStatus } from './outbound-error.js';
import { ACCEPT_ENCODING, readBody } from './read-body.js';
import type { Redaction } from './redaction.js';
import { retryAfter } from './retry-after.js';
import type { Ended } from './within-time.js';

/** How the product names itself to every server. */
export const USER_AGENT = `Markwarden/${PRODUCT_VERSION}`;

/** All lines of an answer's header together; Node's own default, kept whatever the process was started with. */
const MAX_HEADER_BYTES = 16 * 1024;

/** A whole answer, whatever its status. */
export interface OutboundResponse {
  readonly status: number;
  /** By lower-case name. Several of one name are joined by a comma, `set-cookie` by line breaks. Hostile text. */
  readonly headers: Readonly<Record<string, string>>;
  /** Unpacked. */
  readonly body: Buffer;
  /** What was asked, without secrets. */
  readonly url: string;
  /** When the server asked to be left alone until; at most a day from now. */
  readonly retryAfter: Date | null;
  /** Whether the status says that it may work later: 408, 429, 5xx. */
  readonly transient: boolean;
}

/** One request on its way to one server. */
export interface Exchange extends ConnectionLimits {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly content?: Buffer;
  /** Bytes of the body, packed and unpacked. */
  readonly maxBytes: number;
  readonly signal: AbortSignal;
  /** Why the signal fired. */
  readonly ended: () => Ended | null;
  readonly now: () => Date;
  readonly redaction: Redaction;
  /** Answers whose body nobody will read end with their header. */
  readonly wantsBody?: (status: number, headers: Readonly<Record<string, string>>) => boolean;
}

/**
 * The one place where a request leaves the product. No redirects, no proxies, no cookies, no retries.
 *
 * @throws OutboundError when there is no whole answer
 */
export async function exchange(asked: Exchange): Promise<OutboundResponse> {
  const { url, signal, redaction } = asked;
  const shown = redaction.url(url);
  let answer: IncomingMessage | null = null;
  try {
    answer = await answerTo(asked);
    const status = answer.statusCode ?? 0;
    const headers = plain(answer.headers, redaction);
    const wanted = asked.wantsBody?.(status, headers) ?? true;
    const body = wanted ? await readBody(answer, asked.maxBytes, signal) : Buffer.alloc(0);
    const until = retryAfter(headers['retry-after'], asked.now());
    return { status, headers, body, url: shown, retryAfter: until, transient: isTransientStatus(status) };
  } catch (error) {
    const system = systemCode(error);
    const code = asked.ended() ?? codeOf(system, answer !== null);
    // Not the error itself: those of axios hold the whole request, with its keys.
    throw failure(code, url.host, {
      url: shown,
      system,
      status: answer?.statusCode ?? null,
      retryAfter: retryAfter(answer?.headers['retry-after'], asked.now()),
    });
  } finally {
    answer?.destroy();
  }
}

async function answerTo({
  url,
  method,
  headers,
  content,
  signal,
  connectMs,
  lookup,
  peers,
}: Exchange): Promise<IncomingMessage> {
  const module = url.protocol === 'https:' ? https : http;
  const limits = { connectMs, peers, ...(lookup === undefined ? {} : { lookup }) };
  const response = await axios.request<IncomingMessage>({
    url: url.href,
    method,
    headers: { accept: '*/*', 'user-agent': USER_AGENT, 'accept-encoding': ACCEPT_ENCODING, ...headers },
    data: content,
    transformRequest: [],
    adapter: 'http',
    responseType: 'stream',
    decompress: false,
    maxRedirects: 0,
    proxy: false,
    validateStatus: null,
    transport: {
      request: (options: http.RequestOptions, done: (answer: IncomingMessage) => void) =>
        module.request({ ...options, ...limits, maxHeaderSize: MAX_HEADER_BYTES }, done),
    },
    httpAgent: AGENTS.http,
    httpsAgent: AGENTS.https,
    signal,
  });
  // A connection that breaks while nobody reads must not end the process.
  response.data.on('error', () => undefined);
  return response.data;
}

function plain(headers: IncomingHttpHeaders, redaction: Redaction): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter((entry): entry is [string, string | string[]] => entry[1] !== undefined)
      .map(([name, value]) => [name, redaction.text(Array.isArray(value) ? value.join('\n') : value)]),
  );
}
