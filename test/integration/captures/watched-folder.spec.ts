import {
  appendFile,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { DataSource } from 'typeorm';
import { HandIn } from '../../../src/captures/hand-in.service.js';
import { QUIET_MS, type Scanned, WatchedFolder } from '../../../src/captures/watched-folder.service.js';
import { FixedClock } from '../../../src/platform/clock/clock.js';
import { Config, loadConfig } from '../../../src/platform/config/config.js';
import { withServices } from '../../../src/services.js';
import { har } from '../../support/archives.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { SAVED_BING_PAGE, SAVED_DUCK_PAGE, SAVED_GOOGLE_PAGE } from '../../support/saved-pages.js';

jest.setTimeout(60_000);

describe('the watched folder', () => {
  const clock = new FixedClock(new Date('2026-11-26T12:00:00Z'));
  let database: TestDatabase;
  let app: INestApplicationContext;
  let inbox: string;
  let folder: WatchedFolder;

  beforeAll(async () => {
    database = await createTestDatabase();
    ({ app } = await withServices(loadConfig({ DATABASE_URL: database.url, LOG_LEVEL: 'error' })));
    app.useLogger(false);
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });
  beforeEach(async () => {
    inbox = await mkdtemp(join(tmpdir(), 'markwarden-inbox-'));
    folder = watching();
  });
  afterEach(() => rm(inbox, { recursive: true }));

  /** The folder as a process sees it that was just started. */
  function watching(handIn: Pick<HandIn, 'take'> = app.get(HandIn)): WatchedFolder {
    const config = new Config({ ...app.get(Config), inbox });
    return new WatchedFolder(config, clock, handIn as HandIn);
  }
  const put = (name: string, content: string | Buffer): Promise<void> => writeFile(join(inbox, name), content);
  const names = async (below = '.'): Promise<string[]> => {
    const entries = await readdir(join(inbox, below), { withFileTypes: true });
    return entries.flatMap((entry) => (entry.isDirectory() ? [] : [entry.name])).toSorted();
  };
  /** Looks, lets time pass in which nobody writes, and looks again. */
  async function settle(watched = folder): Promise<Scanned> {
    await watched.scan();
    clock.advance(QUIET_MS);
    return watched.scan();
  }
  const captures = (): Promise<{ fileName: string; provider: string; part: number | null; sha256: string }[]> =>
    app
      .get(DataSource)
      .query(
        `SELECT file_name AS "fileName", provider, part, sha256 FROM capture WHERE origin = 'folder' ORDER BY slot, part`,
      );
  const countOf = async (name: string): Promise<number> =>
    (await captures()).filter(({ fileName }) => fileName === name).length;

  it('takes what is complete, moves it away, and notes each page as a capture', async () => {
    await put('google.html', SAVED_GOOGLE_PAGE.body);
    await put('session.har', har([SAVED_BING_PAGE, SAVED_DUCK_PAGE]));
    expect(await settle()).toEqual({ taken: 2, refused: 0, waiting: 0 });
    expect([await names(), await names('taken')]).toEqual([[], ['google.html', 'session.har']]);
    expect((await captures()).map(({ fileName, provider, part }) => [fileName, provider, part])).toEqual([
      ['google.html', 'google-html', null],
      ['session.har', 'bing-html', 0],
      ['session.har', 'duckduckgo-html', 1],
    ]);
  });

  it('refuses what holds no results page, with the reason beside it, and takes the others', async () => {
    await put('shop.html', '<title>A shop</title>');
    await put('empty', '');
    await put('good.html', SAVED_BING_PAGE.body.replace('reduziert', 'im Angebot'));
    expect(await settle()).toEqual({ taken: 1, refused: 2, waiting: 0 });
    expect(await names('refused')).toEqual(['empty', 'empty.reason.txt', 'shop.html', 'shop.html.reason.txt']);
    expect(await readFile(join(inbox, 'refused/shop.html.reason.txt'), 'utf8')).toMatch(
      /^not-recognised: The file is no saved/,
    );
  });

  it('refuses a file of 50 MB without reading it', async () => {
    const file = await open(join(inbox, 'huge.har'), 'w');
    await file.truncate(50 * 1024 * 1024);
    await file.close();
    expect(await settle()).toMatchObject({ refused: 1 });
    expect(await readFile(join(inbox, 'refused/huge.har.reason.txt'), 'utf8')).toMatch(/^too-large: /);
  });

  it('waits for a file that is still being written, however slowly, and never takes half of it', async () => {
    const page = SAVED_BING_PAGE.body.replace('reduziert', 'langsam geschrieben');
    const half = page.length / 2;
    await put('slow.html', page.slice(0, half));
    for (let at = half; at < page.length; at += 50) {
      await folder.scan();
      clock.advance(QUIET_MS - 1);
      expect(await folder.scan()).toEqual({ taken: 0, refused: 0, waiting: 1 });
      await appendFile(join(inbox, 'slow.html'), page.slice(at, at + 50));
    }
    expect(await countOf('slow.html')).toBe(0);
    expect(await settle()).toMatchObject({ taken: 1, waiting: 0 });
    expect(await readFile(join(inbox, 'taken/slow.html'), 'utf8')).toBe(page);
  });

  it('sees that a file of the same size was written anew', async () => {
    await put('same.html', SAVED_DUCK_PAGE.body);
    await folder.scan();
    clock.advance(QUIET_MS);
    await put(
      'same.html',
      SAVED_DUCK_PAGE.body.replace('Nordlicht', 'Südlicht!').slice(0, SAVED_DUCK_PAGE.body.length),
    );
    await utimes(join(inbox, 'same.html'), 1_000_000, 1_000_000);
    expect(await folder.scan()).toMatchObject({ taken: 0, waiting: 1 });
  });

  it('leaves unfinished names alone until they are renamed', async () => {
    const unfinished = ['page.html.part', 'page.html.crdownload', '.page.html.Xy12', 'page.tmp'];
    for (const name of unfinished) await put(name, SAVED_DUCK_PAGE.body.replace('Nordlicht', 'Umbenannt'));
    expect(await settle()).toEqual({ taken: 0, refused: 0, waiting: 0 });
    await rename(join(inbox, 'page.html.part'), join(inbox, 'page.html'));
    expect(await settle()).toMatchObject({ taken: 1 });
    expect(await names()).toEqual(unfinished.filter((name) => !name.endsWith('.part')).toSorted());
  });

  it('follows no links and goes into no folders', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'markwarden-outside-'));
    await writeFile(join(outside, 'secret.html'), SAVED_GOOGLE_PAGE.body);
    await symlink(join(outside, 'secret.html'), join(inbox, 'link.html'));
    await symlink(outside, join(inbox, 'folder'));
    await mkdir(join(inbox, 'sub'));
    await writeFile(join(inbox, 'sub/page.html'), SAVED_GOOGLE_PAGE.body);
    expect(await settle()).toEqual({ taken: 0, refused: 0, waiting: 0 });
    expect([await countOf('link.html'), await countOf('page.html')]).toEqual([0, 1]);
    expect(await names('sub')).toEqual(['page.html']);
    await rm(outside, { recursive: true });
  });

  it('writes nothing through a link that stands where its own folders should', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'markwarden-outside-'));
    await symlink(outside, join(inbox, 'taken'));
    await put('page.html', SAVED_GOOGLE_PAGE.body);
    expect(await settle()).toMatchObject({ taken: 0 });
    expect([await readdir(outside), await names()]).toEqual([[], ['page.html', 'taken']]);
    await rm(outside, { recursive: true });
  });

  it('makes one capture of a file after it was killed between taking and moving', async () => {
    await put('killed.html', SAVED_BING_PAGE.body.replace('reduziert', 'gekillt'));
    const dying = watching({
      take: async (files) => {
        await app.get(HandIn).take(files);
        throw new Error('killed');
      },
    });
    expect(await settle(dying)).toEqual({ taken: 0, refused: 0, waiting: 1 });
    expect([await countOf('killed.html'), await names()]).toEqual([1, ['killed.html']]);
    expect(await settle(watching())).toMatchObject({ taken: 1 });
    expect([await countOf('killed.html'), await names('taken')]).toEqual([1, ['killed.html']]);
  });

  it('keeps both of two files that came under the same name', async () => {
    for (const word of ['erstens', 'zweitens', 'zweitens']) {
      await put('page.html', SAVED_BING_PAGE.body.replace('reduziert', word));
      expect(await settle()).toMatchObject({ taken: 1 });
    }
    const kept = await names('taken');
    expect(kept).toHaveLength(2);
    expect(kept[0]).toBe('page.html');
    expect(kept[1]).toMatch(/^page\.html\.[0-9a-f]{12}$/);
  });

  it('moves nothing that it did not read: a file that was replaced meanwhile waits for its own turn', async () => {
    await put('swap.html', SAVED_BING_PAGE.body.replace('reduziert', 'vorher'));
    const swapping = watching({
      take: async (files) => {
        const result = await app.get(HandIn).take(files);
        await put('other', SAVED_BING_PAGE.body.replace('reduziert', 'nachher'));
        await rename(join(inbox, 'other'), join(inbox, 'swap.html'));
        return result;
      },
    });
    expect(await settle(swapping)).toMatchObject({ taken: 0, waiting: 1 });
    expect([await names(), await names('taken')]).toEqual([['swap.html'], []]);
    expect(await settle()).toMatchObject({ taken: 1 });
    expect(await countOf('swap.html')).toBe(2);
  });

  it('may be watched by two workers at once', async () => {
    for (let at = 0; at < 8; at += 1)
      await put(`p${at}.html`, SAVED_BING_PAGE.body.replace('reduziert', `zu zweit ${at}`));
    const [one, two] = [watching(), watching()];
    await Promise.all([one.scan(), two.scan()]);
    clock.advance(QUIET_MS);
    await Promise.all([one.scan(), two.scan()]);
    expect([await names(), (await names('taken')).length]).toEqual([[], 8]);
    for (let at = 0; at < 8; at += 1) expect(await countOf(`p${at}.html`)).toBe(1);
  });

  it('keeps quiet where there is none, and where it cannot be used', async () => {
    const none = new WatchedFolder(new Config({ ...app.get(Config), inbox: null }), clock, app.get(HandIn));
    expect(await none.scan()).toEqual({ taken: 0, refused: 0, waiting: 0 });
    await put('file', 'x');
    const config = new Config({ ...app.get(Config), inbox: join(inbox, 'file') });
    expect(await new WatchedFolder(config, clock, app.get(HandIn)).scan()).toEqual({
      taken: 0,
      refused: 0,
      waiting: 0,
    });
  });
});
