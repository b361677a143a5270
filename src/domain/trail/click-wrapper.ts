import { decodeAddress, httpAddress, LONGEST_ADDRESS, percentDecode, trailingAddress } from './address.js';

/**
 * The engines' own click wrappers: addresses on the engine's host that count a click and send the visitor on. The
 * advertiser's address is often inside, encoded in one of a few ways, and often left out. Trackers of networks and of
 * measuring services are not wrappers: they are where the engine sends the visitor, so they stay destinations.
 */

/** Wrappers are found inside wrappers (DuckDuckGo around Bing); no honest chain is longer. */
const MAX_NESTING = 5;

/** Stands in for the engine when an address is relative to the page (`/aclk?…`); never part of a result. */
const PAGE_HOST = 'page.invalid';

interface Wrapper {
  readonly matches: (host: string, path: string, query: string) => boolean;
  /** The wrapped address as text, still to be checked; null when the wrapper carries none. */
  readonly inner: (url: URL, raw: string) => string | null;
}

const GOOGLE = /^(?:[a-z0-9-]+\.)*google(?:adservices)?\.(?:com|[a-z]{2}|com?\.[a-z]{2})$/;
const BING = /(?:^|\.)bing\.com$/;
const YAHOO_SEARCH = /(?:^|\.)search\.yahoo\.(?:com|co\.jp)$/;
const DUCKDUCKGO = /(?:^|\.)duckduckgo\.com$/;
const none = (): null => null;

/** A page saved through a proxy keeps the wrapper's shape on another host. */
const looksLikeGoogleClick = (query: string): boolean =>
  /[?&]sa=l\b/i.test(query) && /[?&](?:ai|sig|adurl)\b/.test(query);

const WRAPPERS: readonly Wrapper[] = [
  {
    matches: (host, path, query) =>
      /^\/(?:pagead\/)?aclk$/.test(path) && !BING.test(host) && (GOOGLE.test(host) || looksLikeGoogleClick(query)),
    inner: (_url, raw) => trailingAddress(raw, 'adurl'),
  },
  {
    matches: (host, path) => path === '/url' && (GOOGLE.test(host) || host === PAGE_HOST),
    inner: (url) => firstAddress(url, ['q', 'url']),
  },
  { matches: (host, path) => path === '/goto' && (GOOGLE.test(host) || host === PAGE_HOST), inner: none },
  {
    matches: (host, path) =>
      (BING.test(host) && /^\/(?:aclk|aclick|ck\/a|alink\/link)$/.test(path)) ||
      (host === PAGE_HOST && path === '/aclick') ||
      /(?:^|\.)r\.msn\.com$/.test(host),
    inner: (url) => firstAddress(url, ['u', 'url']),
  },
  {
    matches: (host, path) => (DUCKDUCKGO.test(host) || host === PAGE_HOST) && /^\/(?:y\.js|m\.js|l\/)$/.test(path),
    inner: (url) => firstAddress(url, ['u3', 'uddg', 'u']),
  },
  {
    matches: (host, path) => YAHOO_SEARCH.test(host) && path.includes('/RU='),
    inner: (_url, raw) => percentDecode(/\/RU=([^/?#]*)/.exec(raw)?.[1] ?? ''),
  },
  { matches: (host) => /^rd\.listing\.yahoo\.co\.jp$/.test(host), inner: none },
  { matches: (host, path) => /(?:^|\.)baidu\.com$/.test(host) && /^\/(?:baidu\.php|link)$/.test(path), inner: none },
  { matches: (host, path) => /^(?:yabs|an)\.yandex\.[a-z.]+$/.test(host) && path.startsWith('/count/'), inner: none },
  { matches: (host) => /^(?:adcr|cr\.shopping|cr\d*)\.naver\.com$/.test(host), inner: none },
];

/** Whether the address is an engine's click wrapper. Addresses relative to the results page (`/aclk?…`) count too. */
export function isClickWrapper(url: string): boolean {
  return find(url) !== null;
}

/** Whether nothing but a click wrapper lives on the host, whatever the path. */
export function isWrapperHost(host: string): boolean {
  return WRAPPERS.some((wrapper) => wrapper.matches(host, '/', ''));
}

/**
 * The advertiser's own absolute http(s) address out of an engine's click wrapper, through several wrappers if need be;
 * null when the wrapper carries none, and for an address that is no wrapper.
 */
export function unwrapClick(url: string): string | null {
  let current = url;
  for (let depth = 0; depth <= MAX_NESTING; depth += 1) {
    const found = find(current);
    if (found === null) return depth === 0 ? null : current;
    const inner = found.wrapper.inner(found.parsed, found.raw);
    const address = inner === null ? null : decodeAddress(inner);
    if (address === null) return null;
    current = address;
  }
  return null;
}

/** Where a click leads as far as the address itself tells: unwrapped if a wrapper, itself if http(s), else null. */
export function destinationOf(url: string): string | null {
  return isClickWrapper(url) ? unwrapClick(url) : httpAddress(url);
}

function find(url: string): { wrapper: Wrapper; parsed: URL; raw: string } | null {
  const raw = url.trim();
  if (raw.length > LONGEST_ADDRESS || !/^(?:https?:)?\//i.test(raw)) return null;
  const parsed = parse(raw);
  if (parsed === null) return null;
  const host = parsed.hostname.replace(/\.$/, '');
  const wrapper = WRAPPERS.find((w) => w.matches(host, parsed.pathname, parsed.search));
  return wrapper === undefined ? null : { wrapper, parsed, raw };
}

function parse(address: string): URL | null {
  const parsed = URL.parse(address, `https://${PAGE_HOST}`);
  return parsed !== null && /^https?:$/.test(parsed.protocol) ? parsed : null;
}

/** First of the named query values that holds an address. */
function firstAddress(url: URL, names: readonly string[]): string | null {
  for (const name of names) {
    for (const value of url.searchParams.getAll(name)) if (decodeAddress(value) !== null) return value;
  }
  return null;
}
