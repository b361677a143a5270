import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runParse } from '../../../src/captures/parse.command.js';
import { ParsePool } from '../../../src/captures/parse-pool.js';
import { serpApiAd, serpApiReply } from '../domain/capture/sample-replies.js';

/** Answers at once, the first letter of the file deciding how; the parsers themselves are tested in their own files. */
const STANDIN = `
  import { parentPort } from 'node:worker_threads';
  parentPort.on('message', ({ bytes }) => {
    const text = new TextDecoder().decode(bytes);
    if (text.startsWith('spin')) for (;;);
    const outcome = text.startsWith('ads') ? 'ads' : text.startsWith('blocked') ? 'blocked' : 'no-ads';
    const reason = outcome === 'blocked' ? { code: 'captcha', message: 'A captcha.' } : null;
    setTimeout(() => parentPort.postMessage({ outcome, reason, engine: 'google', query: text, country: null, language: null,
      device: null, location: null, capturedAt: null, ads: [] }), text.includes('slow') ? 1300 : 0);
  });
  parentPort.postMessage('ready');
`;
const workerUrl = new URL(`data:text/javascript,${encodeURIComponent(STANDIN)}`);

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'markwarden-parse-'))));
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

interface Line {
  readonly file: string;
  readonly outcome: string;
  readonly query: string | null;
  readonly reason: { readonly code: string; readonly message: string } | null;
}

async function parse(files: string[], options: { provider?: string; size?: number; deadlineMs?: number } = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const { provider = 'serpapi', size = 2, deadlineMs = 5000 } = options;
  const io = { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line) };
  const code = await runParse(
    { provider, files, json: true },
    io,
    () => new ParsePool({ size, deadlineMs, workerUrl }),
  );
  return { code, err, out, lines: out.map((line) => JSON.parse(line) as Line) };
}

describe('markwarden parse', () => {
  it('prints one line a file, in the order of the arguments', async () => {
    const files = await Promise.all(['slow 1', '2', 'slow 3', '4', '5', '6'].map((text) => file(`o${text}`, text)));
    const { lines, code } = await parse(files);
    expect(lines.map((line) => line.file)).toEqual(files);
    expect(lines.map((line) => line.query)).toEqual(['slow 1', '2', 'slow 3', '4', '5', '6']);
    expect(code).toBe(0);
  });

  it('says how far it is when it takes more than a second, and nothing otherwise', async () => {
    expect((await parse([await file('quick', 'x')])).err).toEqual([]);
    expect((await parse([await file('slow', 'slow')])).err).toEqual(['Read 0 of 1 files.']);
  });

  it('puts the documented keys first', async () => {
    const { out } = await parse([await file('keys', 'ads')]);
    expect(out[0]).toMatch(
      /^\{"file":".*","provider":"serpapi","outcome":"ads","engine":"google","query":"ads","capturedAt":null,"ads":\[\],/,
    );
  });

  it('takes pages without ads and blocked pages for results, and a failure for a failure', async () => {
    const files = [await file('none', 'none'), await file('blocked', 'blocked')];
    expect((await parse(files)).code).toBe(0);
    expect((await parse([...files, join(folder, 'missing')])).code).toBe(1);
  });

  it('reads every other file when some are missing, folders, devices, enormous or run away', async () => {
    const huge = await file('huge', '');
    await truncate(huge, 100 * 1024 * 1024);
    const files = [
      join(folder, 'missing'),
      folder,
      '/dev/null',
      huge,
      await file('spin', 'spin'),
      await file('empty', ''),
      await file('good', 'ads'),
    ];
    const { lines, code } = await parse(files, { deadlineMs: 400, size: 1 });
    expect(lines.map((line) => line.reason?.code ?? line.outcome)).toEqual([
      'file-not-found',
      'not-a-file',
      'not-a-file',
      'too-large',
      'deadline-exceeded',
      'no-ads',
      'ads',
    ]);
    expect(lines[0]?.reason?.message).toContain(join(folder, 'missing'));
    expect(code).toBe(1);
  });

  it('prints lone surrogates and line separators so that each line stays one line of good UTF-8', async () => {
    const { out } = await parse([await file('odd', 'a\u2028b\0')]);
    expect(out).toHaveLength(1);
    expect(out[0]?.isWellFormed()).toBe(true);
    expect(JSON.parse(out[0] ?? '')).toMatchObject({ query: 'a\u2028b\0' });
  });

  it.each([
    [
      'an unknown provider',
      { provider: 'altavista' },
      ['x'],
      /altavista.*serpapi, dataforseo, .*google-html, bing-html/,
    ],
    ['a name that every object has', { provider: 'constructor' }, ['x'], /constructor/],
    ['no file', {}, [], /no file/],
  ])('refuses %s as bad use and says what would be right', async (_name, options, files, message) => {
    const { code, err, out } = await parse(files, options);
    expect([code, out]).toEqual([2, []]);
    expect(err.join('\n')).toMatch(message);
  });

  it('reads a real reply with the worker that it ships', async () => {
    const reply = await file('reply.json', JSON.stringify(serpApiReply({ ads: [serpApiAd({ title: 'a\uD800b' })] })));
    const out: string[] = [];
    const code = await runParse(
      { provider: 'serpapi', files: [reply], json: false },
      { out: (l) => void out.push(l), err: () => undefined },
    );
    expect(JSON.parse(out[0] ?? '')).toMatchObject({
      outcome: 'ads',
      query: 'nordlicht',
      ads: [{ title: 'a\uD800b' }],
    });
    expect([out[0]?.isWellFormed(), code]).toEqual([true, 0]);
  });
});
