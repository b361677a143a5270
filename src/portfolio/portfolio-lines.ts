import type { PortfolioProblem } from './portfolio-problem.js';
import type { PortfolioFile } from './portfolio.schema.js';

/** How much a portfolio holds. */
export interface PortfolioCounts {
  readonly brands: number;
  readonly marks: number;
  readonly partners: number;
  readonly watches: number;
}

export function portfolioCounts({ brands, partners, watches }: PortfolioFile): PortfolioCounts {
  const marks = brands.reduce((sum, brand) => sum + brand.marks.length, 0);
  return { brands: brands.length, marks, partners: partners.length, watches: watches.length };
}

/** `2 brands, 3 marks, 1 partner and no watches`. */
export function countsText({ brands, marks, partners, watches }: PortfolioCounts): string {
  const parts = [counted(brands, 'brand'), counted(marks, 'mark'), counted(partners, 'partner')];
  return `${parts.join(', ')} and ${counted(watches, 'watch', 'watches')}`;
}

/** `portfolio.yaml:3:5: brands[0].owners: unknown key … [unknown-key]`, which editors turn into a link. */
export function problemLine(file: string, { code, path, line, column, message }: PortfolioProblem): string {
  const place = line === null || column === null ? file : `${file}:${line}:${column}`;
  return `${place}: ${path === '' ? '' : `${path}: `}${message} [${code}]`;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count === 0 ? 'no' : count} ${count === 1 ? one : many}`;
}
