import type { TerminalIo } from '../platform/terminal-io.js';
import { openPortfolioFile } from './open-portfolio-file.js';
import { countsText, portfolioCounts, problemLine } from './portfolio-lines.js';

export interface PortfolioCheckOptions {
  readonly file: string;
  readonly json: boolean;
}

/**
 * `markwarden portfolio check`: says whether a file is right, without a database. Exit code 0 when it is, 1 when it is
 * not, 2 when there is no file to check.
 */
export async function runPortfolioCheck({ file, json }: PortfolioCheckOptions, io: TerminalIo): Promise<number> {
  const reading = await openPortfolioFile(file, io);
  if (reading.ok) {
    const counts = portfolioCounts(reading.portfolio);
    io.out(json ? JSON.stringify({ ok: true, file, counts }) : `${file} is right: ${countsText(counts)}.`);
    return 0;
  }
  const { problems, unreadable } = reading;
  if (json) io.out(JSON.stringify({ ok: false, file, problems }));
  else if (unreadable) for (const problem of problems) io.err(problemLine(file, problem));
  else for (const problem of problems) io.out(problemLine(file, problem));
  return unreadable ? 2 : 1;
}
