/** A mail server and how to sign in there. Holds a password: never to be logged or put in a message. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (`smtps://`). */
  readonly secure: boolean;
  /** Whether to give up when the server offers no TLS. */
  readonly requireTLS: boolean;
  readonly login: { readonly user: string; readonly pass: string } | null;
}

/** Ports of RFC 6409 (submission) and RFC 8314 (submission over TLS). */
const PORTS: Record<string, number> = { 'smtp:': 587, 'smtps:': 465 };

/**
 * `smtp://user:password@host:587`, `smtps://user:password@host`, or without user and password. Null when it is anything
 * else. A password goes only over TLS, except to this very machine.
 */
export function parsedMailUrl(text: string): MailServer | null {
  const url = URL.parse(text);
  const usual = url && PORTS[url.protocol];
  if (!usual || url.hostname === '' || !['', '/'].includes(url.pathname) || url.search !== '' || url.hash !== '')
    return null;
  if ((url.username === '') !== (url.password === '')) return null;
  const user = decoded(url.username);
  const pass = decoded(url.password);
  const host = decoded(url.hostname.replace(/^\[(.*)\]$/, '$1'));
  if (user === null || pass === null || host === null || !/^[\w.:-]+$/.test(host)) return null;
  return {
    host,
    port: url.port === '' ? usual : Number(url.port),
    secure: url.protocol === 'smtps:',
    requireTLS: user !== '' && !isThisMachine(host),
    login: user === '' ? null : { user, pass },
  };
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
