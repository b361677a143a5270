import type { INestApplicationContext } from '@nestjs/common';
import type { RawPlace } from './platform/config/raw-access.js';
import { MoveRaw } from './platform/storage/move-raw.service.js';
import type { TerminalIo } from './platform/terminal-io.js';

/** Moved bytes after which it is said how far the move has come. */
const TOLD_EVERY = 1000;

/** Moves raw bytes to a place. Exit code 1 when any of them could not be moved because they are missing or damaged. */
export async function runRawMove(
  { to, json }: { readonly to: RawPlace; readonly json: boolean },
  app: INestApplicationContext,
  io: TerminalIo,
): Promise<number> {
  let told = 0;
  const { moved, stayed } = await app.get(MoveRaw, { strict: false }).moveAll(to, (sofar) => {
    if (json || sofar < told + TOLD_EVERY) return;
    told = sofar;
    io.out(`${sofar} moved …`);
  });
  if (json) io.out(JSON.stringify({ to, moved, stayed }));
  else {
    for (const { message } of stayed) io.err(message);
    io.out(
      `Moved ${moved} raw pages to ${to}${stayed.length === 0 ? '' : `; ${stayed.length} stayed where they are`}.`,
    );
  }
  return stayed.length === 0 ? 0 : 1;
}
