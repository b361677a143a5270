import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ProtectedBrand } from '../../src/domain/detection/protected-portfolio.js';
import { protectedBrandsOf, readPortfolioText } from '../../src/portfolio/portfolio-file.js';
import { CHECKOUT } from './checkout.js';

/** The first are the brands that the shared pages were searched for, the others those that the labelled ads concern. */
const FILES = ['real-brands.yaml', 'real-brands-more.yaml'];

let brands: readonly ProtectedBrand[] | undefined;

/** The real brands that the labelled ads are held against. Throws, with the file and the line, when a file is not right. */
export function realBrands(): readonly ProtectedBrand[] {
  brands ??= FILES.flatMap(brandsOf);
  return brands;
}

function brandsOf(file: string): ProtectedBrand[] {
  const reading = readPortfolioText(readFileSync(resolve(CHECKOUT, 'test/support', file), 'utf8'));
  if (reading.ok) return protectedBrandsOf(reading.portfolio);
  const [problem] = reading.problems;
  throw new Error(
    `${file}, line ${problem?.line ?? '?'}: ${problem?.path ?? ''} ${problem?.message ?? 'is not right'}`,
  );
}
