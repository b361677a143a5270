import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { PgBoss } from 'pg-boss';
import { Config } from '../config/config.js';
import { databaseUrl } from '../database/database-url.js';
import type { QueuedWork, WorkKind } from './queued-work.js';

/** Work that failed unexpectedly is tried again after half a minute, a minute, two …, at most an hour apart. */
const AGAIN = { retryLimit: 6, retryDelay: 30, retryBackoff: true, retryDelayMax: 3600 };

/**
 * A worker says this often that it still works on a key, and is taken for dead after three times of silence; whoever looks
 * after the queue looks this often, in seconds. With the first wait of `AGAIN` a killed worker's key is free again within a
 * minute: sooner would gain nothing, because a look is leased for a minute and a half (`PollTurns`).
 */
const ALIVE = { everySeconds: 5, silentSeconds: 15, lookSeconds: 10 };

/** How often a worker that found nothing asks for work, in seconds. */
const POLLING_SECONDS = 1;

/**
 * Durable jobs on the product's own database, shared by any number of processes. pg-boss keeps them in a schema of its own
 * and migrates that itself.
 */
@Injectable()
export class JobQueue implements OnApplicationShutdown {
  readonly #log = new Logger('queue');
  #boss: Promise<PgBoss> | null = null;

  constructor(private readonly config: Config) {}

  /** Hands keys to whoever works on this kind. A key that waits or is worked on already is not queued a second time. */
  async send(kind: WorkKind, keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    const boss = await this.#started();
    await boss.insert(
      kind.name,
      keys.map((key) => ({ data: { key }, singletonKey: key })),
    );
  }

  /**
   * Works on these kinds until the application closes.
   *
   * @throws Error when two do the same kind, because then neither is the one that does it
   */
  async work(works: readonly QueuedWork[]): Promise<void> {
    const names = works.map(({ kind }) => kind.name);
    const twice = names.find((name, at) => names.indexOf(name) !== at);
    if (twice !== undefined) throw new Error(`Two classes work on ${twice}.`);
    const boss = await this.#started();
    for (const work of works) {
      const { name, atOnce, deadlineSeconds } = work.kind;
      const options = { expireInSeconds: deadlineSeconds, heartbeatSeconds: ALIVE.silentSeconds, ...AGAIN };
      await boss.createQueue(name, { policy: 'exclusive', ...options });
      // A queue that an earlier version made keeps that version's deadlines otherwise; its policy cannot change.
      await boss.updateQueue(name, options);
      for (let nth = 0; nth < atOnce; nth += 1) await this.#workAlone(boss, work);
    }
  }

  /**
   * One at a time. Whoever had work asks for more at once, and waits only after having found none: a backlog would otherwise be
   * worked off at one a second.
   */
  async #workAlone(boss: PgBoss, work: QueuedWork): Promise<void> {
    const { name } = work.kind;
    const worker = await boss.work<{ key: string }>(
      name,
      {
        localConcurrency: 1,
        pollingIntervalSeconds: POLLING_SECONDS,
        heartbeatRefreshSeconds: ALIVE.everySeconds,
      },
      async ([job]) => {
        if (job === undefined) return;
        try {
          await work.run(job.data.key, job.signal);
        } catch (error) {
          this.#log.error({ err: error, code: 'MW-JOB', queue: name, key: job.data.key });
          throw error;
        } finally {
          boss.notifyWorker(worker);
        }
      },
    );
  }

  /** Waits for the work under way and lets go of the database. */
  async stop(): Promise<void> {
    const boss = await this.#boss?.catch(() => null);
    this.#boss = null;
    await boss?.stop({ graceful: true, close: true });
  }

  onApplicationShutdown(): Promise<void> {
    return this.stop();
  }

  #started(): Promise<PgBoss> {
    // A start that failed is not kept: the database may be back at the next call.
    this.#boss ??= this.#start().catch((error: unknown) => {
      this.#boss = null;
      throw error;
    });
    return this.#boss;
  }

  async #start(): Promise<PgBoss> {
    const boss = new PgBoss({
      connectionString: await databaseUrl(this.config),
      application_name: 'markwarden queue',
      schema: 'queue',
      schedule: false,
      superviseIntervalSeconds: ALIVE.lookSeconds,
      monitorIntervalSeconds: ALIVE.lookSeconds,
      max: 3,
    });
    // Without a listener a lost connection would end the process; the next poll tells whether it is back.
    boss.on('error', (error: Error) => this.#log.warn({ err: error, code: 'MW-QUEUE' }));
    try {
      await boss.start();
    } catch (error) {
      await boss.stop({ graceful: false, close: true }).catch(() => undefined);
      throw error;
    }
    return boss;
  }
}
