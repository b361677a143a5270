import type { INestApplicationContext } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { safeText } from './domain/text/safe-text.js';
import { newRescan, type NewRescan } from './findings/rescan/rescan.schema.js';
import { RescansService } from './findings/rescan/rescans.service.js';
import { type RescanProgress, RunRescan } from './findings/rescan/run-rescan.service.js';
import { UserError } from './platform/errors/user-error.js';
import type { TerminalIo } from './platform/terminal-io.js';
import { rescanLines, rescanRowLine, changedRuleLines } from './rescan.print.js';
import { readRescan } from './screens/rescan.screen.js';
import { rescanQuery, rescansQuery, type RescanAnswer } from './screens/rescans.schema.js';
import { RescansScreen } from './screens/rescans.screen.js';

type Options = Readonly<Record<string, unknown>>;

/** A long rescan says every so often how far it is, in milliseconds. */
const PROGRESS_EVERY_MS = 1000;

/** Reads what is to be looked at again. Throws MW-BAD-USE naming the option that is wrong. */
export function readRescanOptions({ since, until, brand, rule, reason }: Options): NewRescan {
  const input = newRescan.safeParse({ since, until, brand, rule, reason });
  if (input.success) return input.data;
  const [issue] = input.error.issues;
  throw new UserError('MW-BAD-USE', `--${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not understood'}`);
}

/** Asks for a rescan, does it here and prints its report. Returns 0, or 1 when it did not come to its end. */
export async function runRescan(
  input: NewRescan,
  options: Options,
  app: INestApplicationContext,
  io: TerminalIo,
): Promise<number> {
  const by = typeof options['by'] === 'string' && options['by'] !== '' ? options['by'] : 'terminal';
  const { id } = await app.get(RescansService).start(input, { id: null, name: safeText(by, 200) });
  return toItsEnd(id, options, app, io);
}

/** Goes on with a rescan that was cut short, and prints its report. Returns 0, or 1 when it did not come to its end. */
export async function runRescanContinue(
  id: string,
  options: Options,
  app: INestApplicationContext,
  io: TerminalIo,
): Promise<number> {
  const rescan = await app.get(RescansService).get(uuid(id));
  if (rescan.state !== 'running') {
    throw new UserError(
      'MW-RESCAN-ENDED',
      `This rescan is ${rescan.state}. \`rescan show ${id}\` prints its report.`,
      409,
    );
  }
  return toItsEnd(id, options, app, io);
}

/** Ends a rescan where it is. Returns the exit code. */
export async function runRescanStop(
  id: string,
  options: Options,
  app: INestApplicationContext,
  io: TerminalIo,
): Promise<number> {
  await app.get(RescansService).stop(uuid(id));
  io.out(options['json'] === true ? JSON.stringify({ id, state: 'stopped' }) : `${id} stopped`);
  return 0;
}

/** Lists rescans, and the rules that changed since what is stored was judged. Returns the exit code. */
export async function runRescanList(options: Options, app: INestApplicationContext, io: TerminalIo): Promise<number> {
  const query = rescansQuery.safeParse({ page: options['page'] });
  if (!query.success) throw new UserError('MW-BAD-USE', `--page: ${query.error.issues[0]?.message ?? ''}`);
  const answer = await app.get(RescansScreen).list(query.data);
  if (options['json'] === true) {
    io.out(JSON.stringify(answer));
    return 0;
  }
  for (const row of answer.rescans) io.out(rescanRowLine(row));
  io.out(`${answer.total} rescans.`);
  for (const line of changedRuleLines(answer.changedRules)) io.out(line);
  return 0;
}

/** Prints the report of one rescan. Returns the exit code. */
export async function runRescanShow(
  id: string,
  options: Options,
  app: INestApplicationContext,
  io: TerminalIo,
): Promise<number> {
  const { change, page, rule } = options;
  const query = rescanQuery.safeParse({ change, page, rule });
  if (!query.success) {
    const [issue] = query.error.issues;
    throw new UserError('MW-BAD-USE', `--${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  print(await readRescan(app.get<DataSource>(getDataSourceToken()), uuid(id), query.data), options, io);
  return 0;
}

async function toItsEnd(id: string, options: Options, app: INestApplicationContext, io: TerminalIo): Promise<number> {
  io.err(`Rescan ${id}. Cut short, \`rescan continue ${id}\` goes on with it, and so does a running worker.`);
  const run = app.get(RunRescan);
  let progress: RescanProgress | null = null;
  const saying = setInterval(() => {
    if (progress !== null) io.err(`${progress.capturesDone} of ${progress.captures} captures held again …`);
  }, PROGRESS_EVERY_MS);
  try {
    do progress = await run.runBatch(id);
    while (progress?.state === 'running');
  } finally {
    clearInterval(saying);
  }
  print(await readRescan(app.get<DataSource>(getDataSourceToken()), id, rescanQuery.parse({})), options, io);
  return progress?.state === 'done' ? 0 : 1;
}

function print(report: RescanAnswer, options: Options, io: TerminalIo): void {
  if (options['json'] === true) io.out(JSON.stringify(report));
  else for (const line of rescanLines(report)) io.out(line);
}

function uuid(id: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return id;
  throw new UserError('MW-BAD-USE', `${safeText(id)} is no rescan id. \`markwarden rescan list\` lists them.`);
}
