/** Longest address looked into, in UTF-16 units; browsers and engines stop well below. */
export const LONGEST_ADDRESS = 65_536;

/**
 * The absolute http(s) address that a parameter holds: plain, percent-encoded up to three times, without its scheme, or in
 * base64 (also with Bing's two-character prefix). Null when it holds none. Never throws.
 */
export function decodeAddress(value: string): string | null {
  let text = value.trim();
  for (let round = 0; round < 3; round += 1) {
    if (!/^https?%3a|^%2f%2f/i.test(text)) break;
    text = percentDecode(text);
  }
  if (text.startsWith('//')) text = `https:${text}`;
  return httpAddress(text) ?? fromBase64(text);
}

/**
 * As `decodeAddress`, and besides an address without a scheme (`www.shop.example/lamps`), which some networks take. Only
 * for parameters that are known to hold a destination: elsewhere `a.b` is no address.
 */
export function decodeDestination(value: string): string | null {
  const bare = percentDecode(value.trim()).replace(/^!/, '');
  const schemeless = /^(?:[a-z0-9-]{1,63}\.){1,10}[a-z]{2,63}(?:[/?#]|$)/i.test(bare) ? `https://${bare}` : bare;
  return decodeAddress(value) ?? decodeAddress(schemeless);
}

/**
 * The value of the last parameter of an address. It is sometimes written unencoded, and then everything after it,
 * ampersands included, is the destination's own query.
 */
export function trailingAddress(raw: string, name: string): string | null {
  const start = Math.max(raw.indexOf(`?${name}=`), raw.indexOf(`&${name}=`));
  if (start < 0) return null;
  const rest = raw.slice(start + name.length + 2);
  const value = rest.split(/[&#]/, 1)[0] ?? '';
  const unencoded = /^https?:\/\/[^%]*\?/i.test(value);
  return unencoded ? rest : percentDecode(value);
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
export function percentDecode(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

/** The address as written when it is an absolute http(s) one with a host; white space and controls are encoded away. */
export function httpAddress(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST_ADDRESS || !/^https?:\/\//i.test(trimmed)) return null;
  const parsed = URL.parse(trimmed);
  if (parsed === null || parsed.hostname === '') return null;
  return /[\s\u0000-\u001f\u007f]/.test(trimmed) ? parsed.href : trimmed;
}
