import { type ParsedCapture, PROVIDERS, type Provider, SAVED_PAGE } from '../domain/capture/capture.js';
import { archiveKind } from '../domain/capture/container/open-file.js';
import { failedCapture } from '../domain/capture/reply-context.js';
import { readCaptureFile } from './capture-file.js';
import { ParsePool } from './parse-pool.js';

export interface ParseOptions {
  readonly provider: string;
  readonly files: readonly string[];
  /** Accepted as everywhere; the output is JSON lines either way. */
  readonly json: boolean;
}

export interface CommandOutput {
  /** One line of the result, without its line break. */
  out(line: string): void;
  /** One line for the person at the terminal. */
  err(line: string): void;
  /** Resolves when the reader has caught up. */
  drained?(): Promise<void>;
}

/** Work that takes longer says every so often how far it is, in milliseconds. */
const PROGRESS_EVERY_MS = 1000;

/**
 * `markwarden parse`: one JSON line a file, in the order of the arguments, without a database. Exit code 0 when every
 * file told something, pages without ads and blocked pages included; 1 when a file's outcome is `failed`; 2 on bad use.
 */
export async function runParse(
  options: ParseOptions,
  io: CommandOutput,
  makePool: () => ParsePool = () => new ParsePool(),
): Promise<number> {
  const { provider, files } = options;
  if (!isProvider(provider) && provider !== SAVED_PAGE) {
    io.err(
      `PARSE-PROVIDER: "${provider}" is not a provider. Give --provider as one of: ${[...PROVIDERS, SAVED_PAGE].join(', ')}.`,
    );
    return 2;
  }
  if (files.length === 0) {
    io.err('PARSE-FILES: no file given. Name at least one saved page or reply.');
    return 2;
  }
  const pool = makePool();
  let done = 0;
  let failed = 0;
  const progress = setInterval(() => io.err(`Read ${done} of ${files.length} files.`), PROGRESS_EVERY_MS);
  try {
    for await (const [file, pages] of inOrder(files, pool.size * 2, (path) => parseFile(pool, provider, path))) {
      done += 1;
      for (const page of pages) {
        if (page.capture.outcome === 'failed') failed += 1;
        io.out(JSON.stringify(line(file, page)));
        await io.drained?.();
      }
    }
  } finally {
    clearInterval(progress);
    await pool.close();
  }
  return failed > 0 ? 1 : 0;
}

interface ReadPage {
  /** As stated where the file does not tell it. */
  readonly provider: string;
  readonly part: number | null;
  readonly capture: ParsedCapture;
}

/** The captures in a file, of which an archive has one for each results page. */
async function parseFile(
  pool: ParsePool,
  provider: Provider | typeof SAVED_PAGE,
  path: string,
): Promise<readonly ReadPage[]> {
  const read = await readCaptureFile(path);
  if ('reason' in read) return [{ provider, part: null, capture: failedCapture(read.reason) }];
  try {
    if (provider !== SAVED_PAGE && (!provider.endsWith('-html') || archiveKind(read.bytes) === null))
      return [{ provider, part: null, capture: await pool.parse(provider, read.bytes) }];
    const { pages, reason } = await pool.open(read.bytes);
    if (reason !== null) return [{ provider, part: null, capture: failedCapture(reason) }];
    return await Promise.all(
      pages.map(async (page) => ({ ...page, capture: await pool.parse(page.provider, read.bytes, page.part) })),
    );
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return [{ provider, part: null, capture: failedCapture({ code: 'parser-unavailable', message }) }];
  }
}

/** Works on a few items at a time, so that memory stays bounded, and hands the results on in the order of the items. */
async function* inOrder<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<[T, R]> {
  const running: [T, Promise<R>][] = [];
  for (const item of items) {
    running.push([item, work(item)]);
    if (running.length >= atOnce) yield* first(running);
  }
  while (running.length > 0) yield* first(running);
}

async function* first<T, R>(running: [T, Promise<R>][]): AsyncGenerator<[T, R]> {
  const [next] = running.splice(0, 1);
  if (next !== undefined) yield [next[0], await next[1]];
}

/** The published shape, keys in their documented order. */
function line(file: string, { provider, part, capture }: ReadPage): object {
  const { outcome, engine, query, capturedAt, ads, reason, country, language, device, location } = capture;
  const said = { file, provider, outcome, engine, query, capturedAt, ads, reason, country, language, device, location };
  return part === null ? said : { ...said, part };
}

function isProvider(name: string): name is Provider {
  return (PROVIDERS as readonly string[]).includes(name);
}
