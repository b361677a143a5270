/**
 * Whether two short strings are one edit apart (insertion, deletion, substitution, or a swap of neighbours), or equal.
 * Linear in their length.
 */
export function withinOneEdit(a: string, b: string): boolean {
  if (a === b) return true;
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  const restEqual = (fromA: number, fromB: number): boolean => a.slice(fromA) === b.slice(fromB);
  if (a.length === b.length) {
    if (restEqual(i + 1, i + 1)) return true;
    return a[i] === b[i + 1] && a[i + 1] === b[i] && restEqual(i + 2, i + 2);
  }
  return a.length > b.length ? restEqual(i + 1, i) : restEqual(i, i + 1);
}
