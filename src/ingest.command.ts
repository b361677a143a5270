import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { readCaptureFile } from './captures/capture-file.js';
import { CapturesService, type CaptureResult } from './captures/captures.service.js';
import { HandIn } from './captures/hand-in.service.js';
import { uploadSchema, type Upload } from './captures/capture.schema.js';
import { MainJob } from './main-job.service.js';
import { statedInstant } from './platform/clock/stated-instant.js';
import { UserError } from './platform/errors/user-error.js';
import type { TerminalIo } from './platform/terminal-io.js';

/** Files read and stored together; each may have up to 32 MiB. */
const AT_ONCE = 20;
/** Work that takes longer says every so often how far it is, in milliseconds. */
const PROGRESS_EVERY_MS = 1000;

/** Others read a batch in a second or two; one whose stage failed stays pending for ever. */
const WAIT_FOR_OTHERS_MS = 30_000;
const NOT_READ_YET = { code: 'pending', message: 'not read yet; the log of the server or worker says why' };

interface Entered {
  readonly file: string;
  /** Which results page of an archive, from 1; null for a file that is one page or reply. */
  readonly page: number | null;
  readonly id: string | null;
  readonly alreadyKnown: boolean;
  readonly problem: CaptureResult['reason'];
}

export interface IngestOptions extends Upload {
  readonly files: readonly string[];
  readonly capturedAt: Date | null;
  readonly json: boolean;
}

/** Reads the command's options. Throws MW-BAD-USE naming the one that is wrong. */
export function readIngestOptions(files: readonly string[], options: Readonly<Record<string, unknown>>): IngestOptions {
  const stated = uploadSchema.safeParse(options);
  if (!stated.success) {
    const [issue] = stated.error.issues;
    throw new UserError('MW-BAD-USE', `--${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not understood'}`);
  }
  const capturedAt = typeof options['capturedAt'] === 'string' ? options['capturedAt'] : null;
  const instant = capturedAt === null ? null : statedInstant(capturedAt);
  if (capturedAt !== null && instant === null) {
    throw new UserError(
      'MW-BAD-USE',
      `--captured-at: ${capturedAt} is no instant; write for example 2026-11-22T08:30:00Z`,
    );
  }
  return { ...stated.data, files, capturedAt: instant, json: options['json'] === true };
}

/**
 * Stores files as captures, runs the main job over them and prints a line a file. A file that cannot be taken costs only
 * itself. Returns 1 when any file could not be read as a results page or was not read in time, else 0.
 */
export async function runIngest(
  options: IngestOptions,
  app: INestApplicationContext,
  io: TerminalIo,
  waitMs = WAIT_FOR_OTHERS_MS,
): Promise<number> {
  const captures = app.get(CapturesService);
  const entered: Entered[] = [];
  const total = options.files.length;
  let results: Map<string, CaptureResult>;
  let said = (): string => `${entered.length} of ${total} files stored …`;
  const progress = setInterval(() => io.err(said()), PROGRESS_EVERY_MS);
  try {
    for (let start = 0; start < total; start += AT_ONCE) {
      entered.push(...(await enter(app.get(HandIn), options, options.files.slice(start, start + AT_ONCE))));
    }
    said = () => `${entered.length} files stored. Reading captures …`;
    await app.get(MainJob).run({
      onProgress: ({ parsed, examined, raised }) => {
        said = () =>
          `${entered.length} files stored. Captures: ${parsed} read, ${examined} examined, ${raised} raised …`;
      },
    });
    said = () => `${entered.length} files stored. Waiting for captures that a server or worker has taken …`;
    results = await whenRead(captures, entered, waitMs);
  } finally {
    clearInterval(progress);
  }
  let failed = 0;
  for (const { file, page, id, alreadyKnown, problem } of entered) {
    const result = id === null ? null : (results.get(id) ?? null);
    const outcome = id === null ? 'failed' : (result?.outcome ?? 'pending');
    const reason = problem ?? result?.reason ?? (outcome === 'pending' ? NOT_READ_YET : null);
    if (outcome === 'failed' || outcome === 'pending') failed++;
    const row = { file, page, captureId: id, outcome, reason, ads: result?.ads ?? 0, alreadyKnown };
    if (options.json) io.out(JSON.stringify(row));
    else
      io.out(
        `${outcome.padEnd(8)} ${String(row.ads).padStart(3)} ads  ${file}${page === null ? '' : `, page ${page}`}${alreadyKnown ? '  (known already)' : ''}${reason === null ? '' : `  ${reason.code}: ${reason.message}`}`,
      );
  }
  return failed > 0 ? 1 : 0;
}

/**
 * How the captures ended. A server that runs beside the terminal pulls from the same pending ones, and what it has taken is
 * waited for: not read yet is not the same as failed.
 */
async function whenRead(
  captures: CapturesService,
  entered: readonly Entered[],
  waitMs: number,
): Promise<Map<string, CaptureResult>> {
  const ids = entered.flatMap(({ id }) => (id === null ? [] : [id]));
  const started = performance.now();
  for (;;) {
    const results = await captures.resultsOf(ids);
    const allRead = [...results.values()].every(({ outcome }) => outcome !== null);
    if (allRead || performance.now() - started > waitMs) return results;
    await pause(100);
  }
}

/** Takes a few files in; those that cannot be read are reported beside the others. */
async function enter(handIn: HandIn, options: IngestOptions, files: readonly string[]): Promise<Entered[]> {
  const { provider, query, country, language, device, capturedAt } = options;
  const stated = { provider, query, country, language, device, capturedAt, origin: 'terminal' } as const;
  const read = await Promise.all(files.map(async (file) => ({ file, ...(await readCaptureFile(file)) })));
  const whole = read.flatMap((each) => ('bytes' in each ? [{ file: each.file, bytes: Buffer.from(each.bytes) }] : []));
  const taken = await handIn.take(whole.map(({ file, bytes }) => ({ ...stated, fileName: basename(file), bytes })));
  // In the order of the arguments, not by name: the same file may be named twice.
  let next = 0;
  return read.flatMap((each): Entered[] => {
    const { file } = each;
    const result = 'bytes' in each ? taken[next++] : undefined;
    const problem = 'reason' in each ? each.reason : (result?.refused ?? null);
    if (result === undefined || problem !== null) return [{ file, page: null, id: null, alreadyKnown: false, problem }];
    const pages = result.received.map((capture, at) => ({
      file,
      page: result.isArchive ? at + 1 : null,
      ...capture,
      problem: null,
    }));
    return result.leftOut === 0 ? pages : [...pages, leftOut(file, result.leftOut)];
  });
}

function leftOut(file: string, count: number): Entered {
  const message = `${count} more results pages are in the archive than are taken of one file. Hand in smaller archives.`;
  return { file, page: null, id: null, alreadyKnown: false, problem: { code: 'too-many-pages', message } };
}
