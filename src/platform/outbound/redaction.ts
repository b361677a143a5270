/** What of a request nobody may read afterwards. Names are compared without regard to case. */
export interface SecretNames {
  /** Parameters of the query, for example `api_key`. */
  readonly params?: readonly string[];
  /** Headers besides `Authorization`, `Proxy-Authorization` and `Cookie`, which are always secret. */
  readonly headers?: readonly string[];
}

/** What stands where a secret stood. */
export const REDACTED = 'REDACTED';

const ALWAYS_SECRET = ['authorization', 'proxy-authorization', 'cookie'];

/** Shorter values are not searched for in other text, which they would tear apart; no provider gives such keys. */
const SHORTEST = 4;

export interface Redaction {
  /** The address as it may be shown: secret parameters and a user's name and password removed. */
  url(url: URL): string;
  /** Text that came back, such as a `Location` that repeats the key. */
  text(text: string): string;
}

/** Removes one request's secrets from what is handed back about it. */
export function redactionFor(url: URL, headers: Readonly<Record<string, string>>, names: SecretNames): Redaction {
  const params = lower(names.params);
  const secretHeaders = new Set([...ALWAYS_SECRET, ...lower(names.headers)]);
  const values = [
    ...[...url.searchParams].filter(([name]) => params.has(name.toLowerCase())).map(([, value]) => value),
    ...Object.entries(headers)
      .filter(([name]) => secretHeaders.has(name.toLowerCase()))
      .flatMap(([, value]) => credentialsIn(value)),
  ];
  const spellings = [...new Set(values.flatMap(spellingsOf))]
    .filter((value) => value.length >= SHORTEST)
    // The longest first, so that no half of one is left over.
    .toSorted((a, b) => b.length - a.length);
  const text = (given: string): string => spellings.reduce((left, secret) => left.replaceAll(secret, REDACTED), given);
  return { text, url: (given) => text(withoutSecrets(given, params)) };
}

/** An address that was given from outside, as it may be shown: without user name and password. */
export function shownUrl(url: URL): string {
  return withoutSecrets(url, new Set());
}

function withoutSecrets(url: URL, params: ReadonlySet<string>): string {
  const shown = new URL(url);
  shown.username = '';
  shown.password = '';
  // Setting a parameter writes the whole query anew, so it is left alone where there is nothing to hide.
  const secret = new Set([...shown.searchParams.keys()].filter((name) => params.has(name.toLowerCase())));
  for (const name of secret) shown.searchParams.set(name, REDACTED);
  return shown.href;
}

/** The value whole, what follows a scheme such as `Bearer`, and the password within `Basic`. */
function credentialsIn(value: string): string[] {
  const [scheme = '', token] = value.trim().split(/\s+(.*)/);
  if (token === undefined) return [value];
  if (scheme.toLowerCase() !== 'basic') return [value, token];
  const pair = Buffer.from(token, 'base64').toString('utf8');
  return [value, token, pair, pair.slice(pair.indexOf(':') + 1)];
}

function spellingsOf(value: string): string[] {
  return [
    value,
    encodeURI(value.toWellFormed()),
    encodeURIComponent(value.toWellFormed()),
    new URLSearchParams([['', value]]).toString().slice(1),
  ];
}

function lower(names: readonly string[] = []): Set<string> {
  return new Set(names.map((name) => name.toLowerCase()));
}
