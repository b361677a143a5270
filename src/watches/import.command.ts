import type { TerminalIo } from '../platform/terminal-io.js';
import { openPortfolioFile } from '../portfolio/open-portfolio-file.js';
import { countsText, portfolioCounts, problemLine } from '../portfolio/portfolio-lines.js';
import type { ImportPortfolioService, PortfolioChange } from './import-portfolio.service.js';

export interface PortfolioImportOptions {
  readonly file: string;
  readonly prune: boolean;
  readonly json: boolean;
}

/** More entries than this are counted and not listed. */
const MOST_LISTED = 50;
/** Work that takes longer says so, in milliseconds. */
const PROGRESS_AFTER_MS = 1000;

/**
 * `markwarden portfolio import`: writes a file into the database, all of it or nothing. Exit code 0 when it is written,
 * 1 when the file is not right, 2 when there is no file.
 */
export async function runPortfolioImport(
  { file, prune, json }: PortfolioImportOptions,
  service: Pick<ImportPortfolioService, 'import'>,
  io: TerminalIo,
): Promise<number> {
  const reading = await openPortfolioFile(file, io);
  if (!reading.ok) {
    if (json) io.out(JSON.stringify({ ok: false, file, problems: reading.problems }));
    else for (const problem of reading.problems) io.err(problemLine(file, problem));
    if (!json && !reading.unreadable) io.err(`${file} is not right, so nothing was imported.`);
    return reading.unreadable ? 2 : 1;
  }
  const counts = countsText(portfolioCounts(reading.portfolio));
  const progress = setTimeout(() => io.err(`Importing ${counts} …`), PROGRESS_AFTER_MS);
  try {
    const changes = await service.import(reading.portfolio, { prune });
    if (json) io.out(JSON.stringify({ ok: true, file, counts: tally(changes), changes: changes.filter(isNews) }));
    else for (const line of report(file, changes)) io.out(line);
    return 0;
  } finally {
    clearTimeout(progress);
  }
}

const isNews = ({ change }: PortfolioChange): boolean => change !== 'unchanged';

function tally(changes: readonly PortfolioChange[]): Record<PortfolioChange['change'], number> {
  const counts = { created: 0, updated: 0, unchanged: 0, missing: 0, retired: 0 };
  for (const { change } of changes) counts[change] += 1;
  return counts;
}

function report(file: string, changes: readonly PortfolioChange[]): string[] {
  const { created, updated, unchanged, missing, retired } = tally(changes);
  return [
    `${file} imported: ${created} created, ${updated} updated, ${unchanged} unchanged.`,
    ...listed(`${missing} not in the file, still in force (--prune retires them):`, changes, 'missing'),
    ...listed(`${retired} not in the file, retired:`, changes, 'retired'),
  ];
}

function listed(heading: string, changes: readonly PortfolioChange[], change: PortfolioChange['change']): string[] {
  const lines = changes
    .filter((entry) => entry.change === change)
    .map(({ kind, brand, name }) => (kind === 'brand' ? `  brand ${name}` : `  ${kind} ${name} (${brand})`));
  if (lines.length === 0) return [];
  const more = lines.length - MOST_LISTED;
  return [heading, ...lines.slice(0, MOST_LISTED), ...(more > 0 ? [`  and ${more} more`] : [])];
}
