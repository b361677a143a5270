import { parse } from 'tldts';
import { toUnicode } from 'tr46';

/** Two or more labels of letters, digits, marks and inner hyphens, in any script. */
const LABELS = /^(?!-)[\p{L}\p{N}\p{M}-]{1,63}(?<!-)(?:\.(?!-)[\p{L}\p{N}\p{M}-]{1,63}(?<!-))+$/u;

/**
 * A domain as the file may give it (any case, Unicode or `xn--`, with or without `www.`) in the form in which the
 * portfolio keeps it: lower case, Unicode, without `www.`. Null when it is no domain that one party can own.
 */
export function normalisedDomain(text: string): string | null {
  if (text.length > 253 || !LABELS.test(text)) return null;
  const domain = unicodeForm(text);
  if (domain === null || !LABELS.test(domain)) return null;
  const host = domain.replace(/^www\.(?=[^.]+\.)/, '');
  const parsed = parse(host, { allowPrivateDomains: false });
  // A public suffix (`co.uk`) has no registrable part: it would make half a country one party.
  if (parsed.domain === null || parsed.isIp) return null;
  return host;
}

/** Lower case and out of punycode; null when no browser would take it. */
function unicodeForm(text: string): string | null {
  const lower = text.toLowerCase();
  if (/^[a-z0-9.-]+$/.test(lower) && !lower.includes('xn--')) return lower;
  const { domain, error } = toUnicode(lower, { checkHyphens: false, ignoreInvalidPunycode: false });
  return error ? null : domain;
}

/** The domain that a person who wrote an address or an e-mail address meant, or null. */
export function domainMeant(text: string): string | null {
  const host = /^(?:[a-z][a-z0-9+.-]*:)?(?:\/\/)?(?:[^/?#\s]*@)?([^/?#:\s]+)/i.exec(text.slice(0, 2048).trim())?.[1];
  if (!host) return null;
  return normalisedDomain(host.replace(/\.$/, '').replace(/^\*\./, ''));
}
