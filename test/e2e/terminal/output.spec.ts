import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { NORDLICHT_PORTFOLIO } from '../../support/samples.js';

jest.setTimeout(60_000);

const ROOT = resolve(import.meta.dirname, '../../..');
const CLI = resolve(ROOT, 'node_modules/.cache/markwarden/build/src/cli.js');

describe('what the terminal prints', () => {
  let folder: string;
  let detect: string[];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'markwarden-output-'));
    writeFileSync(join(folder, 'portfolio.yaml'), NORDLICHT_PORTFOLIO);
    const ad = JSON.stringify({ id: 'a', title: 'Nordlicht Lampen', query: 'nordlicht' });
    writeFileSync(join(folder, 'ads.jsonl'), `${ad}\n`.repeat(3000));
    detect = ['detect', '--portfolio', join(folder, 'portfolio.yaml'), '--ads', join(folder, 'ads.jsonl')];
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('may be cut off by a reader that has enough, without a word', async () => {
    const command = spawn(process.execPath, [CLI, ...detect], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    command.stderr.on('data', (part: Buffer) => (said += part.toString()));
    command.stdout.once('data', () => command.stdout.destroy());
    expect(await once(command, 'exit')).toEqual([0, null]);
    expect(said).toBe('');
  });

  (existsSync('/dev/full') ? it : it.skip)('fails with a reason when it cannot be written', async () => {
    const command = spawn(process.execPath, [CLI, ...detect], {
      stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
    });
    let said = '';
    command.stderr?.on('data', (part: Buffer) => (said += part.toString()));
    expect(await once(command, 'exit')).toEqual([1, null]);
    expect(said).toMatch(/^MW-OUTPUT: .*ENOSPC.*\n$/);
  });

  const ended = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
    new Promise((done) => {
      execFile(process.execPath, [CLI, ...args], (error, out, err) => {
        done({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
      });
    });

  it.each([
    ['an unknown command', ['fly']],
    ['an unknown option', ['parse', '--provider', 'serpapi', '--fly', 'x.json']],
    ['a missing argument', ['portfolio', 'check']],
    ['a missing option', ['alerts', 'decide', 'x']],
    ['a value that cannot be', ['ingest', '--provider', 'serpapi', '--device', 'fridge', 'x.json']],
  ])('names bad use by its code: %s', async (_, args) => {
    const { code, err } = await ended(...args);
    expect(code).toBe(2);
    expect(err).toMatch(/^MW-BAD-USE: /);
  });

  it('is the version when it is asked for', async () => {
    expect(await ended('--version')).toEqual({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), err: '' });
  });
});
