import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, IsNull, Not } from 'typeorm';
import { ClearCaptures } from '../captures/clear-captures.service.js';
import { Clock } from '../platform/clock/clock.js';
import { type Month, monthOf, monthsUntil } from '../platform/database/month-partitions.js';
import { unneededBytes } from '../platform/storage/raw-names.js';
import { RawClearing } from '../platform/storage/raw-clearing.service.js';
import { ClearPolls } from '../watches/clear-polls.service.js';
import { agedBytes, isWhollyOverdue, overdueCaptures, overduePolls, RAW_NEEDS, termsOf } from './overdue.js';
import { RETENTION_STEPS, RetentionRun, type RetentionStep } from './retention-run.entity.js';

const DAY_MS = 86_400_000;

/** How much was removed, or would be. */
export interface ClearedCounts {
  readonly captures: number;
  readonly sightings: number;
  readonly polls: number;
  readonly raws: number;
  /** Of their compressed forms, in bytes. */
  readonly rawSize: number;
  /** Objects outside the database that no row named. */
  readonly orphans: number;
}

type Terms = Awaited<ReturnType<typeof termsOf>>;

/** What one batch of a step did, and where the next one begins; null where the step is through. */
interface Batch {
  readonly removed: Partial<ClearedCounts>;
  readonly next: string | null;
}

const NOTHING: ClearedCounts = { captures: 0, sightings: 0, polls: 0, raws: 0, rawSize: 0, orphans: 0 };

/**
 * Removes what is past its term, once a day, a batch at a time. It decides what goes; each room removes its own rows. What a
 * batch removed and the place where the next one begins are one transaction, so a run that is killed anywhere and goes on
 * leaves the same rows.
 */
@Injectable()
export class Retention {
  readonly #steps: Readonly<
    Record<RetentionStep, (manager: EntityManager, run: RetentionRun, terms: Terms) => Promise<Batch>>
  > = {
    captures: (manager, run, terms) => this.#clearCaptures(manager, run, terms),
    months: (manager, run, terms) => this.#dropMonths(manager, run, terms),
    polls: (manager, run, terms) => this.#clearPolls(manager, run, terms),
    raw: (manager, run, terms) => this.#clearRaw(manager, run, terms),
    names: (manager, run) => this.#forgetNames(manager, run),
    objects: async (manager) => ({ removed: {}, next: (await this.raws.removeObjects(manager)) === 0 ? null : '' }),
    orphans: (manager, run) => this.#removeOrphans(manager, run),
  };

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly captures: ClearCaptures,
    private readonly polls: ClearPolls,
    private readonly raws: RawClearing,
    private readonly clock: Clock,
  ) {}

  /** The day (UTC) whose run is due or under way; null where it is through, or where everything is kept for ever. */
  async dueDay(): Promise<string | null> {
    const day = this.#today();
    const run = await this.database.manager.findOneBy(RetentionRun, { day });
    if (run !== null && run.finishedAt !== null) return null;
    // A crash may leave an object outside the database without its row, whatever the terms are.
    if (this.raws.isOutside) return day;
    const terms = await termsOf(this.database.manager);
    return Object.values(terms).some(({ shortest }) => shortest !== null) ? day : null;
  }

  /** Does the next batch of a day's run and says whether there is more. Of two processes at one run the second waits for the batch. */
  async runBatch(day: string): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const first = { day, at: this.clock.now(), step: RETENTION_STEPS[0] };
      await manager.createQueryBuilder().insert().into(RetentionRun).values(first).orIgnore().execute();
      const run = await manager.findOneOrFail(RetentionRun, { where: { day }, lock: { mode: 'pessimistic_write' } });
      if (run.finishedAt !== null) return false;
      const { removed, next } = await this.#steps[run.step](manager, run, await termsOf(manager));
      const sum = added(run, removed);
      const counts = { ...sum, rawSize: String(sum.rawSize) };
      const following = next === null ? RETENTION_STEPS[RETENTION_STEPS.indexOf(run.step) + 1] : run.step;
      await manager.update(
        RetentionRun,
        { day },
        following === undefined
          ? { ...counts, afterKey: null, finishedAt: this.clock.now() }
          : { ...counts, step: following, afterKey: next },
      );
      return following !== undefined;
    });
  }

  /** Clears up to the end now, in this process; again where the day's run is through. Returns all that was removed on this day. */
  async runNow(): Promise<ClearedCounts> {
    const { manager } = this.database;
    const [day, at] = [this.#today(), this.clock.now()];
    const again = { at, step: RETENTION_STEPS[0], afterKey: null, finishedAt: null };
    await manager.update(RetentionRun, { day, finishedAt: Not(IsNull()) }, again);
    while (await this.runBatch(day));
    return added(await manager.findOneByOrFail(RetentionRun, { day }), {});
  }

  /** What a run that began now would remove. */
  async preview(): Promise<ClearedCounts> {
    const { manager } = this.database;
    const at = this.clock.now();
    const terms = await termsOf(manager);
    let sum = NOTHING;
    for await (const { overdue } of walks(terms.capture.shortest, (days, after) =>
      overdueCaptures(manager, at, days, after),
    )) {
      const [row] = await manager.query<{ sightings: number }[]>(
        `SELECT count(*)::int AS sightings FROM unnest($1::timestamptz[], $2::uuid[]) AS due (slot, id)
         JOIN sighting s ON s.slot = due.slot AND s.capture_id = due.id`,
        [overdue.map(({ slot }) => slot), overdue.map(({ id }) => id)],
      );
      sum = added(sum, { captures: overdue.length, sightings: row?.sightings ?? 0 });
    }
    for await (const { overdue } of walks(terms.poll.shortest, (days, after) => overduePolls(manager, at, days, after)))
      sum = added(sum, { polls: overdue.length });
    for await (const { overdue } of walks(shortestOfRaw(terms), (days, after) => agedBytes(manager, at, days, after))) {
      const unneeded = await unneededBytes(
        manager,
        overdue.map(({ sha256 }) => sha256),
        RAW_NEEDS,
        at,
      );
      sum = added(sum, { raws: unneeded.length, rawSize: unneeded.reduce((size, each) => size + each.size, 0) });
    }
    return sum;
  }

  #today(): string {
    return this.clock.now().toISOString().slice(0, 10);
  }

  async #clearCaptures(manager: EntityManager, { at, afterKey }: RetentionRun, { capture }: Terms): Promise<Batch> {
    if (capture.shortest === null) return { removed: {}, next: null };
    const { overdue, next } = await overdueCaptures(manager, at, capture.shortest, afterKey);
    const sightingsFrom = monthOf(before(at, capture.longest)).start;
    return { removed: await this.captures.clear(manager, overdue, { at, sightingsFrom }), next };
  }

  /** One table of one month at a time, because each locks the whole table for a moment. */
  async #dropMonths(manager: EntityManager, { at, afterKey }: RetentionRun, { capture, poll }: Terms): Promise<Batch> {
    const works = [
      ...(await this.#monthWorks(manager, 'sighting', before(at, capture.longest), (month) =>
        this.captures.clearSightings(manager, month),
      )),
      ...(await this.#monthWorks(manager, 'capture', before(at, capture.longest), async (month) => {
        await this.captures.dropMonth(manager, month);
        return { more: false };
      })),
      ...(await this.#monthWorks(manager, 'poll', before(at, poll.longest), async (month) => {
        const whole = await isWhollyOverdue(manager, at, month);
        return { polls: whole ? await this.polls.dropMonth(manager, month) : 0, more: false };
      })),
    ].toSorted((a, b) => (a.key < b.key ? -1 : 1));
    const work = works.find(({ key }) => afterKey === null || key > afterKey);
    if (work === undefined) return { removed: {}, next: null };
    const { more, ...removed } = await work.run();
    // A key without a last letter stands before its work, so that the work is done again.
    return { removed, next: more ? work.key.slice(0, -1) : work.key };
  }

  async #monthWorks(
    manager: EntityManager,
    table: 'sighting' | 'capture' | 'poll',
    until: Date,
    run: (month: Month) => Promise<Partial<ClearedCounts> & { more: boolean }>,
  ) {
    const order = { sighting: 1, capture: 2, poll: 3 }[table];
    const months = await monthsUntil(manager, table, until);
    return months.map((month) => ({ key: `${month.start.toISOString()} ${order}`, run: () => run(month) }));
  }

  async #clearPolls(manager: EntityManager, { at, afterKey }: RetentionRun, { poll }: Terms): Promise<Batch> {
    if (poll.shortest === null) return { removed: {}, next: null };
    const { overdue, next } = await overduePolls(manager, at, poll.shortest, afterKey);
    return { removed: { polls: await this.polls.clear(manager, overdue) }, next };
  }

  async #clearRaw(manager: EntityManager, { at, afterKey }: RetentionRun, terms: Terms): Promise<Batch> {
    const shortest = shortestOfRaw(terms);
    if (shortest === null) return { removed: {}, next: null };
    const { overdue, next } = await agedBytes(manager, at, shortest, afterKey);
    const { count, size } = await this.raws.clear(manager, overdue, RAW_NEEDS, at);
    return { removed: { raws: count, rawSize: size }, next };
  }

  /** Rows whose bytes went long before what names them; walking all of them is worth it once a month. */
  async #forgetNames(manager: EntityManager, { day, afterKey }: RetentionRun): Promise<Batch> {
    const next = day.endsWith('-01') ? await this.raws.forgetNames(manager, afterKey) : null;
    return { removed: {}, next };
  }

  async #removeOrphans(manager: EntityManager, { at, afterKey }: RetentionRun): Promise<Batch> {
    const firstTwo = FIRST_TWO.find((digits) => afterKey === null || digits > afterKey);
    if (firstTwo === undefined) return { removed: {}, next: null };
    return { removed: { orphans: await this.raws.removeOrphans(manager, firstTwo, at) }, next: firstTwo };
  }
}

/** What hashes begin with, in their order: '00' to 'ff'. */
const FIRST_TWO = Array.from({ length: 256 }, (_, at) => at.toString(16).padStart(2, '0'));

/** Bytes go with their capture, where that goes first. */
function shortestOfRaw({ raw, capture }: Terms): number | null {
  const terms = [raw.shortest, capture.shortest].filter((days) => days !== null);
  return terms.length === 0 ? null : Math.min(...terms);
}

/** So many days before an instant; the beginning of time for terms that never end. */
function before(at: Date, days: number | null): Date {
  return days === null ? new Date(0) : new Date(at.getTime() - days * DAY_MS);
}

function added(
  sum: Readonly<Record<keyof ClearedCounts, number | string>>,
  more: Partial<ClearedCounts>,
): ClearedCounts {
  const plus = (key: keyof ClearedCounts): number => Number(sum[key]) + (more[key] ?? 0);
  return {
    captures: plus('captures'),
    sightings: plus('sightings'),
    polls: plus('polls'),
    raws: plus('raws'),
    rawSize: plus('rawSize'),
    orphans: plus('orphans'),
  };
}

/** Every batch of a walk; none where nothing has a term. */
async function* walks<T extends { readonly next: string | null }>(
  shortest: number | null,
  walk: (shortest: number, after: string | null) => Promise<T>,
): AsyncGenerator<T> {
  if (shortest === null) return;
  for (let after: string | null = null; ;) {
    const batch: T = await walk(shortest, after);
    yield batch;
    if (batch.next === null) return;
    after = batch.next;
  }
}
