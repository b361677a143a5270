/** Rows of the keyboard in common use; a finger slips to a neighbour in the same row or to one of the row beside it. */
const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const VOWELS = new Set('aeiouy');
/** Letters that are taken for each other at a glance, besides those that the skeleton already unites. */
const ALIKE = new Set(
  'ec ce oc co hn nh uv vu nm mn gq qg ao oa ij ji lj jl ft tf yv vy xz zx sz zs ck kc kq qk pq qp bd db'.split(' '),
);

const places = new Map<string, readonly [row: number, column: number]>(
  ROWS.flatMap((row, at) => Array.from(row, (letter, column) => [letter, [at, column]] as const)),
);

function areNeighbours(a: string, b: string): boolean {
  const [first, second] = [places.get(a), places.get(b)];
  if (first === undefined || second === undefined) return false;
  const rows = second[0] - first[0];
  const columns = second[1] - first[1];
  if (rows === 0) return Math.abs(columns) === 1;
  // Each row is shifted to the right against the one above.
  return (rows === 1 && (columns === 0 || columns === -1)) || (rows === -1 && (columns === 0 || columns === 1));
}

/** Whether a letter stands for another one, neither left out nor added nor swapped with its neighbour. */
export function exchangesLetter(written: string, meant: string): boolean {
  if (written.length !== meant.length) return false;
  let at = 0;
  while (at < written.length && written[at] === meant[at]) at++;
  return written.slice(at + 1) === meant.slice(at + 1);
}

/**
 * Whether one edit between what is written and what is meant is of the kinds that people make and registrants imitate:
 * neighbours swapped, a letter doubled or a double letter single, a slip to the next key, a vowel changed, added or left
 * out, a letter for one that looks like it. Any other edit of a short name more often makes another name (`tesla`, `tesca`).
 * @param written one edit from `meant`, both folded
 */
export function isUsualTypo(written: string, meant: string): boolean {
  let at = 0;
  while (at < written.length && at < meant.length && written[at] === meant[at]) at++;
  if (written.length === meant.length) {
    const [seen, wanted] = [written[at] ?? '', meant[at] ?? ''];
    if (written.slice(at + 1) !== meant.slice(at + 1)) return true; // two neighbours swapped
    if (VOWELS.has(seen) && VOWELS.has(wanted)) return at > 0;
    return (at > 0 && areNeighbours(seen, wanted)) || ALIKE.has(seen + wanted);
  }
  const [longer, shorter] = written.length > meant.length ? [written, meant] : [meant, written];
  const more = longer[at] ?? '';
  if (more === longer[at - 1] || more === longer[at + 1]) return true;
  const isInside = at > 0 && at < shorter.length;
  if (VOWELS.has(more)) return isInside;
  // A key hit together with its neighbour.
  if (longer === written) return areNeighbours(more, longer[at - 1] ?? '') || areNeighbours(more, longer[at + 1] ?? '');
  return false;
}
