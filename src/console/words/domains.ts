/**
 * How a domain with letters beyond ASCII is written on the wire, `xn--…`; null where both forms are the same or the text is
 * no domain. Shown beside the readable form, because a lookalike is made to be read as another domain.
 */
export function wireForm(domain: string): string | null {
  const address = `http://${domain}/`;
  if (/^[\x21-\x7e]*$/.test(domain) || !URL.canParse(address)) return null;
  const { hostname } = new URL(address);
  return hostname === domain ? null : hostname;
}
