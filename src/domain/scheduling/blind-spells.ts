import type { LiveProvider } from './live-providers.js';

/** A run of looks at one cell that told nothing of its page. */
export interface CellSpell {
  readonly brandId: string;
  readonly provider: LiveProvider;
  readonly code: string;
  readonly message: string;
  /** What was looked at, as one text. */
  readonly cell: string;
  /** Slot of the first look of the run. */
  readonly from: Date;
  /** Slot of the first look after it that could read the page; null while it lasts. */
  readonly until: Date | null;
  readonly looks: number;
}

/** The same trouble on any number of cells at once. */
export interface BlindSpell extends Omit<CellSpell, 'cell'> {
  readonly cells: readonly string[];
}

/**
 * Puts runs of the same brand, provider and reason that overlap or touch into one spell, so that a refused key is one line
 * and not one for each of three hundred cells. Spells that last come first, then the latest.
 */
export function blindSpells(runs: readonly CellSpell[]): BlindSpell[] {
  const groups = Map.groupBy(runs, ({ brandId, provider, code }) => JSON.stringify([brandId, provider, code]));
  const spells = [...groups.values()].flatMap((group) => {
    const merged: { -readonly [K in keyof BlindSpell]: BlindSpell[K] }[] = [];
    for (const { cell, ...run } of group.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
      const last = merged.at(-1);
      if (last === undefined || (last.until !== null && last.until < run.from)) {
        merged.push({ ...run, cells: [cell] });
        continue;
      }
      if (!last.cells.includes(cell)) last.cells = [...last.cells, cell];
      last.looks += run.looks;
      last.until = last.until === null || run.until === null ? null : run.until > last.until ? run.until : last.until;
      last.message = run.message;
    }
    return merged;
  });
  return spells.sort((a, b) => rank(b) - rank(a) || b.from.getTime() - a.from.getTime());
}

const rank = ({ until }: BlindSpell): number => (until === null ? 1 : 0);
