import { once } from 'node:events';
import type { INestApplicationContext } from '@nestjs/common';
import type { TerminalIo } from './platform/terminal-io.js';
import { startWorker, workOnce } from './worker.js';

/** Does what is due and runs the stages until nothing is pending (`once`), or works until SIGTERM or SIGINT. Returns the exit code. */
export async function runWorker(
  options: { once: boolean; json: boolean },
  app: INestApplicationContext,
  io: TerminalIo,
): Promise<number> {
  if (options.once) {
    const { parsed, examined, raised, ...works } = await workOnce(app);
    if (options.json) io.out(JSON.stringify({ ...works, parsed, examined, raised }));
    else {
      for (const [name, count] of Object.entries(works)) io.out(`${name}: ${count}`);
      io.out(`${parsed} captures read, ${examined} examined, ${raised} raised.`);
    }
    return 0;
  }
  const worker = await startWorker(app);
  io.err('Working. Stop with Ctrl-C.');
  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  await worker.stop();
  return 0;
}
