import { type INestApplicationContext, Logger } from '@nestjs/common';
import { schedule } from 'node-cron';
import { WatchedFolder } from './captures/watched-folder.service.js';
import { MainJob } from './main-job.service.js';
import { JobQueue } from './platform/queue/job-queue.js';
import type { QueuedWork } from './platform/queue/queued-work.js';
import { queuedWorks } from './queued-works.js';

/** Looks for pending captures and due work this often; cron, because a clock is all that is needed: what is due stands in the database. */
const EVERY_TWO_SECONDS = '*/2 * * * * *';

const log = new Logger('worker');

/** Runs the stages and the queued work until told to stop, which waits for what is under way. */
export async function startWorker(app: INestApplicationContext): Promise<{ stop: () => Promise<void> }> {
  const job = app.get(MainJob);
  const queue = app.get(JobQueue);
  const folder = app.get(WatchedFolder, { strict: false });
  const works = queuedWorks(app);
  const stopping = new AbortController();
  await queue.work(works);
  // Side by side, because reading a hundred thousand captures takes hours, and a look is due meanwhile.
  const rounds = [
    repeated('due work', () => queueDue(works, queue)),
    repeated('main job', () => job.run({ signal: stopping.signal })),
    repeated('watched folder', () => folder.scan()),
  ];
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(rounds.map((round) => round.stop()));
      await queue.stop();
    },
  };
}

/** Queues what is due of each kind. A kind that cannot say what is due is logged, and keeps no other from its turn. */
export async function queueDue(
  works: readonly Pick<QueuedWork, 'kind' | 'due'>[],
  queue: Pick<JobQueue, 'send'>,
): Promise<void> {
  for (const work of works) {
    try {
      await queue.send(work.kind, await work.due());
    } catch (error) {
      log.error({ err: error, code: 'MW-WORKER', queue: work.kind.name });
    }
  }
}

/** Does everything that is due now, captures included, in this process and without the queue. Returns how much of each kind. */
export async function workOnce(app: INestApplicationContext): Promise<Readonly<Record<string, number>>> {
  const done: Record<string, number> = {};
  for (const work of queuedWorks(app)) {
    const keys = new Set<string>();
    for (;;) {
      // What is still due after its turn waits for a later hour; it is not tried again and again.
      const fresh = (await work.due()).filter((key) => !keys.has(key));
      if (fresh.length === 0) break;
      for (const key of fresh) {
        keys.add(key);
        await work.run(key, AbortSignal.timeout(work.kind.deadlineSeconds * 1000));
      }
    }
    if (keys.size > 0) done[work.kind.name] = keys.size;
  }
  return { ...done, ...(await app.get(MainJob).run()) };
}

function repeated(name: string, round: () => Promise<unknown>): { stop: () => Promise<void> } {
  let running: Promise<unknown> = Promise.resolve();
  const task = schedule(
    EVERY_TWO_SECONDS,
    () => {
      running = round().catch((error: unknown) => log.error({ err: error, code: 'MW-WORKER' }));
      return running;
    },
    { noOverlap: true, name },
  );
  return {
    stop: async () => {
      await task.destroy();
      await running;
    },
  };
}
