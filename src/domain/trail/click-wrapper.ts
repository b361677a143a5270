/**
 * The engines' own click wrappers: addresses on the engine's host that count a click and send the visitor on. The
 * advertiser's address is often inside, encoded in one of a few ways, and often left out. Trackers of networks and of
 * measuring services are not wrappers: they are where the engine sends the visitor, so they stay destinations.
 */

/** Wrappers are found inside wrappers (DuckDuckGo around Bing); no honest chain is longer. */
const MAX_NESTING = 5;

/** Longest address looked into, in UTF-16 units; browsers and engines stop well below. */
const MAX_LENGTH = 65_536;

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
    matches: (host, path) => (DUCKDUCKGO.test(host) || host === PAGE_HOST) && (path === '/y.js' || path === '/l/'),
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
  if (raw.length > MAX_LENGTH || !/^(?:https?:)?\//i.test(raw)) return null;
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

/**
 * The value of the last parameter of a wrapper. It is sometimes written unencoded, and then everything after it,
 * ampersands included, is the advertiser's own query.
 */
function trailingAddress(raw: string, name: string): string | null {
  const start = raw.search(new RegExp(`[?&]${name}=`));
  if (start < 0) return null;
  const rest = raw.slice(start + name.length + 2);
  const value = rest.split(/[&#]/, 1)[0] ?? '';
  const unencoded = /^https?:\/\/[^%]*\?/i.test(value);
  return unencoded ? rest : percentDecode(value);
}

/** Reads an address that is plain, percent-encoded once or twice, or base64 (also with Bing's two-character prefix). */
function decodeAddress(value: string): string | null {
  let text = value.trim();
  for (let round = 0; round < 3; round += 1) {
    if (!/^https?%3a|^%2f%2f/i.test(text)) break;
    text = percentDecode(text);
  }
  if (text.startsWith('//')) text = `https:${text}`;
  return httpAddress(text) ?? fromBase64(text);
}

/** Bing's form; advertisers who gave no scheme are found without one, and `http` is what a browser would try. */
function fromBase64(value: string): string | null {
  const bare = value.replace(/^a[0-9](?=aHR0c|d3d3L)/, '');
  if (!/^(?:aHR0c|d3d3L)/.test(bare)) return null;
  const base64 = percentDecode(bare)
    .replace(/-/g, '+')
    .replace(/_/g, '/')
    .replace(/[=\s]+$/, '');
  try {
    const binary = atob(base64);
    const text = new TextDecoder().decode(Uint8Array.from(binary, (c) => c.charCodeAt(0)));
    const plain = text.includes('/') ? text : percentDecode(text);
    return httpAddress(plain.startsWith('www.') ? `http://${plain}` : plain);
  } catch {
    return null;
  }
}

/** Decodes what can be decoded and leaves a malformed stretch as it is. */
function percentDecode(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

/** The address as written when it is an absolute http(s) one with a host; white space and controls are encoded away. */
function httpAddress(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed.length > MAX_LENGTH || !/^https?:\/\//i.test(trimmed)) return null;
  const parsed = URL.parse(trimmed);
  if (parsed === null || parsed.hostname === '') return null;
  return /[\s\u0000-\u001f\u007f]/.test(trimmed) ? parsed.href : trimmed;
}
