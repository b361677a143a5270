import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { createInterface } from 'node:readline';

jest.setTimeout(90_000);

const MODULE = resolve(
  import.meta.dirname,
  '../../../node_modules/.cache/markwarden/build/src/platform/database/embedded/embedded-database.js',
);

/** A program that opens the database, prints its address, keeps one connection and waits to be ended. */
const USER_OF_THE_DATABASE = `
  const { openEmbeddedDatabase } = await import(process.argv[1]);
  const { default: pg } = await import('pg');
  const url = await openEmbeddedDatabase({ home: process.argv[2], idleSeconds: 2 });
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => process.exit(3));
  await client.connect();
  console.log(url);
  process.stdin.resume();
`;

describe('the embedded database', () => {
  let home: string;
  const started: ChildProcess[] = [];

  async function start(): Promise<{ url: string; process: ChildProcess }> {
    const child = spawn(process.execPath, ['--input-type=module', '-e', USER_OF_THE_DATABASE, MODULE, home], {
      cwd: resolve(import.meta.dirname, '../../..'),
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    started.push(child);
    const [url] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    return { url, process: child };
  }

  async function kill(child: ChildProcess): Promise<void> {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  async function query<T extends object>(url: string, sql: string): Promise<T[]> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<T>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  /** The keeper ends by itself; its last act is to give its lock back. */
  async function untilStopped(): Promise<void> {
    const { keeperPid } = JSON.parse(readFileSync(join(home, 'state.json'), 'utf8')) as { keeperPid: number };
    for (;;) {
      try {
        process.kill(keeperPid, 0);
      } catch {
        return;
      }
      await pause(50);
    }
  }

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'markwarden-database-'));
  });
  afterEach(async () => {
    for (const child of started.splice(0)) if (child.exitCode === null && child.signalCode === null) await kill(child);
    await untilStopped();
    rmSync(home, { recursive: true, force: true });
  });

  it('is shared by processes that open it at the same time', async () => {
    const [first, second] = await Promise.all([start(), start()]);
    expect(second.url).toBe(first.url);
  });

  it('stays for the second process when the first is killed', async () => {
    const first = await start();
    const second = await start();
    await query(first.url, 'CREATE TABLE kept (n int); INSERT INTO kept VALUES (7)');
    await kill(first.process);
    expect(await query(second.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
  });

  it('stops by itself when its last user was killed, and has kept what was stored', async () => {
    const first = await start();
    await query(first.url, 'CREATE TABLE kept (n int); INSERT INTO kept VALUES (8)');
    await kill(first.process);
    await untilStopped();
    await expect(query(first.url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
    const again = await start();
    expect(await query(again.url, 'SELECT n FROM kept')).toEqual([{ n: 8 }]);
  });

  it('is attached to and stopped later even when its keeper was killed', async () => {
    const first = await start();
    const { keeperPid } = JSON.parse(readFileSync(join(home, 'state.json'), 'utf8')) as { keeperPid: number };
    process.kill(keeperPid, 'SIGKILL');
    const second = await start();
    expect(second.url).toBe(first.url);
  });
});
