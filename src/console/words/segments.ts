/** A stretch to mark, half-open, in UTF-16 units. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface Segment<S> {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Every stretch that covers this segment; empty for plain text. */
  readonly covers: readonly S[];
}

/** More stretches than anybody can tell apart in one field; the rest is left unmarked. */
const MOST_STRETCHES = 1000;

/** Moves a border off the middle of a surrogate pair, outwards. */
function outward(text: string, at: number, step: -1 | 1): number {
  const inside =
    at > 0 && at < text.length && /[\uD800-\uDBFF]/.test(text[at - 1] ?? '') && /[\uDC00-\uDFFF]/.test(text[at] ?? '');
  return inside ? at + step : at;
}

/**
 * Cuts text at every border of the stretches, so that overlapping ones can each be seen. Stretches that are empty or lie
 * outside the text are left out, those that reach over its ends are cut; the segments joined are always the whole text.
 */
export function segments<S extends Stretch>(text: string, stretches: readonly S[]): Segment<S>[] {
  const usable = stretches
    .slice(0, MOST_STRETCHES)
    .map((of) => ({
      of,
      start: outward(text, Math.max(0, Math.trunc(of.start)), -1),
      end: outward(text, Math.min(text.length, Math.trunc(of.end)), 1),
    }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start);
  const borders = [...new Set([0, text.length, ...usable.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  let active: typeof usable = [];
  let next = 0;
  return borders.slice(0, -1).map((start, index) => {
    const end = borders[index + 1] ?? text.length;
    active = active.filter((stretch) => stretch.end > start);
    for (let opening = usable[next]; opening !== undefined && opening.start <= start; opening = usable[next]) {
      active.push(opening);
      next += 1;
    }
    return { start, end, text: text.slice(start, end), covers: active.map((stretch) => stretch.of) };
  });
}
