import type { CellHistory, TraitFamily } from './cell-history.js';

/**
 * What is alike in cells that share a rate: each trait, and each two of query, market and part of the day. Whoever hides in one
 * place at one hour is found by the pair.
 */
const FAMILIES: readonly (readonly TraitFamily[])[] = [
  ['query'],
  ['market'],
  ['device'],
  ['part'],
  ['query', 'market'],
  ['query', 'part'],
  ['market', 'part'],
];

/** Before anything is seen: one find on twenty looks, as sure as two looks make it. */
const PRIOR = { news: 0.1, looks: 2 };
/** How far traits differ before anything is seen, as a variance, and how many squared finds that weighs. */
const SPREAD = { variance: 0.03, weight: 10 };
const LEAST_VARIANCE = 1e-4;
const SWEEPS = 2;

/**
 * Finds that one look at each cell may be expected to bring, as it is known from looks at cells alike: a mean rate times a
 * factor for each family of traits. Factors are drawn towards 1 as far as chance alone explains their spread, which is
 * measured (method of moments; C. N. Morris, "Parametric empirical Bayes inference", JASA 78(381), 1983). So where finds have no
 * structure none is believed.
 *
 * @param kinships of these cells, by `kinshipsOf`
 * @returns a rate above 0 for each cell, in their order
 */
export function cellRates(
  kinships: readonly Kinship[],
  cells: readonly Pick<CellHistory, 'looks' | 'news'>[],
): Float64Array {
  const looks = cells.reduce((sum, cell) => sum + cell.looks, PRIOR.looks);
  const news = cells.reduce((sum, cell) => sum + cell.news, PRIOR.news);
  const families = kinships.map(({ of, count }): Family => ({ of, factors: new Float64Array(count).fill(1) }));
  const rates = new Float64Array(cells.length).fill(news / looks);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) for (const family of families) refit(family, cells, rates);
  return rates;
}

/** Which cells are alike in one way: those with the same number. */
export interface Kinship {
  readonly of: Int32Array;
  readonly count: number;
}

/** Numbers the cells of each family; stays the same while the cells do. */
export function kinshipsOf(cells: readonly Pick<CellHistory, 'traits'>[]): Kinship[] {
  return FAMILIES.map((family) => {
    const numbers = new Map<string, number>();
    const of = Int32Array.from(cells, ({ traits }) => {
      const name = family.map((trait) => traits[trait]).join('\u001f');
      const number = numbers.get(name) ?? numbers.size;
      numbers.set(name, number);
      return number;
    });
    return { of, count: numbers.size };
  });
}

interface Family extends Pick<Kinship, 'of'> {
  readonly factors: Float64Array;
}

/** Fits the factors of one family to what the others leave unexplained, and brings the rates up to date. */
function refit(
  { of, factors }: Family,
  cells: readonly Pick<CellHistory, 'looks' | 'news'>[],
  rates: Float64Array,
): void {
  const found = new Float64Array(factors.length);
  const expected = new Float64Array(factors.length);
  for (const [at, cell] of cells.entries()) {
    if (cell.looks === 0) continue;
    const which = of[at] ?? 0;
    found[which] = (found[which] ?? 0) + cell.news;
    expected[which] = (expected[which] ?? 0) + (cell.looks * (rates[at] ?? 0)) / (factors[which] ?? 1);
  }
  let excess = 0;
  let squares = 0;
  for (const [which, mean] of expected.entries()) {
    excess += ((found[which] ?? 0) - mean) ** 2 - mean;
    squares += mean ** 2;
  }
  const variance = (excess + SPREAD.variance * SPREAD.weight) / (squares + SPREAD.weight);
  const strength = 1 / Math.max(LEAST_VARIANCE, variance);
  const before = factors.slice();
  for (const [which, mean] of expected.entries()) factors[which] = ((found[which] ?? 0) + strength) / (mean + strength);
  for (const [at, rate] of rates.entries()) {
    const which = of[at] ?? 0;
    rates[at] = (rate * (factors[which] ?? 1)) / (before[which] ?? 1);
  }
}
