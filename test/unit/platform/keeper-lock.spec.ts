import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { folderOf } from '../../../src/platform/database/embedded/cluster.js';
import { isKeeper, lockKeeper, unlockKeeper } from '../../../src/platform/database/embedded/keeper-lock.js';

describe('the lock of the embedded database', () => {
  let home: string;
  const children: ChildProcess[] = [];
  const lock = (): string => join(home, 'keeper.lock');

  /** A process that only waits, under this file name. */
  async function waiting(name: string): Promise<number> {
    const file = join(home, name);
    writeFileSync(file, "process.stdout.write('up'); setInterval(() => undefined, 1000);");
    const child = spawn(process.execPath, [file, home], { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    await once(child.stdout, 'data');
    return child.pid as number;
  }

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'keeper-'));
  });
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    rmSync(home, { recursive: true });
  });

  it('is taken when nobody has it, and leaves nothing else behind', () => {
    expect(lockKeeper(home)).toBe(true);
    expect(readdirSync(home)).toEqual(['keeper.lock']);
    expect(readFileSync(lock(), 'utf8')).toBe(String(process.pid));
    unlockKeeper(home);
    expect(readdirSync(home)).toEqual([]);
  });

  it('is refused while the keeper that has it lives', async () => {
    writeFileSync(lock(), String(await waiting('keeper.js')));
    expect(lockKeeper(home)).toBe(false);
  });

  it.each(['', 'not a number', '0', '-1', '4194399'])('is taken from a holder that cannot live: %j', (content) => {
    writeFileSync(lock(), content);
    expect(lockKeeper(home)).toBe(true);
  });

  it('is taken from a stranger that carries the number of a keeper long gone', async () => {
    const stranger = await waiting('housekeeper.mjs');
    expect(isKeeper(stranger)).toBe(false);
    writeFileSync(lock(), String(stranger));
    expect(lockKeeper(home)).toBe(true);
  });

  it('stays with the keeper that has it when another one ends', async () => {
    const keeper = await waiting('keeper.js');
    writeFileSync(lock(), String(keeper));
    unlockKeeper(home);
    expect(readFileSync(lock(), 'utf8')).toBe(String(keeper));
  });
});

describe('the place of a database that root runs outside its own folder', () => {
  it('is another one for every checkout', () => {
    expect(folderOf('/root/first/.markwarden/postgres')).not.toBe(folderOf('/root/second/.markwarden/postgres'));
    expect(folderOf('/root/first/.markwarden/postgres')).toMatch(/^[0-9a-f]{40}$/);
  });
});
