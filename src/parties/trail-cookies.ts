import { parse } from 'tldts';

interface Cookie {
  readonly name: string;
  readonly value: string;
  /** Host or parent domain that gets it back. */
  readonly domain: string;
  readonly withSubdomains: boolean;
}

/** As many cookies, and bytes of one, as browsers keep (RFC 6265, 6.1, asks for at least 50 and 4096). */
const MOST = 50;
const LONGEST = 4096;

/**
 * The cookies of one trail, kept for its length and then forgotten: some trackers go on only when their cookie comes back.
 * Path, time and security of a cookie are not looked at; a trail is short, and it is nobody's session.
 */
export class TrailCookies {
  #cookies: Cookie[] = [];
  /** Goes up with each change, so that a loop can be told from a second try with a cookie. */
  changes = 0;

  /** Takes what a host set: `set-cookie` lines joined by line breaks. */
  take(host: string, header: string | undefined): void {
    for (const line of header?.split('\n') ?? []) {
      const cookie = readCookie(host, line);
      if (cookie === null) continue;
      const same = this.#cookies.find(({ name, domain }) => name === cookie.name && domain === cookie.domain);
      if (same?.value === cookie.value) continue;
      this.#cookies = [...this.#cookies.filter((one) => one !== same), cookie].slice(-MOST);
      this.changes += 1;
    }
  }

  /** The `Cookie` header for a host; undefined when it has none to get. */
  for(host: string): string | undefined {
    const pairs = this.#cookies
      .filter(({ domain, withSubdomains }) => host === domain || (withSubdomains && host.endsWith(`.${domain}`)))
      .map(({ name, value }) => `${name}=${value}`);
    return pairs.length === 0 ? undefined : pairs.join('; ');
  }
}

function readCookie(host: string, line: string): Cookie | null {
  if (line.length > LONGEST) return null;
  const [pair = '', ...attributes] = line.split(';');
  const equals = pair.indexOf('=');
  const name = pair.slice(0, equals).trim();
  const value = pair.slice(equals + 1).trim();
  // What could not stand in a header is left out, and the rest of the trail goes on without it.
  if (equals < 1 || !/^[\x21-\x7e]+$/.test(name) || !/^[\x20-\x7e]*$/.test(value)) return null;
  const named = attributes.map((text) => /^\s*domain\s*=\s*\.?([^\s]+)\s*$/i.exec(text)?.[1]?.toLowerCase());
  const domain = named.find((one) => one !== undefined);
  if (domain === undefined || domain === host) return { name, value, domain: host, withSubdomains: domain === host };
  const isParent = host.endsWith(`.${domain}`) && parse(domain, { allowPrivateDomains: true }).domain !== null;
  return isParent ? { name, value, domain, withSubdomains: true } : null;
}
