import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compare, seenDifferences } from '../../../../src/domain/policy/compare.js';
import { type Hunk, hunksOf } from '../../../../src/domain/policy/hunks.js';
import { readersWords, readerText } from '../../../../src/domain/policy/normalise.js';
import { summarise } from '../../../../src/domain/policy/summary.js';
import { earlierText, laterText } from '../../../../src/domain/policy/word-parts.js';
import { countWords } from '../../../../src/domain/policy/words.js';

const page = (...lines: string[]): string => readerText(lines.join('\n'), 'text');

/** As the terminal shows it. */
const shown = ({ parts }: Hunk): string =>
  parts.map(({ kind, text }) => (kind === 'kept' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`)).join('');

const hunks = (from: string, to: string): Hunk[] => hunksOf(compare(from, to));

/** Pages that have much in common, as versions of a document do. */
const someLine = fc.oneof(
  fc.constantFrom('# Ads', '# Wine', '- First', '- Second', 'We allow some ads.', 'We allow no ads.', 'Note'),
  fc
    .array(fc.constantFrom('ads', 'must', 'not', 'be', 'late', '広告', 'は', 'โฆษณา', '.', '—', '👩‍💻'), { maxLength: 9 })
    .map((words) => words.join(' ')),
);
const somePage = fc.array(someLine, { maxLength: 14 }).map((lines) => page(...lines));

const partsOf = (from: string, to: string) =>
  compare(from, to).segments.flatMap((segment) =>
    segment.kind === 'changed'
      ? segment.parts
      : [{ kind: 'kept' as const, text: segment.lines.map((line) => `${line}\n`).join('') }],
  );

describe('a comparison of two versions', () => {
  it('gives both back, whatever they are', () => {
    fc.assert(
      fc.property(somePage, somePage, (from, to) => {
        expect(earlierText(partsOf(from, to))).toBe(from);
        expect(laterText(partsOf(from, to))).toBe(to);
      }),
      { numRuns: 500 },
    );
  });

  it('shows nothing exactly where a reader reads the same', () => {
    fc.assert(
      fc.property(somePage, somePage, (from, to) => {
        expect(hunks(from, to).length === 0).toBe(readersWords(from) === readersWords(to));
      }),
      { numRuns: 500 },
    );
  });

  it('counts as many words more as the later text has', () => {
    fc.assert(
      fc.property(somePage, somePage, (from, to) => {
        const { wordsAdded, wordsRemoved } = compare(from, to);
        expect(wordsAdded - wordsRemoved).toBe(countWords(to) - countWords(from));
      }),
    );
  });

  it('marks the words that changed, under the heading that they stand under', () => {
    const from = page('# Returns', 'You may return within 14 days.', '# Wine', 'No wine ads.');
    const to = page('# Returns', 'You may return within 30 days.', '# Wine', 'No wine ads.');
    expect(hunks(from, to).map((hunk) => [hunk.section, shown(hunk)])).toEqual([
      ['Returns', 'You may return within [-14-]{+30+} days.'],
    ]);
  });

  it('shows a new section with what stands before it, and under its own heading', () => {
    const from = page('# Wine', 'No wine ads.');
    const to = page('# Wine', 'No wine ads.', '# Dating', 'Only with a certificate.');
    expect(hunks(from, to).map((hunk) => [hunk.section, shown(hunk)])).toEqual([
      ['Dating', 'No wine ads.\n{+Dating\nOnly with a certificate.+}'],
    ]);
  });

  it('tells the same change in several places once', () => {
    const section = (word: string): string[] => ['# Section', `The network ${word} this.`];
    const many = (word: string): string => page(...Array.from({ length: 28 }, () => section(word)).flat());
    const [hunk, ...more] = hunks(many('enforce'), many('enforces'));
    expect(more).toEqual([]);
    expect(hunk).toMatchObject({ times: 28, section: 'Section' });
  });

  it('takes headings that swapped places for that, and not for rewritten paragraphs', () => {
    const from = page('# Important', 'Only the English text counts.', '# Note', 'This is for all ads.');
    const to = page('# Note', 'Only the English text counts.', '# Important', 'This is for all ads.');
    expect(compare(from, to)).toMatchObject({ wordsAdded: 2, wordsRemoved: 2 });
  });

  it('draws changes together that scraps of kept words would tear apart', () => {
    const from = page('Prices shown by advertisers must never mislead the people who shop here today');
    const to = page('Costs claimed anywhere in campaigns have to match the terms on landing pages always');
    expect(hunks(from, to).map(shown)).toEqual([`[-${from}-]{+${to}+}`]);
  });

  it('counts words in any language', () => {
    expect(countWords('広告は禁止です')).toBeGreaterThan(2);
    expect(countWords('โฆษณาต้องห้าม')).toBeGreaterThan(1);
    expect(countWords('Don’t stop — now!')).toBe(3);
  });

  it('cuts texts into words the same way however long they are', () => {
    const long = 'These ads — 広告 — must not be late. '.repeat(4000);
    expect(countWords(long)).toBe(4000 * countWords('These ads — 広告 — must not be late. '));
  });

  it.each([
    ['a rewritten line of five megabytes', 'old words '.repeat(500_000), 'new things '.repeat(450_000)],
    ['two texts of 30,000 paragraphs without one in common', linesOf('old', 30_000), linesOf('new', 30_000)],
    [
      'a change at each end of a long text',
      `first\n${linesOf('same', 50_000)}\nlast`,
      `start\n${linesOf('same', 50_000)}\nend`,
    ],
  ])('comes to an end on %s', (_what, from, to) => {
    expect(seenDifferences(compare(readerText(from, 'text'), readerText(to, 'text'))).length).toBeGreaterThan(0);
  });
});

function linesOf(word: string, count: number): string {
  return Array.from({ length: count }, (_, at) => `${word} paragraph ${at}`).join('\n');
}

describe('a summary', () => {
  const summary = (from: string, to: string): string => summarise(compare(from, to));

  it('says where, how much, and the first new words that tell something', () => {
    const from = page('# Returns', 'You may return.', '# Wine', 'No wine ads.');
    const to = page('# Returns', 'You can return.', '# Wine', 'No wine ads. Beer needs a certificate.');
    expect(summary(from, to)).toBe(
      'Under “Returns” and 1 more section: 5 words added, 1 word removed. New: “Beer needs a certificate.”.',
    );
  });

  it('quotes what is gone where nothing is new', () => {
    expect(summary(page('Keep this.', 'No ads from there.'), page('Keep this.'))).toBe(
      'Before the first heading: 4 words removed. Gone: “No ads from there.”.',
    );
  });

  it('says so where only capitals and signs differ', () => {
    expect(summary(page('# Word count', 'Read more'), page('# Word Count', 'Read more.'))).toBe(
      'Under “Word Count”: only capitals, punctuation or spaces differ.',
    );
  });

  it('stays one line without steering characters, whatever it quotes', () => {
    const hostile = '<script>alert(1)</script> \u202e \u0007 ' + 'very long words '.repeat(500);
    const said = summary(page('a'), page('a', hostile));
    expect(said).not.toMatch(/[\u0000-\u001f\u202e]/u);
    expect(said.length).toBeLessThan(400);
  });
});
