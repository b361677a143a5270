import { type CellHistory, type Counted, TRAIT_FAMILIES } from './cell-history.js';
import type { Kin } from './why.js';

/** Below this many finds, or this many times the usual, a trait is no reason worth telling. */
const TOLD = { news: 1, times: 1.2 } as const;

/**
 * Tells of a cell which of its traits brings most finds a look, by plain counts over all cells with it; null where none stands
 * out. It is what a person is told beside the rate, which weighs all traits and pairs of them at once.
 */
export function strongestKin(
  cells: readonly Pick<CellHistory, 'traits' | 'counted'>[],
): (cell: Pick<CellHistory, 'traits'>) => Kin | null {
  const counts = new Map<string, Counted>();
  const all = { looks: 0, news: 0 };
  for (const { traits, counted } of cells) {
    add(all, counted);
    for (const family of TRAIT_FAMILIES) {
      const key = `${family}\u001f${traits[family]}`;
      const count = counts.get(key) ?? { looks: 0, news: 0 };
      add(count, counted);
      counts.set(key, count);
    }
  }
  return ({ traits }) => {
    const kin = TRAIT_FAMILIES.flatMap((family): Kin[] => {
      const value = traits[family];
      const { looks, news } = counts.get(`${family}\u001f${value}`) ?? { looks: 0, news: 0 };
      if (news < TOLD.news || looks === 0) return [];
      const times = news / looks / (all.news / all.looks);
      return times < TOLD.times ? [] : [{ family, value, looks, news, times }];
    });
    return kin.sort((a, b) => b.times - a.times)[0] ?? null;
  };
}

function add(to: Counted, { looks, news }: Counted): void {
  to.looks += looks;
  to.news += news;
}
