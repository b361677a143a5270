import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { keptBuild, pointTo } from '../../../src/platform/build/kept-builds.js';

const DAYS_AGO = new Date(Date.now() - 3 * 24 * 3_600_000);
/** Higher than any process id of the machine. */
const NOBODY = '4194399';

describe('builds that are kept', () => {
  let kept: string;
  const make = (text: string) => (fresh: string) => {
    writeFileSync(join(fresh, 'main.js'), text);
    return Promise.resolve();
  };
  const made = (): string[] => readdirSync(kept).toSorted();

  beforeEach(() => {
    kept = mkdtempSync(join(tmpdir(), 'builds-'));
  });
  afterEach(() => rmSync(kept, { recursive: true }));

  /** A build that was last used days ago, by this process id. */
  function old(name: string, user: string): string {
    const users = join(kept, name, '.users');
    mkdirSync(users, { recursive: true });
    writeFileSync(join(users, user), '');
    utimesSync(users, DAYS_AGO, DAYS_AGO);
    return join(kept, name);
  }

  it('are made once for the same sources', async () => {
    const first = await keptBuild(kept, 'a', make('first'));
    const second = await keptBuild(kept, 'a', make('second'));
    expect(second).toBe(first);
    expect(readFileSync(join(first, 'main.js'), 'utf8')).toBe('first');
  });

  it('stay where they are for whoever runs one when the sources change', async () => {
    const running = await keptBuild(kept, 'a', make('first'));
    const newer = await keptBuild(kept, 'b', make('second'));
    expect(newer).not.toBe(running);
    expect(readFileSync(join(running, 'main.js'), 'utf8')).toBe('first');
  });

  it('take no harm when somebody else made the same meanwhile', async () => {
    const folder = await keptBuild(kept, 'a', async (fresh) => {
      const theirs = fresh.replace(/\.\d+$/, '');
      mkdirSync(theirs);
      await make('theirs')(theirs);
      await make('ours')(fresh);
    });
    expect(readFileSync(join(folder, 'main.js'), 'utf8')).toBe('theirs');
    expect(made()).toHaveLength(1);
  });

  it('do not count until they are whole', async () => {
    await expect(keptBuild(kept, 'a', () => Promise.reject(new Error('a mistake in the sources')))).rejects.toThrow();
    const folder = await keptBuild(kept, 'a', make('whole'));
    expect(readFileSync(join(folder, 'main.js'), 'utf8')).toBe('whole');
    expect(made()).toHaveLength(1);
  });

  it('go once nobody has used them for days, and not while somebody does', async () => {
    const unused = old('unused', NOBODY);
    const used = old('used', String(process.pid));
    await keptBuild(kept, 'a', make('new'));
    expect([existsSync(unused), existsSync(used)]).toEqual([false, true]);
  });

  it('are found by a link, which may take the place of another link or of a folder', () => {
    const link = join(kept, 'newest');
    mkdirSync(join(link, 'src'), { recursive: true });
    for (const name of ['a', 'b', 'b']) {
      pointTo(link, join(kept, name));
      expect(readlinkSync(link)).toBe(join(kept, name));
    }
    expect(made()).toEqual(['newest']);
  });
});
