import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { CapturesService, type CaptureResult } from './captures/captures.service.js';
import { MAX_CAPTURE_BYTES } from './captures/upload-storage.js';
import { uploadSchema, type Upload } from './captures/capture.schema.js';
import { MainJob } from './main-job.service.js';
import { UserError } from './platform/errors/user-error.js';
import type { TerminalIo } from './platform/terminal-io.js';

/** Files read and stored together; each may have up to 32 MiB. */
const AT_ONCE = 20;

interface Entered {
  readonly file: string;
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
  const { capturedAt } = options;
  const instant = typeof capturedAt === 'string' ? new Date(capturedAt) : null;
  if (instant !== null && Number.isNaN(instant.getTime())) {
    throw new UserError(
      'MW-BAD-USE',
      `--captured-at: ${String(capturedAt)} is no instant; write for example 2026-11-22T08:30:00Z`,
    );
  }
  return { ...stated.data, files, capturedAt: instant, json: options['json'] === true };
}

/**
 * Stores files as captures, runs the main job over them and prints a line a file. A file that cannot be taken costs only
 * itself. Returns 1 when any file could not be read as a results page, else 0.
 */
export async function runIngest(options: IngestOptions, app: INestApplicationContext, io: TerminalIo): Promise<number> {
  const captures = app.get(CapturesService);
  const entered: Entered[] = [];
  for (let start = 0; start < options.files.length; start += AT_ONCE) {
    entered.push(...(await enter(captures, options, options.files.slice(start, start + AT_ONCE))));
  }
  let last = performance.now();
  await app.get(MainJob).run({
    onProgress: ({ parsed, examined, raised }) => {
      if (performance.now() - last < 1000) return;
      last = performance.now();
      io.err(`${parsed} of ${entered.length} captures read, ${examined} examined, ${raised} raised …`);
    },
  });
  const results = await captures.resultsOf(entered.flatMap(({ id }) => (id === null ? [] : [id])));
  let failed = 0;
  for (const { file, id, alreadyKnown, problem } of entered) {
    const result = id === null ? null : (results.get(id) ?? null);
    const outcome = result?.outcome ?? 'failed';
    const reason = problem ?? result?.reason ?? null;
    if (outcome === 'failed') failed++;
    const row = { file, captureId: id, outcome, reason, ads: result?.ads ?? 0, alreadyKnown };
    if (options.json) io.out(JSON.stringify(row));
    else
      io.out(
        `${outcome.padEnd(8)} ${String(row.ads).padStart(3)} ads  ${file}${alreadyKnown ? '  (known already)' : ''}${reason === null ? '' : `  ${reason.code}: ${reason.message}`}`,
      );
  }
  return failed > 0 ? 1 : 0;
}

/** Takes a few files in; those that cannot be read are reported beside the others. */
async function enter(captures: CapturesService, options: IngestOptions, files: readonly string[]): Promise<Entered[]> {
  const { provider, query, country, language, device, capturedAt } = options;
  const stated = { provider, query, country, language, device, capturedAt, origin: 'terminal' } as const;
  const read = await Promise.all(files.map(async (file) => ({ file, bytes: await readCapped(file) })));
  const whole = read.flatMap(({ file, bytes }) => (Buffer.isBuffer(bytes) ? [{ file, bytes }] : []));
  const received = await captures.receive(
    whole.map(({ file, bytes }) => ({ ...stated, fileName: basename(file), bytes })),
  );
  const byFile = new Map(received.map((each, at) => [whole[at]?.file, each]));
  return read.map(({ file, bytes }) => {
    const taken = byFile.get(file);
    if (taken !== undefined) return { file, ...taken, problem: null };
    return { file, id: null, alreadyKnown: false, problem: Buffer.isBuffer(bytes) ? null : bytes };
  });
}

/** The file's bytes, or why it cannot be taken. Never reads more than the limit. */
async function readCapped(file: string): Promise<Buffer | { code: string; message: string }> {
  try {
    await using handle = await open(file);
    const { size } = await handle.stat();
    if (size > MAX_CAPTURE_BYTES) {
      return { code: 'too-large', message: `${size} bytes, more than 32 MiB; hand in single pages` };
    }
    return await handle.readFile();
  } catch (error) {
    const { code = 'unreadable', message } = error as NodeJS.ErrnoException;
    const said = { ENOENT: 'no such file', EISDIR: 'a folder, not a file', EACCES: 'not readable by this user' }[code];
    return { code: 'unreadable', message: said ?? message };
  }
}
