import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { CaptureOutcome, CaptureReason } from '../domain/capture/capture.js';
import { Clock } from '../platform/clock/clock.js';
import { storable } from '../platform/database/storable.js';
import { RawStore } from '../platform/storage/raw-store.service.js';
import { noteAnswer, noteReadings, type ReadReply } from './circuits.js';
import { type EndedLook, judgeSight, type UnseenLook } from './judge-sight.js';
import { pollKey } from './poll-schedule.service.js';
import { Poll } from './poll.entity.js';

/** Keys handed to the queue at once; the rest comes with the next tick. */
const MOST_DUE = 1000;

/** How the capture of a poll was read. */
export interface ReadPoll {
  readonly captureId: string;
  readonly outcome: CaptureOutcome;
  readonly reason: CaptureReason | null;
  readonly ads: number;
}

/** Keeps polls: what is due, what was answered, how each ended. */
@Injectable()
export class PollsService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly raws: RawStore,
    private readonly clock: Clock,
  ) {}

  /** Keys of polls that may be asked now, the longest due first. */
  async due(): Promise<string[]> {
    const rows = await this.database.query<{ slot: Date; id: string }[]>(
      `SELECT slot, id FROM poll
       WHERE state IN ('due', 'waiting') AND next_try_at <= $1 AND (asking_until IS NULL OR asking_until <= $1)
       ORDER BY next_try_at, slot, id LIMIT ${MOST_DUE}`,
      [this.clock.now()],
    );
    return rows.map(({ slot, id }) => pollKey(slot, id));
  }

  /**
   * Keeps a reply and marks its poll as answered, both or neither. Dropped is a reply to a poll that ended meanwhile, or that waits
   * for another task than the one that was fetched.
   */
  async answer(
    { slot, id, provider, taskId }: Pick<Poll, 'slot' | 'id' | 'provider' | 'taskId'>,
    bytes: Buffer,
  ): Promise<void> {
    const packed = await this.raws.pack(bytes);
    await this.database.transaction(async (manager) => {
      await this.raws.store(manager, [packed]);
      await manager.query(
        `UPDATE poll SET state = 'answered', sha256 = $3, answered_at = $4, asking_until = NULL,
           reason_code = NULL, reason_message = NULL, task_id = NULL, pingback_hash = NULL
         WHERE slot = $1 AND id = $2 AND state IN ('due', 'waiting') AND task_id IS NOT DISTINCT FROM $5`,
        [slot, id, packed.sha256, this.clock.now(), taskId],
      );
      await noteAnswer(manager, provider);
    });
  }

  /** Months in which answered polls without a capture were answered, so that their partitions can be made first. */
  async monthsAnswered(): Promise<Date[]> {
    const rows = await this.database.query<{ month: Date }[]>(
      `SELECT DISTINCT date_trunc('month', answered_at AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' AS month
       FROM poll WHERE state = 'answered' AND capture_id IS NULL`,
    );
    return rows.map(({ month }) => month);
  }

  /** Answered polls without a capture, locked for the caller's transaction; those that others hold are passed over. */
  takeAnswered(manager: EntityManager, limit: number): Promise<Poll[]> {
    return manager
      .createQueryBuilder(Poll, 'poll')
      .where("poll.state = 'answered' AND poll.capture_id IS NULL")
      .orderBy('poll.answered_at')
      .addOrderBy('poll.id')
      .limit(limit)
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .getMany();
  }

  /** Notes within the caller's transaction which capture each of these polls became. */
  async captured(manager: EntityManager, pairs: readonly { poll: Poll; captureId: string }[]): Promise<void> {
    await manager.query(
      `UPDATE poll SET capture_id = made.capture_id
       FROM unnest($1::timestamptz[], $2::uuid[], $3::uuid[]) AS made (slot, id, capture_id)
       WHERE poll.slot = made.slot AND poll.id = made.id`,
      [pairs.map(({ poll }) => poll.slot), pairs.map(({ poll }) => poll.id), pairs.map(({ captureId }) => captureId)],
    );
  }

  /**
   * Ends polls as their captures were read, within the transaction that reads them. Captures of no poll are passed over.
   * Returns the looks, these and earlier ones, that turned out to have been taken blind: their captures tell nothing either.
   */
  async conclude(manager: EntityManager, read: readonly ReadPoll[]): Promise<readonly UnseenLook[]> {
    if (read.length === 0) return [];
    const now = this.clock.now();
    const reasons = storable(read.map(({ reason }) => reason));
    const [ended] = await manager.query<[(EndedLook & ReadReply)[], number]>(
      `UPDATE poll SET state = 'ended', outcome = read.outcome, reason_code = read.code, reason_message = read.message,
         ads = read.ads, ended_at = $6
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::int[]) AS read (capture_id, outcome, code, message, ads)
       WHERE poll.capture_id = read.capture_id AND poll.state = 'answered'
       RETURNING poll.slot, poll.provider, poll.engine, poll.country, poll.language, poll.purpose, poll.outcome,
         poll.reason_code AS code, poll.reason_message AS message`,
      [
        read.map(({ captureId }) => captureId),
        read.map(({ outcome }) => outcome),
        reasons.map((reason) => reason?.code ?? null),
        reasons.map((reason) => reason?.message ?? null),
        read.map(({ ads }) => ads),
        now,
      ],
    );
    await noteReadings(manager, ended, now);
    return judgeSight(manager, ended, now);
  }

  /** The polls of these keys, in their order. */
  async byKeys(keys: readonly string[]): Promise<Poll[]> {
    const slots = keys.map((key) => key.split('|')[0]);
    const ids = keys.map((key) => key.split('|')[1]);
    const rows = await this.database
      .createQueryBuilder(Poll, 'poll')
      .where('(poll.slot, poll.id) IN (SELECT * FROM unnest(CAST(:slots AS timestamptz[]), CAST(:ids AS uuid[])))', {
        slots,
        ids,
      })
      .getMany();
    const byKey = new Map(rows.map((row) => [pollKey(row.slot, row.id), row]));
    return keys.flatMap((key) => byKey.get(key) ?? []);
  }
}
