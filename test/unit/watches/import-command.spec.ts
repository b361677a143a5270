import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PortfolioFile } from '../../../src/portfolio/portfolio.schema.js';
import type { PortfolioChange } from '../../../src/watches/import-portfolio.service.js';
import { runPortfolioImport } from '../../../src/watches/import.command.js';
import { PORTFOLIO } from '../../support/portfolio-text.js';

const CHANGES: readonly PortfolioChange[] = [
  { change: 'unchanged', kind: 'brand', brand: 'Nordlicht', name: 'Nordlicht' },
  { change: 'created', kind: 'mark', brand: 'Nordlicht', name: 'NORDLICHT' },
  { change: 'missing', kind: 'reseller', brand: 'Nordlicht', name: 'Lampenhaus' },
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portfolio-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function importing(text: string | null, { json = false, prune = false } = {}) {
  const file = join(folder, text === null ? 'missing.yaml' : 'portfolio.yaml');
  if (text !== null) await writeFile(file, text);
  const asked: { portfolio: PortfolioFile; prune: boolean }[] = [];
  const service = {
    import: (portfolio: PortfolioFile, options: { prune: boolean }) => {
      asked.push({ portfolio, ...options });
      return Promise.resolve([...CHANGES]);
    },
  };
  const lines: string[] = [];
  const io = {
    out: (line: string) => lines.push(line.replace(folder, '')),
    err: (line: string) => lines.push(`! ${line.replace(folder, '')}`),
  };
  const code = await runPortfolioImport({ file, prune, json }, service, io);
  return { code, lines, asked };
}

describe('markwarden portfolio import', () => {
  it('says what it did and what the file lacks', async () => {
    const { code, lines, asked } = await importing(PORTFOLIO, { prune: true });
    expect(code).toBe(0);
    expect(asked).toMatchObject([{ prune: true, portfolio: { brands: [{ name: 'Nordlicht' }] } }]);
    expect(lines).toEqual([
      '/portfolio.yaml imported: 1 created, 0 updated, 1 unchanged.',
      '1 not in the file, still in force (--prune retires them):',
      '  reseller Lampenhaus (Nordlicht)',
    ]);
  });

  it('says it as JSON, without what did not change', async () => {
    const { lines } = await importing(PORTFOLIO, { json: true });
    expect(JSON.parse(lines.join(''))).toMatchObject({
      ok: true,
      counts: { created: 1, updated: 0, unchanged: 1, missing: 1, retired: 0 },
      changes: [{ kind: 'mark' }, { kind: 'reseller' }],
    });
  });

  it('writes nothing when anything in the file is wrong', async () => {
    const { code, lines, asked } = await importing(PORTFOLIO.replace('rule: no', 'rule: never'));
    expect([code, asked]).toEqual([1, []]);
    expect(lines[0]).toMatch(
      /^! \/portfolio.yaml:27:\d+: partners\[0\]\.agreement\.terms\[0\]\.rule: expected one of yes, no, approval; got 'never'/,
    );
    expect(lines[1]).toBe('! /portfolio.yaml is not right, so nothing was imported.');
  });

  it('ends with 2 when there is no file', async () => {
    expect(await importing(null)).toMatchObject({ code: 2, asked: [] });
  });
});
