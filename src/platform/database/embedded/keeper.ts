/**
 * Keeps the embedded database for as long as somebody uses it. Server and terminal attach to one postmaster; whoever came
 * first may leave first, even by SIGKILL, so none of them owns it. This process does: it starts (or adopts) the
 * postmaster, and stops it once no client has been connected for a while.
 *
 * Arguments: the home folder, the idle time in seconds after which to stop, and server settings such as `fsync=off`.
 */
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { lockKeeper, unlockKeeper } from './keeper-lock.js';
import { initialise, livePort, openCluster, startPostmaster, stopPostmaster, writeState } from './cluster.js';

const [home, idleSeconds, ...settings] = process.argv.slice(2);
if (home === undefined || idleSeconds === undefined) throw new Error('usage: keeper HOME IDLE_SECONDS [SETTING…]');

if (!lockKeeper(home)) process.exit(0); // another keeper was first; all attach to its database
process.once('exit', () => unlockKeeper(home));

const cluster = await openCluster(home);
const password = await initialise(cluster);
const port = livePort(cluster) ?? (await startPostmaster(cluster, settings));
writeState(home, { port, password, keeperPid: process.pid });

const stopping = new AbortController();
process.on('SIGTERM', () => stopping.abort());
process.on('SIGINT', () => stopping.abort());
process.on('SIGHUP', () => undefined);

let idleFor = 0;
while (!stopping.signal.aborted && idleFor < Number(idleSeconds)) {
  await pause(1000);
  const clients = await countClients();
  if (clients === null && livePort(cluster) === null) process.exit(0); // stopped by somebody else
  idleFor = clients === 0 ? idleFor + 1 : 0;
}
await stopPostmaster(cluster);

/** Client connections besides this one; null when the server does not answer. */
async function countClients(): Promise<number | null> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'markwarden', password, database: 'postgres' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()",
    );
    return rows[0]?.count ?? 0;
  } catch {
    return null;
  } finally {
    await client.end().catch(() => undefined);
  }
}
