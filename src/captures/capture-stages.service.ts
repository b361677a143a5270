import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import { Clock } from '../platform/clock/clock.js';
import { updateRows } from '../platform/database/write-rows.js';
import { RawAway } from '../platform/storage/raw-back-end.js';
import { Capture, type CaptureStage } from './capture.entity.js';
import { ParsersUnavailable } from './parse-thread.js';

/** One stage's move of captures. */
export interface StageMove {
  readonly from: CaptureStage;
  readonly to: CaptureStage;
  /** Captures of one transaction at most. */
  readonly limit: number;
  /** What the work changes of the captures themselves, besides their stage. */
  readonly changes: readonly (keyof Capture)[];
}

/** Keeps a capture where it is until an instant, or until `CapturesService.goOn`. */
export type WaitUntil = (capture: Capture, until: Date) => void;

/** What a stage does with captures within the transaction that advances them. */
export type StageWork = (manager: EntityManager, captures: readonly Capture[], wait: WaitUntil) => Promise<void>;

/**
 * Moves captures from stage to stage. Pending rows are pulled under a lock that others skip, so many workers may share the
 * work; what a stage writes and the move itself are one transaction, so a worker killed anywhere leaves no half.
 */
@Injectable()
export class CaptureStages {
  readonly #log = new Logger('stages');
  /** Captures whose stage failed in this process. They stay pending and visible, and hold up nobody until a restart. */
  readonly #stuck = new Set<string>();

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes captures, does the work, saves what it changes of them, and moves them. Returns how many were taken; 0 when none
   * is pending. When the work fails the captures are tried one by one, so that one bad capture costs only itself. Throws what
   * says nothing of a capture, such as a lost connection: the next run tries all of them again.
   */
  async advance(move: StageMove, work: StageWork): Promise<number> {
    const { from, limit } = move;
    try {
      return await this.#take(move, work, () => undefined);
    } catch {
      let taken = 0;
      for (let each = 0; each < limit; each++) {
        let current: Capture | undefined;
        try {
          const one = await this.#take({ ...move, limit: 1 }, work, (capture) => (current = capture));
          if (one === 0) break;
        } catch (error) {
          if (current === undefined || mayPass(error)) throw error;
          this.#stuck.add(current.id);
          this.#log.error(
            { err: error, captureId: current.id, stage: from, code: 'MW-STAGE' },
            `Capture ${current.id} stays ${from}`,
          );
        }
        taken++;
      }
      return taken;
    }
  }

  async #take(
    { from, to, limit, changes }: StageMove,
    work: StageWork,
    note: (capture: Capture | undefined) => void,
  ): Promise<number> {
    return this.database.transaction(async (manager) => {
      const captures = await manager
        .createQueryBuilder(Capture, 'capture')
        .where('capture.stage = :from', { from })
        .andWhere('capture.id <> ALL(:stuck)', { stuck: [...this.#stuck] })
        .andWhere('(capture.waitsUntil IS NULL OR capture.waitsUntil <= :now)', { now: this.clock.now() })
        .orderBy('capture.slot')
        .addOrderBy('capture.id')
        .limit(limit)
        .setLock('pessimistic_write')
        .setOnLocked('skip_locked')
        .getMany();
      note(captures[0]);
      if (captures.length === 0) return 0;
      const waiting = new Set<Capture>();
      await work(manager, captures, (capture, until) => {
        capture.waitsUntil = until;
        waiting.add(capture);
      });
      for (const capture of captures) if (!waiting.has(capture)) capture.stage = to;
      await updateRows(manager, Capture, captures, [
        'stage',
        ...(waiting.size === 0 ? [] : (['waitsUntil'] as const)),
        ...changes,
      ]);
      return captures.length;
    });
  }
}

/** Connection lost, chosen to give way, out of resources, timed out, shut down: PostgreSQL's classes and Node's codes. */
const PASSING = /^(08...|40...|53...|55P03|57...|ECONN\w+|EPIPE|ETIMEDOUT)$/;

/** Whether an error says something of the moment and nothing of the capture. */
function mayPass(error: unknown): boolean {
  if (error instanceof ParsersUnavailable || error instanceof RawAway) return true;
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  // A statement that the server never answered carries no code of PostgreSQL's.
  return code === '' ? error instanceof QueryFailedError : PASSING.test(code);
}
