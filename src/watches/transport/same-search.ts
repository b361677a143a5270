import type { ParsedCapture } from '../../domain/capture/capture.js';
import type { Look } from './transport.js';

/**
 * What a reply says of the search that differs from what was asked, as a sentence; null where nothing does. A reply of
 * another search must not speak for this one. What the reply does not state cannot differ, and
 * languages are left out: providers put their own code for the one asked.
 */
export function otherSearch(look: Look, reply: ParsedCapture): string | null {
  const differing: [string, string, string | null][] = [
    ['engine', look.engine, reply.engine],
    ['query', look.query, reply.query],
    ['country', look.market.country, reply.country],
    ['device', look.device, reply.device],
  ];
  const [found] = differing.filter(([, asked, stated]) => stated !== null && folded(asked) !== folded(stated));
  if (found === undefined) return null;
  const [what, asked, stated] = found;
  return `The reply is of the ${what} ${JSON.stringify((stated ?? '').slice(0, 120))}, asked was ${JSON.stringify(asked.slice(0, 120))}.`;
}

/** Providers trim and lower queries, and decode what was encoded for them. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
