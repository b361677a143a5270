import { leavesByPage } from './page-exit.js';
import type { Way } from './trail.js';

/** What came back from an address. */
export interface TrailAnswer {
  readonly url: string;
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** The page as text; empty when it is no HTML. */
  readonly html: string;
}

/** Where it goes from here, or that only a browser could tell. Null where the page stays. */
export type NextHop = { readonly way: Way; readonly url: string } | { readonly way: 'needs-browser' };

const REDIRECTS = [301, 302, 303, 307, 308];
/** A page that reloads later than this, in seconds, is read by people meanwhile: news tickers, sessions that end. */
export const LONGEST_DELAY_S = 30;

/**
 * How a browser would go on from this answer: by status, by `Refresh` header, or by the page itself. Scripts are read, never
 * run. A target with another scheme than http and https is handed back as it is, for the guard to refuse by name. Never throws.
 */
export function nextHop(answer: TrailAnswer): NextHop | null {
  const { url, status, headers, html } = answer;
  const location = headers['location'];
  if (REDIRECTS.includes(status) && location !== undefined) return to('redirect', location, url);
  const refresh = headers['refresh'] === undefined ? null : refreshTarget(headers['refresh']);
  if (refresh !== null) {
    const next = to('refresh', refresh, url);
    if (next !== null && next.url !== url) return next;
  }
  return html === '' ? null : leavesByPage(html, url);
}

/** The address in `5; url='…'`, the value of a `Refresh` header or of its meta element; null when it only reloads, or late. */
export function refreshTarget(value: string): string | null {
  const [, delay = '', rest = ''] = /^\s*(\d*)(?:\.[\d.]*)?\s*[;,]?\s*([\s\S]*)$/.exec(value.slice(0, 65_536)) ?? [];
  if (Number(delay) > LONGEST_DELAY_S) return null;
  const named = rest.replace(/^url\s*=\s*/i, '').trim();
  const [quote = ''] = named;
  const bare = `'"`.includes(quote) && quote !== '' ? (named.slice(1).split(quote, 1)[0] ?? '') : named;
  return bare.trim() === '' ? null : bare.trim();
}

/** The absolute address of a target, or null when it is none. */
export function to(way: Way, target: string, base: string): { way: Way; url: string } | null {
  const parsed = URL.parse(target.trim(), base);
  return parsed === null ? null : { way, url: parsed.href };
}
