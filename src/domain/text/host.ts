import { parse } from 'tldts';
import { toUnicode } from 'tr46';

/** A shown or linked address taken apart. Offsets are UTF-16 units of the text as given; they are -1 for a part it lacks. */
export interface HostParts {
  /** Lower case, Unicode form. */
  readonly host: string;
  /** What one owner can register, private suffixes included: `shop.example`, `nike.myshopify.com`. Lower case, Unicode. */
  readonly registrable: string;
  /** The registrable domain without its suffix, Unicode: `nordlicht-shop`. */
  readonly label: string;
  /** The public suffix: `com`, `co.uk`. */
  readonly suffix: string;
  readonly subdomain: string;
  readonly labelStart: number;
  readonly labelEnd: number;
  readonly hostStart: number;
  /** Where the path begins, after the host; the text's length when there is none. */
  readonly pathStart: number;
}

const LONGEST_ADDRESS = 4096;
const SCHEME = /^\s*(?:[a-z][a-z0-9+.-]*:)?\/\//iu;
/** What may stand in a shown host; anything else ends it. */
const HOST = /[\p{L}\p{N}\p{M}_-]+(?:[.。．｡][\p{L}\p{N}\p{M}_-]+)+/u;
const DOTS = /[。．｡]/gu;

/** A host without a port, in Unicode form; ill-formed punycode stays as it is. */
export function unicodeHost(host: string): string {
  const lower = host.toLowerCase().replace(DOTS, '.');
  if (!/xn--|[^\p{ASCII}]/u.test(lower)) return lower;
  const { domain } = toUnicode(lower, { checkHyphens: false, ignoreInvalidPunycode: true });
  return domain === '' ? lower : domain;
}

/**
 * Takes apart what an ad shows as its address (`www.shop.example › lamps`) or a link. Null when no domain name is in it.
 * Never throws.
 */
export function hostParts(text: string): HostParts | null {
  const limited = text.slice(0, LONGEST_ADDRESS);
  const scheme = SCHEME.exec(limited)?.[0].length ?? 0;
  const authority = limited.slice(scheme);
  const credentials = scheme > 0 ? (/^[^/?#\s]*@/u.exec(authority)?.[0].length ?? 0) : 0;
  const found = HOST.exec(authority.slice(credentials));
  if (found === null) return null;
  const hostStart = scheme + credentials + found.index;
  const raw = found[0];
  const parsed = parse(toAsciiDots(raw), { allowPrivateDomains: true, validateHostname: false });
  if (parsed.isIp === true) return ipParts(raw, hostStart);
  const registrable = parsed.domain;
  if (registrable === null || parsed.domainWithoutSuffix === null) return null;
  const rawLabel = parsed.domainWithoutSuffix;
  const labelStart = hostStart + raw.length - registrable.length;
  const hostEnd = hostStart + raw.length;
  return {
    host: unicodeHost(raw),
    registrable: unicodeHost(registrable),
    label: unicodeHost(rawLabel),
    suffix: parsed.publicSuffix ?? '',
    subdomain: unicodeHost(parsed.subdomain ?? ''),
    labelStart,
    labelEnd: labelStart + rawLabel.length,
    hostStart,
    pathStart: pathStart(text, hostEnd),
  };
}

const toAsciiDots = (host: string): string => host.toLowerCase().replace(DOTS, '.');

function ipParts(raw: string, hostStart: number): HostParts {
  const end = hostStart + raw.length;
  return {
    host: raw,
    registrable: raw,
    label: '',
    suffix: '',
    subdomain: '',
    labelStart: end,
    labelEnd: end,
    hostStart,
    pathStart: end,
  };
}

function pathStart(text: string, hostEnd: number): number {
  const port = /^:\d{1,5}/u.exec(text.slice(hostEnd, hostEnd + 6))?.[0].length ?? 0;
  return hostEnd + port;
}
