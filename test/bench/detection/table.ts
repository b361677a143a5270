type Cell = string | number | null;

/** Prints a table for people: words to the left, figures to the right. */
export function printTable(title: string, head: readonly string[], rows: readonly (readonly Cell[])[]): void {
  const shown = rows.map((row) => row.map((cell) => (cell === null ? '-' : String(cell))));
  const widths = head.map((name, at) => Math.max(name.length, ...shown.map((row) => (row[at] ?? '').length)));
  const isFigure = head.map((_, at) => rows.every((row) => typeof row[at] !== 'string'));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => (isFigure[at] === true ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd();
  process.stdout.write(`\n${title}\n${[head, ...shown].map((row) => `  ${line(row)}\n`).join('')}`);
}

/** Prints a list below a heading that says how many there are; nothing when there are none. */
export function printList(title: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  process.stdout.write(`\n${title}: ${lines.length}\n${lines.map((line) => `  ${line}\n`).join('')}`);
}

/** Rounds to so many decimals. */
export function rounded(value: number, decimals = 0): number {
  return Number(value.toFixed(decimals));
}

/** A share in per cent with one decimal; null of nothing. */
export function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : rounded((100 * part) / whole, 1);
}
