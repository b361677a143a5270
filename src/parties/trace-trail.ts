import { createHash } from 'node:crypto';
import { decodeText } from '../domain/capture/decode.js';
import { destinationOf, isClickWrapper } from '../domain/trail/click-wrapper.js';
import { decodedHop } from '../domain/trail/decoded-hop.js';
import { type NextHop, nextHop } from '../domain/trail/next-hop.js';
import type { NetworkTable } from '../domain/trail/networks/network-table.js';
import { askedAs, type Hop, MAX_HOPS, tellingHeaders, type TrailEnd, type Way } from '../domain/trail/trail.js';
import type { Clock } from '../platform/clock/clock.js';
import { asUtf8 } from '../platform/outbound/as-utf8.js';
import type { GuardedClient, GuardedResponse } from '../platform/outbound/guarded-client.js';
import { type OutboundCode, OutboundError } from '../platform/outbound/outbound-error.js';
import { TrailCookies } from './trail-cookies.js';

export interface TraceOptions {
  /** Null where nothing may be asked. */
  readonly client: Pick<GuardedClient, 'get'> | null;
  readonly clock: Clock;
  readonly networks: NetworkTable;
  /** Milliseconds for the whole trail; 30,000 by default. */
  readonly deadlineMs?: number;
  /** Milliseconds for one address; 15,000 by default. */
  readonly hopMs?: number;
  /** Most bytes of a page, packed and unpacked; 5 MiB by default. */
  readonly maxBytes?: number;
  /** Sites that a trail ends at without their being asked, because nothing is to be learnt there: the brand's own. */
  readonly restsAt?: (host: string) => boolean;
  /** Whether the server of an address lets programs ask for it; all do by default. */
  readonly mayAsk?: (url: string) => Promise<boolean>;
  /** Sent as the page that the first address was found on; none by default. */
  readonly referrer?: string;
}

/** The page at the end of a trail, as evidence. */
export interface LandingPage {
  readonly url: string;
  readonly status: number;
  /** SHA-256 of the page's bytes after unpacking, in hexadecimal; null when it was no HTML. */
  readonly sha256: string | null;
  readonly bytes: number;
  readonly html: Buffer;
}

export interface Trail {
  readonly hops: readonly Hop[];
  readonly end: TrailEnd;
  /** One sentence about the end, for people. */
  readonly why: string;
  /** Of an end that is `refused` or `failed`. */
  readonly code: OutboundCode | null;
  readonly landing: LandingPage | null;
}

/** Between two changes of a cookie an address may come back once with it; more than this often is a loop all the same. */
const MOST_VISITS = 3;
const HTML = /^\s*(?:text\/html|application\/xhtml\+xml)\b/i;

/**
 * Follows an ad's destination to its landing page, one address at a time, each through the guarded client. What a click
 * wrapper carries is decoded and not asked. Never throws for what strangers send.
 */
export async function traceTrail(start: string, options: TraceOptions): Promise<Trail> {
  const { client, clock, networks } = options;
  const hops: Hop[] = [];
  const cookies = new TrailCookies();
  let { referrer } = options;
  const visits = new Map<string, { times: number; changes: number }>();
  const deadline = clock.now().getTime() + (options.deadlineMs ?? 30_000);
  const ends = (
    end: TrailEnd,
    why: string,
    code: OutboundCode | null = null,
    landing: LandingPage | null = null,
  ): Trail => ({
    hops,
    end,
    why,
    code,
    landing,
  });
  for (let url = isClickWrapper(start) ? start.trim() : (destinationOf(start) ?? start); ;) {
    if (hops.length >= MAX_HOPS) return ends('too-many-hops', `It goes on after ${MAX_HOPS} addresses.`);
    const asked = askedAs(url);
    const before = visits.get(asked);
    if (before !== undefined && (before.changes === cookies.changes || before.times >= MOST_VISITS)) {
      hops.push(unasked(url, null));
      return ends('loop', `It came back to ${shown(url)}, where it had been before.`);
    }
    visits.set(asked, { times: (before?.times ?? 0) + 1, changes: cookies.changes });
    const decoded = decodedHop(url, client !== null, networks);
    if (decoded?.kind === 'next') {
      hops.push(unasked(url, 'decoded'));
      url = decoded.url;
      continue;
    }
    const host = URL.parse(url)?.hostname ?? '';
    if (options.restsAt?.(host) === true) {
      hops.push(unasked(url, null));
      return ends('landing', `It ends at ${shown(url)}, the brand’s own site, which was not asked.`);
    }
    if (decoded?.kind === 'costs' || client === null) {
      hops.push(unasked(url, null));
      return ends('not-asked', decoded === null ? NOTHING_MORE : COSTS);
    }
    if (options.mayAsk !== undefined && !(await options.mayAsk(url))) {
      hops.push(unasked(url, null));
      return ends('not-asked', ROBOTS);
    }
    const at = clock.now();
    try {
      const left = deadline - at.getTime();
      const hopMs = Math.min(options.hopMs ?? 15_000, Math.max(left, 1));
      const answer = await ask(client, url, cookies, referrer, hopMs, options.maxBytes);
      const ms = clock.now().getTime() - at.getTime();
      const { next, headers } = wayOn(url, answer);
      const leftBy = next === null || next.way === 'needs-browser' ? null : next.way;
      // As browsers do: redirects keep the first page as referrer, a page that leads on becomes it.
      if (leftBy !== 'redirect') referrer = undefined;
      hops.push({ url, status: answer.status, headers: tellingHeaders(headers), leftBy, at, ms });
      if (next === null) return ends('landing', `It ends at ${shown(url)}.`, null, landingOf(url, answer));
      if (next.way === 'needs-browser') return ends('needs-browser', NEEDS_BROWSER, null, landingOf(url, answer));
      url = next.url;
    } catch (error) {
      if (!(error instanceof OutboundError)) throw error;
      const ms = clock.now().getTime() - at.getTime();
      hops.push({ url, status: error.status, headers: {}, leftBy: null, at, ms });
      return ends(error.code.startsWith('refused-') ? 'refused' : 'failed', error.message, error.code);
    }
  }
}

const NOTHING_MORE = 'More can only be told by asking, which is switched off.';
const ROBOTS = 'The robots.txt of the server asks programs not to request this address, or could not be read.';
const COSTS = 'The address hides where it leads, and asking it would be a click that somebody pays for.';
const NEEDS_BROWSER = 'The page sends a form by POST, which only a browser could follow.';

function unasked(url: string, leftBy: Way | null): Hop {
  return { url, status: null, headers: {}, leftBy, at: null, ms: null };
}

async function ask(
  client: Pick<GuardedClient, 'get'>,
  url: string,
  cookies: TrailCookies,
  referrer: string | undefined,
  deadlineMs: number,
  maxBytes = 5 * 1024 * 1024,
): Promise<GuardedResponse> {
  const host = URL.parse(url)?.hostname ?? '';
  const answer = await client.get({
    url,
    cookie: cookies.for(host),
    headers: {
      accept: 'text/html,application/xhtml+xml,*/*;q=0.5',
      ...(referrer === undefined ? {} : { referer: referrer }),
    },
    deadlineMs,
    maxBytes,
    maxRedirects: 0,
    wantsBody: (status, headers) => !isRedirect(status, headers) && HTML.test(headers['content-type'] ?? 'text/html'),
  });
  cookies.take(host, answer.headers['set-cookie']);
  return answer;
}

function isRedirect(status: number, headers: Readonly<Record<string, string>>): boolean {
  return status >= 300 && status < 400 && headers['location'] !== undefined;
}

function wayOn(
  url: string,
  { status, headers: given, body }: GuardedResponse,
): { next: NextHop | null; headers: Readonly<Record<string, string>> } {
  const headers = { ...given };
  for (const name of ['location', 'refresh']) {
    if (headers[name] !== undefined) headers[name] = asUtf8(headers[name]);
  }
  const html = body.length === 0 ? '' : decodeText(body, charsetOf(headers['content-type'])).text;
  return { next: nextHop({ url, status, headers, html }), headers };
}

function charsetOf(contentType: string | undefined): string | null {
  return /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(contentType ?? '')?.[1] ?? null;
}

function landingOf(url: string, { status, body, headers }: GuardedResponse): LandingPage {
  const isPage = HTML.test(headers['content-type'] ?? 'text/html');
  const sha256 = isPage ? createHash('sha256').update(body).digest('hex') : null;
  return { url, status, sha256, bytes: body.length, html: body };
}

/** The host alone: addresses of trails are long, and hops show them whole. */
function shown(url: string): string {
  return URL.parse(url)?.host ?? 'an address';
}
