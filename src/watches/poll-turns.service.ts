import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { howItEnds } from '../domain/scheduling/how-it-ends.js';
import { isQueued, type LiveProvider, notOffered, OFFERS } from '../domain/scheduling/live-providers.js';
import { checksProvider } from '../domain/scheduling/purpose.js';
import { LONGEST_QUEUED_MS, nextFetch, queuedTooLong } from '../domain/scheduling/queued-look.js';
import { LONGEST_WAIT_SECONDS, MOST_ATTEMPTS, waitBeforeRetry } from '../domain/scheduling/retry.js';
import { Clock } from '../platform/clock/clock.js';
import { Config } from '../platform/config/config.js';
import { storable } from '../platform/database/storable.js';
import { heldBack, noteAnswer, noteFailure } from './circuits.js';
import { holdPace, nextPace, startPace } from './pace.js';
import { newPingback } from './pingback-address.js';
import { type Detour, Poll } from './poll.entity.js';
import { spendOne } from './spend.js';
import { ProviderKeys } from './provider-keys.service.js';
import { withoutKey } from './transport/provider-client.js';
import { type LookFailure, lasting } from './transport/transport.js';
import { Watch } from './watch.entity.js';

/** Longer than a request may take with its turn before it; whoever asked is dead by then. */
const LEASE_SECONDS = 90;
/** A turn that is further off is not waited for: the poll comes back when it is near. */
const LONGEST_TURN_MS = 3000;
/** How long to leave a look when as many requests are under way as a provider takes at once. */
const FULL_HOUSE_MS = 2000;

/** What names an asked look, and what it was known by when it was asked. */
type AskedPoll = Pick<Poll, 'slot' | 'id' | 'taskId'>;

/** A look that nobody makes for us any more; late calls for it change nothing. */
const NOT_WAITING = { state: 'due', taskId: null, pingbackHash: null } as const;

/** A poll that may be asked, or fetched where it waits, once its turn has come. */
export interface Turn {
  readonly poll: Poll;
  readonly startAt: Date;
  /** Where the provider may say that the look is done; null where it is not to be told. */
  readonly pingbackUrl: string | null;
}

/**
 * Decides, a transaction a step, whether a due poll may be asked now and whom. Everything that makes it so is counted before
 * anybody is asked: the attempt, the spend, the turn among all processes. So whoever is killed when, no look is asked that
 * was not counted.
 */
@Injectable()
export class PollTurns {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly keys: ProviderKeys,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Takes a turn for a poll; null when it is not due, is somebody else's, must wait, or has ended here. */
  async take(slot: Date, id: string): Promise<Turn | null> {
    for (;;) {
      const step = await this.database.transaction((manager) => this.#step(manager, slot, id));
      if (step !== 'next-provider') return step;
    }
  }

  /** Records what went wrong: the same provider again later, the next one, or the end. */
  async failed({ slot, id, taskId }: AskedPoll, said: LookFailure): Promise<void> {
    const failure = storable(said);
    await this.database.transaction(async (manager) => {
      const found = await this.#lock(manager, slot, id);
      // A look that was called for while it was being handed in was taken after all.
      if (found === null || found.poll.taskId !== taskId) return;
      const { poll, watch } = found;
      const now = this.clock.now();
      const wait = await noteFailed(manager, poll, failure, now);
      if (failure.transient && poll.providerAttempts < MOST_ATTEMPTS && wait <= LONGEST_WAIT_SECONDS) {
        await save(manager, poll, {
          // Whoever did not hear that it was handed in may still be told by a call.
          ...{ state: 'due', taskId: null, pingbackHash: taskId === null ? poll.pingbackHash : null },
          askingUntil: null,
          nextTryAt: later(now, wait * 1000),
          reasonCode: failure.code,
          reasonMessage: failure.message,
        });
      } else await giveUp(manager, poll, watch, failure, now);
    });
  }

  /** Notes that the provider took the look and makes it later. It may have called already. */
  async handedIn({ slot, id, provider, attempts }: Poll, taskId: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      const found = await this.#lock(manager, slot, id, 'wait');
      if (found?.poll.provider !== provider || found.poll.attempts !== attempts) return;
      const { poll } = found;
      const next = nextFetch(poll.askedAt ?? this.clock.now(), this.clock.now()) ?? this.clock.now();
      const waits = {
        state: 'waiting',
        askingUntil: null,
        nextTryAt: next,
        reasonCode: null,
        reasonMessage: null,
      } as const;
      await save(manager, poll, { ...(poll.state === 'waiting' ? {} : waits), taskId });
      await noteAnswer(manager, provider);
    });
  }

  /** Leaves a look that is not there yet until its next fetch, or gives it up where its time is over. */
  async notReady({ slot, id, taskId }: AskedPoll, said: LookFailure | null): Promise<void> {
    await this.database.transaction(async (manager) => {
      const found = await this.#lock(manager, slot, id, 'wait');
      if (found === null || found.poll.taskId !== taskId) return;
      const { poll, watch } = found;
      const now = this.clock.now();
      const isOver = queuedTooLong(poll.askedAt ?? now, now);
      const failure = said === null ? (isOver ? tooLate(poll) : null) : storable(said);
      if (failure === null) await noteAnswer(manager, poll.provider);
      else await noteFailed(manager, poll, failure, now);
      // The next fetch was set when this one began, and a call meanwhile may have brought it forward.
      const reason = { reasonCode: failure?.code ?? null, reasonMessage: failure?.message ?? null };
      if (failure === null || !isOver) await save(manager, poll, { askingUntil: null, ...reason });
      else await giveUp(manager, poll, watch, failure, now);
    });
  }

  async #step(manager: EntityManager, slot: Date, id: string): Promise<Turn | 'next-provider' | null> {
    const now = this.clock.now();
    const found = await this.#lock(manager, slot, id);
    if (found === null) return null;
    const { poll, watch } = found;
    if (poll.nextTryAt > now || (poll.askingUntil !== null && poll.askingUntil > now)) return null;
    if (poll.state === 'waiting') return this.#fetch(manager, poll, now);
    const leave = async (failure: LookFailure): Promise<'next-provider' | null> =>
      (await giveUp(manager, poll, watch, failure, now)) ? 'next-provider' : null;

    const [first] = watch.providers;
    if (watch.retiredAt !== null || first === undefined)
      return leave(lasting('missed', 'The watch was taken out of the portfolio before this look could be taken.'));
    if (!watch.providers.includes(poll.provider)) {
      await save(manager, poll, { provider: first, providerAttempts: 0, pingbackHash: null });
      return 'next-provider';
    }
    if (poll.providerAttempts >= MOST_ATTEMPTS)
      return leave(
        lasting('interrupted', `${OFFERS[poll.provider].name} was asked, and nobody was left to take its reply.`),
      );
    const market = { country: poll.country, language: poll.language, location: poll.location };
    const cannot = notOffered(poll.provider, { engine: poll.engine, device: poll.device, market });
    if (cannot !== null) return leave(lasting('not-offered', cannot));
    if ((await this.keys.of(poll.provider, manager)) === null) return leave(withoutKey(poll.provider));

    const startAt = await placeAmongRequests(manager, poll, now);
    if (startAt === null) return null;
    const held = await heldBack(manager, poll, now);
    if (held !== null && held.transient && nextProvider(poll, watch) === undefined) {
      const nextTryAt = later(now, (held.retryAfter ?? 0) * 1000);
      await save(manager, poll, { askingUntil: null, nextTryAt, reasonCode: held.code, reasonMessage: held.message });
      return null;
    }
    if (held !== null) return leave(held);
    const refusal = await spendOne(manager, poll.brandId, poll.provider, now);
    if (refusal !== null) return leave(afterFailure(poll, refusal));
    await startPace(manager, poll.provider, startAt);
    const pingback = isQueued(poll.provider) ? newPingback(this.config.publicUrl) : null;
    const asked = {
      attempts: poll.attempts + 1,
      providerAttempts: poll.providerAttempts + 1,
      askedAt: startAt,
      askingUntil: later(startAt, LEASE_SECONDS * 1000),
      pingbackHash: pingback?.hash ?? null,
    };
    await save(manager, poll, asked);
    return { poll: Object.assign(poll, asked), startAt, pingbackUrl: pingback?.url ?? null };
  }

  /** A turn to fetch what was handed in: paid for already, so that neither budget nor circuit nor portfolio is asked. */
  async #fetch(manager: EntityManager, poll: Poll, now: Date): Promise<Turn | null> {
    const startAt = await placeAmongRequests(manager, poll, now);
    if (startAt === null) return null;
    await startPace(manager, poll.provider, startAt);
    const askingUntil = later(startAt, LEASE_SECONDS * 1000);
    await save(manager, poll, { askingUntil, nextTryAt: nextFetch(poll.askedAt ?? now, startAt) ?? startAt });
    return { poll, startAt, pingbackUrl: null };
  }

  /** The poll while it is due or waits, locked; null when it is not, or when somebody else holds it and is not waited for. */
  async #lock(
    manager: EntityManager,
    slot: Date,
    id: string,
    others: 'skip' | 'wait' = 'skip',
  ): Promise<{ poll: Poll; watch: Watch } | null> {
    const query = manager
      .createQueryBuilder(Poll, 'poll')
      .where("poll.slot = :slot AND poll.id = :id AND poll.state IN ('due', 'waiting')", { slot, id })
      .setLock('pessimistic_write');
    const poll = await (others === 'skip' ? query.setOnLocked('skip_locked') : query).getOne();
    return poll === null ? null : { poll, watch: await manager.findOneByOrFail(Watch, { id: poll.watchId }) };
  }
}

/** A look that was asked, failed, and may not be tried again failed; it was not refused. */
function afterFailure({ providerAttempts, reasonCode, reasonMessage }: Poll, refusal: LookFailure): LookFailure {
  if (providerAttempts === 0 || reasonCode === null) return refusal;
  const code = reasonCode as LookFailure['code'];
  return { ...refusal, code, message: `${reasonMessage ?? ''} It was not tried again: ${refusal.message}` };
}

/** Counts a failure against whoever it speaks against. Returns the seconds until a look that failed so may be tried again. */
async function noteFailed(manager: EntityManager, poll: Poll, failure: LookFailure, now: Date): Promise<number> {
  await noteFailure(manager, poll, failure, now);
  const wait = waitBeforeRetry(poll.providerAttempts, failure.retryAfter);
  if (failure.code === 'rate-limited') {
    const pause = Math.min(failure.retryAfter ?? wait, LONGEST_WAIT_SECONDS);
    await holdPace(manager, poll.provider, later(now, pause * 1000));
  }
  return wait;
}

function tooLate({ provider }: Poll): LookFailure {
  const minutes = LONGEST_QUEUED_MS / 60_000;
  return lasting('timed-out', `${OFFERS[provider].name} took the search and had not made it after ${minutes} minutes.`);
}

/** When the poll's request may start; null where that is too far off, and the poll was put off until then. */
async function placeAmongRequests(manager: EntityManager, poll: Poll, now: Date): Promise<Date | null> {
  const startAt = await nextPace(manager, poll.provider, now);
  const [busy] = await manager.query<{ count: number }[]>(
    "SELECT count(*)::int AS count FROM poll WHERE state IN ('due', 'waiting') AND provider = $1 AND asking_until > $2",
    [poll.provider, now],
  );
  const isFull = (busy?.count ?? 0) >= OFFERS[poll.provider].atOnce;
  const wait = isFull ? FULL_HOUSE_MS : startAt.getTime() - now.getTime();
  if (wait <= LONGEST_TURN_MS && !isFull) return startAt;
  await save(manager, poll, { askingUntil: null, nextTryAt: later(now, wait) });
  return null;
}

/** Who is asked when the present provider brings nothing. */
function nextProvider({ purpose, provider }: Poll, watch: Watch): LiveProvider | undefined {
  return checksProvider(purpose) ? undefined : watch.providers[watch.providers.indexOf(provider) + 1];
}

/** Leaves the present provider. Returns whether the watch has another; else the poll has ended. */
async function giveUp(
  manager: EntityManager,
  poll: Poll,
  watch: Watch,
  { code, message }: LookFailure,
  now: Date,
): Promise<boolean> {
  const detour: Detour = { provider: poll.provider, code, message, at: now.toISOString() };
  const detours = [...poll.detours, detour];
  const next = nextProvider(poll, watch);
  if (next !== undefined) {
    const fresh = { provider: next, providerAttempts: 0, askingUntil: null, nextTryAt: now, ...NOT_WAITING };
    await save(manager, poll, { ...fresh, reasonCode: code, reasonMessage: message, detours });
    return true;
  }
  const { outcome, because } = howItEnds(detours);
  await save(manager, poll, {
    ...NOT_WAITING,
    state: 'ended',
    outcome,
    provider: because.provider,
    reasonCode: because.code,
    reasonMessage: because.message,
    detours,
    askingUntil: null,
    endedAt: now,
  });
  return false;
}

async function save(manager: EntityManager, { slot, id }: Poll, changes: Partial<Poll>): Promise<void> {
  await manager.update(Poll, { slot, id }, changes);
}

const later = (instant: Date, ms: number): Date => new Date(instant.getTime() + ms);
