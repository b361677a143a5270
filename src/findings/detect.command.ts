import { stat } from 'node:fs/promises';
import { compilePortfolio, detect } from '../domain/detection/detect.js';
import type { CompiledPortfolio } from '../domain/detection/detect.js';
import type { Clock } from '../platform/clock/clock.js';
import { SystemClock } from '../platform/clock/clock.js';
import type { TerminalIo } from '../platform/terminal-io.js';
import { openPortfolioFile } from '../portfolio/open-portfolio-file.js';
import { protectedBrandsOf } from '../portfolio/portfolio-file.js';
import { readJsonLines } from './json-lines.js';
import { readObservedAd } from './observed-ad-reading.js';

export interface DetectOptions {
  readonly portfolio: string;
  readonly ads?: string;
  /** Files of lines that `parse` printed. */
  readonly captures: readonly string[];
  /** Accepted as everywhere; the output is JSON lines either way. */
  readonly json: boolean;
}

const PROGRESS_EVERY_MS = 1000;
const PROGRESS_CHECK = 256;

/**
 * `markwarden detect`: holds ads against a portfolio file and prints one JSON line an ad, without a database. Exit code 0
 * when every ad was examined; 1 when the portfolio is wrong or a line could not be used (the others are examined); 2 on
 * bad use, a file that cannot be read included.
 */
export async function runDetect(
  options: DetectOptions,
  io: TerminalIo,
  clock: Clock = new SystemClock(),
): Promise<number> {
  const files = [...(options.ads === undefined ? [] : [options.ads]), ...options.captures];
  if (files.length === 0) {
    io.err('DETECT-INPUT: no ads given. Name lines that `parse` printed, or a file of ads with --ads.');
    return 2;
  }
  for (const file of [options.portfolio, ...files]) {
    if (!(await isFile(file))) {
      io.err(`DETECT-FILE: ${shown(file)} cannot be read. Check that it exists and is a file.`);
      return 2;
    }
  }
  const portfolio = await readPortfolio(options.portfolio, io);
  if (portfolio === null) return 1;
  const run = new DetectRun(portfolio, io, clock);
  if (options.ads !== undefined) await run.ads(options.ads);
  for (const file of options.captures) await run.captures(file);
  return run.failed ? 1 : 0;
}

async function readPortfolio(file: string, io: TerminalIo): Promise<CompiledPortfolio | null> {
  const reading = await openPortfolioFile(file, io);
  if (reading.ok) return compilePortfolio(protectedBrandsOf(reading.portfolio));
  for (const { code, path, line, message } of reading.problems) {
    const place = [line === null ? '' : `:${String(line)}`, path === '' ? '' : ` ${path}`].join('');
    io.err(`DETECT-PORTFOLIO: ${shown(file)}${place}: ${message} (${code})`);
  }
  return null;
}

/** One run over several files, counting what it did. */
class DetectRun {
  failed = false;
  #examined = 0;
  #saidAt: number;

  constructor(
    private readonly portfolio: CompiledPortfolio,
    private readonly io: TerminalIo,
    private readonly clock: Clock,
  ) {
    this.#saidAt = clock.now().getTime();
  }

  async ads(file: string): Promise<void> {
    for await (const line of readJsonLines(file)) {
      const place = `${shown(file)}:${String(line.line)}`;
      if ('problem' in line) this.#fail(line.code, place, line.problem);
      else this.#examine(line.value, {}, place);
      await this.io.drained?.();
    }
  }

  async captures(file: string): Promise<void> {
    for await (const line of readJsonLines(file)) {
      const place = `${shown(file)}:${String(line.line)}`;
      if ('problem' in line) this.#fail(line.code, place, line.problem);
      else this.#capture(line.value, place);
      await this.io.drained?.();
    }
  }

  #capture(value: unknown, place: string): void {
    const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
    const capture = isRecord ? (value as Record<string, unknown>) : {};
    const { file, outcome, ads, engine, query, capturedAt, country, language, device } = capture;
    if (typeof file !== 'string' || typeof outcome !== 'string' || !Array.isArray(ads)) {
      this.#fail(
        'not-a-capture',
        place,
        'expected a line of `parse` with file, outcome and ads; give single ads with --ads',
      );
      return;
    }
    if (outcome === 'failed')
      this.#fail('capture-failed', place, `${shown(file)} could not be read, so nothing is said of its ads`);
    if (outcome === 'blocked') this.io.err(`${place}: ${shown(file)} was blocked, so nothing is said of its ads.`);
    const context = { engine, query, capturedAt, country, language, device };
    ads.forEach((ad: unknown, at) => {
      const { kind, position } = (typeof ad === 'object' && ad !== null ? ad : {}) as Record<string, unknown>;
      const name = `${typeof kind === 'string' ? kind : 'text'}-${typeof position === 'number' ? String(position) : String(at + 1)}`;
      this.#examine(ad, { ...context, id: `${file}#${name}` }, `${place} ads[${String(at)}]`);
    });
  }

  #examine(value: unknown, context: Readonly<Record<string, unknown>>, place: string): void {
    const read = readObservedAd(value, context);
    if ('problem' in read) {
      this.#fail(read.code, place, read.problem);
      return;
    }
    if (read.warning !== null) this.#fail('direction-override', place, read.warning);
    const { id, party, findings } = detect(read.ad, this.portfolio);
    this.io.out(JSON.stringify({ id, party, findings }));
    this.#progress();
  }

  #fail(code: string, place: string, problem: string): void {
    this.failed = true;
    this.io.err(`DETECT-LINE: ${place}: ${problem}. (${code})`);
  }

  #progress(): void {
    this.#examined++;
    if (this.#examined % PROGRESS_CHECK !== 0) return;
    const now = this.clock.now().getTime();
    if (now - this.#saidAt < PROGRESS_EVERY_MS) return;
    this.#saidAt = now;
    this.io.err(`Examined ${String(this.#examined)} ads.`);
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    const found = await stat(path);
    return found.isFile() || found.isFIFO() || found.isCharacterDevice();
  } catch {
    return false;
  }
}

/** A file's name as it may stand on a terminal. */
function shown(path: string): string {
  return path.replace(/[\p{Cc}\p{Cf}]/gu, '?').slice(0, 300);
}
