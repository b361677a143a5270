import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openPortfolioFile, readPortfolioBytes } from '../../../src/portfolio/open-portfolio-file.js';
import { readPortfolioText } from '../../../src/portfolio/portfolio-file.js';

function firstProblem(text: string): string {
  const reading = readPortfolioText(text);
  if (reading.ok) return 'accepted';
  const [problem] = reading.problems;
  return `${problem?.line}:${problem?.column} ${problem?.code}: ${problem?.message}`;
}

/** Milliseconds that a reading may take; an honest file of this size takes a tenth on an idle machine. */
const PATIENCE = 20_000;

describe('a hostile portfolio', () => {
  it.each([
    ['empty', '', 'null:null empty-file: the file is empty; expected the keys brands, partners and watches'],
    [
      'only white space',
      ' \n\t\n',
      'null:null empty-file: the file is empty; expected the keys brands, partners and watches',
    ],
    [
      'only comments',
      '# nothing\n',
      '1:1 wrong-type: expected a group with the keys organisation, brands, partners, watches; got an empty value',
    ],
    [
      'NUL',
      'brands:\n  - name: "a\0"\n',
      '2:13 not-text: the file has a control character here; expected YAML 1.2 or JSON text in UTF-8',
    ],
    [
      'an escaped NUL',
      'brands: [{ name: "a\\0b" }]',
      "1:18 not-text: 'a\\u0000b' has a control character or half a character in it; expected readable text",
    ],
    [
      'half a character',
      'brands: [{ name: "a\\ud800b" }]',
      "1:18 not-text: 'a�b' has a control character or half a character in it; expected readable text",
    ],
    [
      'tabs for indentation',
      'brands:\n\t- name: a\n',
      '2:1 yaml-syntax: a tab is used for indentation; expected spaces',
    ],
    [
      'a key twice',
      'brands: []\nbrands: []\n',
      "2:1 duplicate-key: the key 'brands' stands twice in this group; expected it once",
    ],
    [
      'a JSON key twice',
      '{"brands": [], "brands": []}',
      "1:16 duplicate-key: the key 'brands' stands twice in this group; expected it once",
    ],
    ['a list as a key', '? [a, b]\n: c\n', '1:3 yaml-syntax: a key is a list, a group or an alias; expected a word'],
    [
      'YAML 1.1',
      '%YAML 1.1\n---\nbrands: []\n',
      '1:1 yaml-version: the file declares YAML 1.1; expected YAML 1.2, in which `no` is a word and not a boolean',
    ],
    [
      'two documents',
      'brands: []\n---\nbrands: []\n',
      '2:1 yaml-syntax: a second document starts here; expected one portfolio a file',
    ],
    ['an alias of itself', 'brands: &b [*b]\n', '1:13 yaml-syntax: an alias contains itself'],
    ['an alias of nothing', 'brands: *b\n', "1:9 yaml-syntax: the alias *'b' names no anchor before it"],
    [
      'a prototype',
      '{"__proto__": {"brands": []}}',
      "1:2 unknown-key: unknown key '__proto__'; expected one of organisation, brands, partners, watches",
    ],
    [
      'a constructor',
      'constructor: { prototype: { a: 1 } }',
      "1:1 unknown-key: unknown key 'constructor'; expected one of organisation, brands, partners, watches",
    ],
    [
      'a key that would colour a terminal',
      '"\\e[31mred": 1',
      "1:1 unknown-key: unknown key '\\u001b[31mred'; expected one of organisation, brands, partners, watches",
    ],
    [
      'text that turns around',
      '"brands\u202Etxt": 1',
      "1:1 unknown-key: unknown key 'brands\\u202etxt'; expected one of organisation, brands, partners, watches",
    ],
  ])('with %s is refused with its place', (_what, text, expected) => {
    expect(firstProblem(text)).toBe(expected);
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  });

  it.each([
    ['lists', '['.repeat(50_000)],
    ['lists in block form', '- '.repeat(50_000)],
    ['groups', '{a: '.repeat(50_000)],
    ['JSON', '{"a":'.repeat(50_000) + '1' + '}'.repeat(50_000)],
    ['keys', '? '.repeat(50_000)],
    ['lines', Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
  ])('with %s nested 50,000 deep is refused at once', (_what, text) => {
    expect(firstProblem(text)).toMatch(/too-deep: values are nested more than 40 deep/);
  });

  it.each([
    [
      'an alias bomb',
      `a: &a0 [x]\n${Array.from({ length: 30 }, (_, i) => `b${i}: &a${i + 1} [${`*a${i},`.repeat(10)}]`).join('\n')}\n`,
      /too-large|too-deep/,
    ],
    [
      'a chain of aliases',
      `a: &a0 [x]\n${Array.from({ length: 20_000 }, (_, i) => `b${i}: &a${i + 1} [*a${i}]`).join('\n')}\n`,
      /too-large|too-deep/,
    ],
    ['a million commas', `[${','.repeat(1_100_000)}]`, /too-large/],
    ['nothing but quotes', '"'.repeat(400_000), /yaml-syntax/],
    ['nothing but brackets that close', ']'.repeat(400_000), /yaml-syntax/],
    ['fifty thousand unknown keys', Array.from({ length: 50_000 }, (_, i) => `k${i}: 1`).join('\n'), /unknown-key/],
    [
      'one text of four million characters',
      `brands: [{ name: ${'x'.repeat(4_000_000)}, marks: [{ text: A }] }]`,
      /at most 200 characters/,
    ],
    [
      'ten thousand partners of a thousand other brands',
      `brands: [${Array.from({ length: 1000 }, (_, n) => `{ name: b${n} }`).join(',')}]\npartners: [${Array.from({ length: 10_000 }, (_, n) => `{ brand: c${n} }`).join(',')}]`,
      /missing/,
    ],
    [
      'a domain of a million labels',
      `brands: [{ name: A, marks: [{ text: A }], domains: [${'a.'.repeat(500_000)}b] }]`,
      /a domain name/,
    ],
  ])(
    'that is %s is refused in good time',
    (_what, text, expected) => {
      const started = performance.now();
      expect(firstProblem(text)).toMatch(expected);
      expect(performance.now() - started).toBeLessThan(PATIENCE);
    },
    60_000,
  );

  it('never makes the reader throw, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => readPortfolioBytes(bytes).ok || true));
    const yaml = fc.array(
      fc.constantFrom(
        'brands',
        ':',
        ' ',
        '\n',
        '- ',
        '[',
        ']',
        '{',
        '}',
        ',',
        '"',
        "'",
        '&a ',
        '*a',
        '!t ',
        '|',
        '>',
        '#',
        '?',
        '%',
        '---\n',
        '\t',
        'x',
        '\u2028',
        '\\',
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(yaml, (parts) => readPortfolioText(parts.join('')).ok || true),
      { numRuns: 2000 },
    );
  });
});

describe('a path that leads to no portfolio', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'portfolio-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function told(path: string) {
    const reading = await openPortfolioFile(path);
    return reading.ok ? 'accepted' : { code: reading.problems[0]?.code, unreadable: reading.unreadable ?? false };
  }

  it('says that a file is missing or a folder', async () => {
    expect(await told(join(folder, 'missing.yaml'))).toEqual({ code: 'unreadable', unreadable: true });
    expect(await told(folder)).toEqual({ code: 'unreadable', unreadable: true });
  });

  it('reads nothing of a file of 100 MB', async () => {
    const path = join(folder, 'large.yaml');
    await using file = await open(path, 'w');
    await file.truncate(100 * 1024 * 1024);
    expect(await told(path)).toEqual({ code: 'too-large', unreadable: false });
  });

  it.each([
    ['UTF-16', Buffer.from('\uFEFFbrands: []', 'utf16le')],
    ['Latin-1', Buffer.from('brands: [{ name: Südlicht }]', 'latin1')],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
  ])('says that %s is not UTF-8 text', async (_what, bytes) => {
    const path = join(folder, 'bytes.yaml');
    await writeFile(path, bytes);
    expect(await told(path)).toEqual({ code: 'not-text', unreadable: false });
  });

  it('refuses a text that reads otherwise than it is written', () => {
    const reading = readPortfolioText(
      'brands: [{ name: "Nord\u202ethcil", domains: [n.example], marks: [{ text: N }] }]',
    );
    expect(reading).toMatchObject({ ok: false, problems: [{ code: 'not-text', path: 'brands[0].name' }] });
  });
});
