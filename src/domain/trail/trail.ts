/** How a trail went on from one address to the next. */
export const WAYS = [
  /** The address itself carries the next one, so it was not asked. */
  'decoded',
  /** Status 3xx and `Location`. */
  'redirect',
  /** `Refresh` header. */
  'refresh',
  /** `<meta http-equiv="refresh">`. */
  'meta-refresh',
  /** An assignment to `location` in a script of the page, read and not run. */
  'script',
  /** A form that a script of the page sends by itself, by GET. */
  'form',
] as const;
export type Way = (typeof WAYS)[number];

/** Why a trail ends where it does. */
export const ENDS = [
  /** A page that leads nowhere else. */
  'landing',
  /** The address was come by before, and nothing has changed since. */
  'loop',
  'too-many-hops',
  /** The page goes on in a way that only a browser could follow, such as a form that is sent by POST. */
  'needs-browser',
  /** The guard did not ask: the address is not a public web page. */
  'refused',
  /** No whole answer came. */
  'failed',
  /** Nothing more can be told without asking, and asking is switched off. */
  'not-asked',
] as const;
export type TrailEnd = (typeof ENDS)[number];

/** One address on the way. */
export interface Hop {
  readonly url: string;
  /** Null where it was not asked, or did not answer. */
  readonly status: number | null;
  /** Those of the answer that tell how it goes on, or who answers. */
  readonly headers: Readonly<Record<string, string>>;
  /** How the trail left it; null at the end. */
  readonly leftBy: Way | null;
  /** When it was asked; null where it was not. */
  readonly at: Date | null;
  /** Milliseconds from asking to the whole answer; null where it was not asked. */
  readonly ms: number | null;
}

/** Most addresses on one trail. Real ones seldom have more than six; browsers stop at 20 redirects. */
export const MAX_HOPS = 12;

/** Headers that are kept of each answer. */
const TELLING = ['location', 'refresh', 'content-type', 'content-length', 'server', 'link', 'x-robots-tag', 'via'];
/** Longest value that is kept of a header, in UTF-16 units; a whole header has at most 16 KiB. */
const LONGEST_HEADER = 4096;

/** The headers of an answer that matter, cut to a bearable length; names are lower case. */
export function tellingHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    TELLING.filter((name) => headers[name] !== undefined).map((name) => [
      name,
      (headers[name] ?? '').slice(0, LONGEST_HEADER),
    ]),
  );
}

/** An address as loops are recognised by: what a server is sent of it, so without its fragment. */
export function askedAs(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null) return url;
  parsed.hash = '';
  return parsed.href;
}
