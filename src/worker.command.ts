import { once } from 'node:events';
import type { INestApplicationContext } from '@nestjs/common';
import { MainJob } from './main-job.service.js';
import type { TerminalIo } from './platform/terminal-io.js';
import { startWorker } from './worker.js';

/** Runs the stages until nothing is pending (`once`), or until SIGTERM or SIGINT. Returns the exit code. */
export async function runWorker(
  options: { once: boolean; json: boolean },
  app: INestApplicationContext,
  io: TerminalIo,
): Promise<number> {
  if (options.once) {
    const { parsed, examined, raised } = await app.get(MainJob).run();
    if (options.json) io.out(JSON.stringify({ parsed, examined, raised }));
    else io.out(`${parsed} captures read, ${examined} examined, ${raised} raised.`);
    return 0;
  }
  const worker = startWorker(app);
  io.err('Working. Stop with Ctrl-C.');
  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  await worker.stop();
  return 0;
}
