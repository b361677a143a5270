import type { Clock } from '../clock/clock.js';
import { asUtf8 } from './as-utf8.js';
import { checkedAddress, checkSpelling } from './checked-address.js';
import { exchange, type OutboundResponse } from './exchange.js';
import { OutboundError } from './outbound-error.js';
import type { OutboundRules } from './outbound-rules.js';
import { redactionFor, shownUrl } from './redaction.js';
import { type Ended, withinTime } from './within-time.js';

export interface GuardedRequest {
  /** As a person or an ad gave it. */
  readonly url: string;
  /** Sent at every hop, for example `if-none-match`. Nothing secret: strangers get them. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Cookies that the servers of this trail gave themselves. They are no secret of ours, so nothing is redacted for them. */
  readonly cookie?: string | undefined;
  /** Answers whose body nobody will read end with their header; by default that of a redirect that is followed. */
  readonly wantsBody?: (status: number, headers: Readonly<Record<string, string>>) => boolean;
  /** Most bytes of the page, packed and unpacked; 10 MiB by default. */
  readonly maxBytes?: number;
  /** Milliseconds for everything, redirects included; 30,000 by default. */
  readonly deadlineMs?: number;
  /** 10 by default; 0 hands the first redirect back as the answer. */
  readonly maxRedirects?: number;
  readonly signal?: AbortSignal;
}

/** One redirect that was followed. */
export interface Redirect {
  readonly url: string;
  readonly status: number;
  /** Where it led, absolute. */
  readonly location: string;
}

/** The answer at the end of the redirects; its `url` is the last one. */
export interface GuardedResponse extends OutboundResponse {
  readonly redirects: readonly Redirect[];
}

const REDIRECTS = [301, 302, 303, 307, 308];

/** Milliseconds for one hop's connection. */
const CONNECT_MS = 10_000;

/**
 * Fetches pages at addresses that people or ads gave. They may be chosen to reach what only this machine can reach, so
 * only public addresses are asked, checked after the name is resolved and at every hop, and the connection goes to the
 * very address that was checked: a name that answers differently a moment later changes nothing.
 */
export class GuardedClient {
  constructor(
    private readonly clock: Clock,
    private readonly rules: OutboundRules,
  ) {}

  /**
   * @returns the whole answer, whatever its status
   * @throws OutboundError when there is none; a `refused-*` code says what about the address was refused
   */
  async get(request: GuardedRequest): Promise<GuardedResponse> {
    const url = URL.parse(request.url);
    if (url === null) throw new OutboundError('bad-request', 'This is not a web address.', { url: null });
    return withinTime(request.deadlineMs ?? 30_000, request.signal, (signal, ended) =>
      this.follow(url, request, signal, ended),
    );
  }

  private async follow(
    first: URL,
    request: GuardedRequest,
    signal: AbortSignal,
    ended: () => Ended | null,
  ): Promise<GuardedResponse> {
    const { maxRedirects = 10 } = request;
    const redirects: Redirect[] = [];
    for (let url = first; ;) {
      const answer = await this.hop(url, request, signal, ended);
      const next = maxRedirects === 0 ? null : nextOf(url, answer);
      if (next === null) return { ...answer, redirects };
      redirects.push({ url: answer.url, status: answer.status, location: shownUrl(next) });
      if (redirects.length > maxRedirects) {
        throw new OutboundError('too-many-redirects', `${first.host} redirects more than ${maxRedirects} times.`, {
          url: shownUrl(url),
        });
      }
      url = next;
    }
  }

  private async hop(
    url: URL,
    { headers = {}, cookie, wantsBody, maxBytes = 10 * 1024 * 1024, maxRedirects }: GuardedRequest,
    signal: AbortSignal,
    ended: () => Ended | null,
  ): Promise<OutboundResponse> {
    checkSpelling(url);
    return exchange({
      url,
      method: 'GET',
      headers: cookie === undefined ? headers : { ...headers, cookie },
      maxBytes,
      connectMs: CONNECT_MS,
      ...(await checkedAddress(url, this.rules, signal, ended)),
      signal,
      ended,
      now: () => this.clock.now(),
      redaction: redactionFor(url, headers, {}),
      wantsBody: wantsBody ?? ((status, answered) => maxRedirects === 0 || !isRedirect(status, answered)),
    });
  }
}

function isRedirect(status: number, headers: Readonly<Record<string, string>>): boolean {
  return REDIRECTS.includes(status) && headers['location'] !== undefined;
}

function nextOf(url: URL, { status, headers }: OutboundResponse): URL | null {
  if (!isRedirect(status, headers)) return null;
  const next = URL.parse(asUtf8(headers['location'] ?? ''), url.href);
  if (next === null) {
    throw new OutboundError('bad-response', `${url.host} redirects to something that is not a web address.`, {
      url: shownUrl(url),
      status,
    });
  }
  if (url.protocol === 'https:' && next.protocol === 'http:') {
    throw new OutboundError('refused-downgrade', `${url.host} redirects from https to http, which anybody can read.`, {
      url: shownUrl(url),
      status,
    });
  }
  return next;
}
