/** A finding's sentence as the rules write it: who it is about, what was seen, and after a colon how that was judged. */
export interface SentenceParts {
  /** “The competitor Südlicht (suedlicht.example)”; empty where the sentence does not begin with the party. */
  readonly subject: string;
  /** “shows “Nordlicht” in its title on Google in Germany”. */
  readonly seen: string;
  /** “a violation, because it competes with Nordlicht.”; empty where the sentence has no such end. */
  readonly judged: string;
}

/** Takes a sentence apart for the eye. The parts put together are always the whole text, whatever it holds. */
export function sentenceParts(text: string, domain: string | null): SentenceParts {
  const colon = outsideQuotes(text, ': ', 0).at(-1);
  const body = colon === undefined ? text : text.slice(0, colon + 2);
  const judged = colon === undefined ? '' : text.slice(colon + 2);
  const named = domain === null ? -1 : body.indexOf(`(${domain}`);
  const end = named === -1 ? undefined : outsideQuotes(body, ') ', named)[0];
  return end === undefined
    ? { subject: '', seen: body, judged }
    : { subject: body.slice(0, end + 2), seen: body.slice(end + 2), judged };
}

/** A part as a line of its own: a capital first and no colon last. */
export function asLine(part: string): string {
  const [first = '', ...rest] = part.replace(/: $/, '').trim();
  return first.toUpperCase() + rest.join('');
}

/** Where the sign stands outside “…”, which is where words of ads and pages stand. */
function outsideQuotes(text: string, sign: string, from: number): number[] {
  const found: number[] = [];
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '“') depth += 1;
    else if (text[at] === '”') depth = Math.max(0, depth - 1);
    else if (depth === 0 && text.startsWith(sign, at)) found.push(at);
  }
  return found;
}
