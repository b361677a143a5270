import { type INestApplicationContext, Logger } from '@nestjs/common';
import { schedule } from 'node-cron';
import { MainJob } from './main-job.service.js';

/** Looks for pending captures this often; cron, because a clock is all that is needed: what is pending stands in the database. */
const EVERY_TWO_SECONDS = '*/2 * * * * *';

/** Runs the stages again and again until told to stop, which waits for the batch under way. */
export function startWorker(app: INestApplicationContext): { stop: () => Promise<void> } {
  const job = app.get(MainJob);
  const log = new Logger('worker');
  const stopping = new AbortController();
  let running: Promise<unknown> = Promise.resolve();
  const task = schedule(
    EVERY_TWO_SECONDS,
    () => {
      running = job
        .run({ signal: stopping.signal })
        .catch((error: unknown) => log.error({ err: error, code: 'MW-WORKER' }));
      return running;
    },
    { noOverlap: true, name: 'main job' },
  );
  return {
    stop: async () => {
      stopping.abort();
      await task.destroy();
      await running;
    },
  };
}
