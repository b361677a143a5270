import type { INestApplicationContext } from '@nestjs/common';
import { safeText } from './domain/text/safe-text.js';
import { MainJob } from './main-job.service.js';
import { UserError } from './platform/errors/user-error.js';
import type { TerminalIo } from './platform/terminal-io.js';
import { PollSchedule } from './watches/poll-schedule.service.js';
import { PollWork } from './watches/poll-work.js';
import type { Poll } from './watches/poll.entity.js';
import { PollsService } from './watches/polls.service.js';

export interface PollOptions {
  /** A watch whose every cell is looked at now, whatever its schedule; null for what is due. */
  readonly watch: string | null;
  readonly json: boolean;
}

/** Work that takes longer says every so often how far it is, in milliseconds. */
const PROGRESS_EVERY_MS = 2000;

/**
 * `markwarden poll`: takes looks now, in this process, reads what they bring and prints each outcome with its reason.
 * Returns 1 when any look told nothing of its page or has to be tried again, else 0.
 */
export async function runPoll(options: PollOptions, app: INestApplicationContext, io: TerminalIo): Promise<number> {
  const work = app.get(PollWork, { strict: false });
  const polls = app.get(PollsService, { strict: false });
  const keys =
    options.watch === null
      ? await work.due()
      : await app.get(PollSchedule, { strict: false }).layOutNow(watchId(options.watch));
  let asked = 0;
  const progress = setInterval(() => io.err(`${asked} of ${keys.length} looks taken …`), PROGRESS_EVERY_MS);
  try {
    const waiting = keys[Symbol.iterator]();
    // Every runner takes from the same list, so as many are under way as the worker would have.
    const runner = async (): Promise<void> => {
      for (const key of waiting) {
        await work.run(key, AbortSignal.timeout(work.kind.deadlineSeconds * 1000));
        asked += 1;
      }
    };
    await Promise.all(Array.from({ length: work.kind.atOnce }, runner));
    await app.get(MainJob).run();
  } finally {
    clearInterval(progress);
  }
  const taken = await polls.byKeys(keys);
  for (const poll of taken) io.out(options.json ? JSON.stringify(rowOf(poll)) : lineOf(poll));
  if (!options.json) io.err(taken.length === 0 ? 'No look is due.' : sumOf(taken));
  return taken.every(({ outcome }) => outcome === 'ads' || outcome === 'no-ads') ? 0 : 1;
}

function watchId(text: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return text;
  throw new UserError('MW-BAD-USE', `--watch: ${text} is no watch id. \`markwarden coverage --json\` lists them.`);
}

/** A look that ended, or what it waits for. */
const outcomeOf = ({ outcome, state }: Poll): string =>
  outcome ?? (state === 'due' ? 'again' : state === 'waiting' ? 'waiting' : 'pending');

function rowOf(poll: Poll): object {
  const { id, slot, watchId, provider, engine, query, country, language, location, device, attempts, ads } = poll;
  return {
    ...{ id, slot, watchId, provider, engine, query, country, language, location, device },
    outcome: outcomeOf(poll),
    reason: poll.reasonCode === null ? null : { code: poll.reasonCode, message: poll.reasonMessage },
    nextTryAt: poll.state === 'due' || poll.state === 'waiting' ? poll.nextTryAt : null,
    ...{ attempts, ads, captureId: poll.captureId, detours: poll.detours },
  };
}

function lineOf(poll: Poll): string {
  const { provider, engine, query, country, device, reasonCode, reasonMessage, ads, nextTryAt } = poll;
  const next = { due: 'tried again from', waiting: 'handed in, fetched from', answered: null, ended: null }[poll.state];
  const again = next === null ? '' : `  ${next} ${nextTryAt.toISOString()}`;
  const reason = reasonCode === null ? '' : `  ${reasonCode}: ${safeText(reasonMessage ?? '', 400)}`;
  const what = `${engine} ${country} ${device}  ${safeText(query, 120)}`;
  return `${outcomeOf(poll).padEnd(8)} ${String(ads ?? 0).padStart(3)} ads  ${provider.padEnd(10)} ${what}${reason}${again}`;
}

function sumOf(polls: readonly Poll[]): string {
  const counts = Map.groupBy(polls, outcomeOf);
  return `Looked ${polls.length} times: ${[...counts].map(([outcome, list]) => `${list.length} ${outcome}`).join(', ')}.`;
}
