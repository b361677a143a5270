/** What ends one statement and begins the next in ad copy. */
const STATEMENT_END = /\s[|–—•·]\s?|[|•·!?。！？]|\s-\s|[.:;](?:\s|$)/gu;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** Words that the end of a statement counts for: what stands behind it speaks of the mark less surely. */
const STATEMENT_COST = 2;
/** Texts farther apart have nothing to do with each other, and hostile ads are long. */
const FARTHEST = 200;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Words between two stretches of a text, the end of a statement counted as two; Infinity beyond 200 characters. */
export function wordsApart(source: string, a: Stretch, b: Stretch): number {
  const [from, to] = a.end <= b.start ? [a.end, b.start] : [b.end, a.start];
  if (to <= from) return 0;
  if (to - from > FARTHEST) return Infinity;
  const between = source.slice(from, to);
  return (between.match(WORD)?.length ?? 0) + STATEMENT_COST * (between.match(STATEMENT_END)?.length ?? 0);
}

/** The statement of a text that a stretch stands in: a half-open range of the text, at most 200 characters each way. */
export function statementAround(source: string, { start, end }: Stretch): Stretch {
  const from = Math.max(0, start - FARTHEST);
  const before = [...source.slice(from, start).matchAll(STATEMENT_END)].at(-1);
  const after = source.slice(end, end + FARTHEST).search(STATEMENT_END);
  return {
    start: before === undefined ? from : from + before.index + before[0].length,
    end: after === -1 ? Math.min(source.length, end + FARTHEST) : end + after,
  };
}
