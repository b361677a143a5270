import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { howItEnds } from '../domain/scheduling/how-it-ends.js';
import { type LiveProvider, notOffered, OFFERS } from '../domain/scheduling/live-providers.js';
import { checksProvider } from '../domain/scheduling/purpose.js';
import { LONGEST_WAIT_SECONDS, MOST_ATTEMPTS, waitBeforeRetry } from '../domain/scheduling/retry.js';
import { Clock } from '../platform/clock/clock.js';
import { storable } from '../platform/database/storable.js';
import { heldBack, noteFailure } from './circuits.js';
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

/** A poll that may be asked, once its turn has come. */
export interface Turn {
  readonly poll: Poll;
  readonly startAt: Date;
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
  async failed({ slot, id }: Pick<Poll, 'slot' | 'id'>, said: LookFailure): Promise<void> {
    const failure = storable(said);
    await this.database.transaction(async (manager) => {
      const found = await this.#lock(manager, slot, id);
      if (found === null) return;
      const { poll, watch } = found;
      const now = this.clock.now();
      await noteFailure(manager, poll, failure, now);
      const wait = waitBeforeRetry(poll.providerAttempts, failure.retryAfter);
      if (failure.code === 'rate-limited') {
        const pause = Math.min(failure.retryAfter ?? wait, LONGEST_WAIT_SECONDS);
        await manager.query('UPDATE provider_pace SET next_start = greatest(next_start, $2) WHERE provider = $1', [
          poll.provider,
          later(now, pause * 1000),
        ]);
      }
      if (failure.transient && poll.providerAttempts < MOST_ATTEMPTS && wait <= LONGEST_WAIT_SECONDS) {
        await save(manager, poll, {
          askingUntil: null,
          nextTryAt: later(now, wait * 1000),
          reasonCode: failure.code,
          reasonMessage: failure.message,
        });
      } else await giveUp(manager, poll, watch, failure, now);
    });
  }

  async #step(manager: EntityManager, slot: Date, id: string): Promise<Turn | 'next-provider' | null> {
    const now = this.clock.now();
    const found = await this.#lock(manager, slot, id);
    if (found === null) return null;
    const { poll, watch } = found;
    if (poll.nextTryAt > now || (poll.askingUntil !== null && poll.askingUntil > now)) return null;
    const leave = async (failure: LookFailure): Promise<'next-provider' | null> =>
      (await giveUp(manager, poll, watch, failure, now)) ? 'next-provider' : null;

    const [first] = watch.providers;
    if (watch.retiredAt !== null || first === undefined)
      return leave(lasting('missed', 'The watch was taken out of the portfolio before this look could be taken.'));
    if (!watch.providers.includes(poll.provider)) {
      await save(manager, poll, { provider: first, providerAttempts: 0 });
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

    const { asksASecond, atOnce } = OFFERS[poll.provider];
    const startAt = await nextTurn(manager, poll.provider, now);
    const [busy] = await manager.query<{ count: number }[]>(
      "SELECT count(*)::int AS count FROM poll WHERE state = 'due' AND provider = $1 AND asking_until > $2",
      [poll.provider, now],
    );
    const wait = (busy?.count ?? 0) >= atOnce ? FULL_HOUSE_MS : startAt.getTime() - now.getTime();
    if (wait > LONGEST_TURN_MS || (busy?.count ?? 0) >= atOnce) {
      await save(manager, poll, { askingUntil: null, nextTryAt: later(now, wait) });
      return null;
    }
    const held = await heldBack(manager, poll, now);
    if (held !== null && held.transient && nextProvider(poll, watch) === undefined) {
      const nextTryAt = later(now, (held.retryAfter ?? 0) * 1000);
      await save(manager, poll, { askingUntil: null, nextTryAt, reasonCode: held.code, reasonMessage: held.message });
      return null;
    }
    if (held !== null) return leave(held);
    const refusal = await spendOne(manager, poll.brandId, poll.provider, now);
    if (refusal !== null) return leave(afterFailure(poll, refusal));
    await manager.query('UPDATE provider_pace SET next_start = $2 WHERE provider = $1', [
      poll.provider,
      later(startAt, 1000 / asksASecond),
    ]);
    await save(manager, poll, {
      attempts: poll.attempts + 1,
      providerAttempts: poll.providerAttempts + 1,
      askedAt: startAt,
      askingUntil: later(startAt, LEASE_SECONDS * 1000),
    });
    return { poll, startAt };
  }

  /** The poll while it is due, locked; null when it is not, or when somebody else holds it. */
  async #lock(manager: EntityManager, slot: Date, id: string): Promise<{ poll: Poll; watch: Watch } | null> {
    const poll = await manager
      .createQueryBuilder(Poll, 'poll')
      .where("poll.slot = :slot AND poll.id = :id AND poll.state = 'due'", { slot, id })
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .getOne();
    return poll === null ? null : { poll, watch: await manager.findOneByOrFail(Watch, { id: poll.watchId }) };
  }
}

/** A look that was asked, failed, and may not be tried again failed; it was not refused. */
function afterFailure({ providerAttempts, reasonCode, reasonMessage }: Poll, refusal: LookFailure): LookFailure {
  if (providerAttempts === 0 || reasonCode === null) return refusal;
  const code = reasonCode as LookFailure['code'];
  return { ...refusal, code, message: `${reasonMessage ?? ''} It was not tried again: ${refusal.message}` };
}

/** When the provider's next request may start, its row locked until the caller's transaction ends. */
async function nextTurn(manager: EntityManager, provider: string, now: Date): Promise<Date> {
  await manager.query('INSERT INTO provider_pace (provider, next_start) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    provider,
    now,
  ]);
  const [pace] = await manager.query<{ next: Date }[]>(
    'SELECT greatest(next_start, $2) AS next FROM provider_pace WHERE provider = $1 FOR UPDATE',
    [provider, now],
  );
  return pace?.next ?? now;
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
    const fresh = { provider: next, providerAttempts: 0, askingUntil: null, nextTryAt: now };
    await save(manager, poll, { ...fresh, reasonCode: code, reasonMessage: message, detours });
    return true;
  }
  const { outcome, because } = howItEnds(detours);
  await save(manager, poll, {
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
