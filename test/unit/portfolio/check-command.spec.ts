import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runPortfolioCheck } from '../../../src/portfolio/check.command.js';
import { PORTFOLIO } from '../../support/portfolio-text.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portfolio-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function check(text: string | null, json = false) {
  const file = join(folder, text === null ? 'missing.yaml' : 'portfolio.yaml');
  if (text !== null) await writeFile(file, text);
  const out: string[] = [];
  const err: string[] = [];
  const code = await runPortfolioCheck(
    { file, json },
    { out: (line) => out.push(line), err: (line) => err.push(line) },
  );
  return { code, out: out.map((line) => line.replace(folder, '')), err: err.map((line) => line.replace(folder, '')) };
}

describe('markwarden portfolio check', () => {
  it('counts what a right file holds', async () => {
    expect(await check(PORTFOLIO)).toEqual({
      code: 0,
      out: ['/portfolio.yaml is right: 1 brand, 1 mark, 1 partner and 1 watch.'],
      err: [],
    });
  });

  it('names every fault of a wrong file with its line and ends with 1', async () => {
    expect(await check('brands:\n  - name: A\n    marks: [{}]\npartners: [{ name: P, brand: B }]\n')).toEqual({
      code: 1,
      out: [
        '/portfolio.yaml:3:13: brands[0].marks[0].text: is missing; expected the word protected, as registered, such as NORDLICHT [missing]',
        "/portfolio.yaml:4:30: partners[0].brand: no brand is named 'B'; expected 'A', or another brand of this file [unknown-brand]",
      ],
      err: [],
    });
  });

  it('ends with 2 when there is no file', async () => {
    expect(await check(null)).toEqual({
      code: 2,
      out: [],
      err: ['/missing.yaml: there is no such file; check the path [unreadable]'],
    });
  });

  it('reads no further than a portfolio can be, from a device that never ends', async () => {
    const out: string[] = [];
    const code = await runPortfolioCheck(
      { file: '/dev/zero', json: false },
      { out: (line) => out.push(line), err: () => undefined },
    );
    expect([code, out]).toEqual([1, [expect.stringContaining('[too-large]')]]);
  });

  it('says the same as JSON', async () => {
    const right = await check(PORTFOLIO, true);
    expect(JSON.parse(right.out.join(''))).toMatchObject({
      ok: true,
      counts: { brands: 1, marks: 1, partners: 1, watches: 1 },
    });
    const wrong = await check('brands: 7', true);
    expect(wrong.code).toBe(1);
    expect(JSON.parse(wrong.out.join(''))).toMatchObject({
      ok: false,
      problems: [{ code: 'wrong-type', path: 'brands', line: 1, column: 9 }],
    });
  });
});
