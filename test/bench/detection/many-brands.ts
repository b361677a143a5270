import type { ProtectedBrand } from '../../../src/domain/detection/protected-portfolio.js';
import { bareBrand } from '../../support/bare-brand.js';
import { manyMarks, sampleOf } from '../../support/many-marks.js';
import { everyName } from '../../support/nsi-names.js';

const SEED = 20261126;

/** All real names in all languages, and above their number invented ones that are made like them; at most 100,000. */
export const MOST_MARKS = 100_000;

/** A list of so many marks. Smaller ones are seeded samples of the largest, so that they are of the same kind. */
export function marksOf(count: number): string[] {
  const all = manyMarks(everyName(), MOST_MARKS, SEED);
  return count === MOST_MARKS ? all : sampleOf(all, count, SEED + count);
}

/** Each mark its own brand, of which nothing else is known. */
export function brandsOf(marks: readonly string[]): ProtectedBrand[] {
  return marks.map((mark) => bareBrand(mark));
}

/** Marks that are not in the largest list, made like those in it. */
export function furtherMarks(count: number): string[] {
  return manyMarks(everyName(), MOST_MARKS + count, SEED).slice(MOST_MARKS);
}
