import { describe, expect, it } from '@jest/globals';
import { compilePortfolio, detect } from '../../../../src/domain/detection/detect.js';
import { MarkIndex } from '../../../../src/domain/matching/mark-index.js';
import { aMark, anAd, nordlicht } from '../detection/builders.js';
import { nearly } from '../../../support/matching.js';

const MARKS: readonly (readonly [string, ...string[]])[] = [
  ['NORDLICHT', '诺德利希特', 'ノルトリヒト', 'Нордлихта', 'Νόρντλιχτ', 'นอร์ดลิคท์', 'नॉर्डलिख्त'],
  ['POLAR PEAK', 'POLR'],
  ['Nnoorr', 'Aaaaaa'],
  ['Marna Willow'],
  ['Amber Kettle House'],
  ['aaab', 'ab', 'sasa'],
  ['诺诺诺'],
];

/** Texts that make one search or another do the most it can, repeated without end. */
const ADVERSARIES: readonly (readonly [string, string])[] = [
  ['the mark', 'nordlicht '],
  ['the mark without a space', 'nordlicht'],
  ['single letters', 'n o r d '],
  ['one letter', 'a'],
  ['one letter and a space', 'a '],
  ['doubled letters', 'nnoorrdd '],
  ['pairs that pass for letters', 'rnavvlclnn '],
  ['pairs without a space', 'rnvv'],
  ['names of two words', 'Polar Peak '],
  ['names of two words with a slip in each', 'Polarr Paek '],
  ['the words of a name in every order', 'Amber House Kettle Amber '],
  ['typos', 'Nordlihct '],
  ['lookalikes', 'Nоrdliсht '],
  ['Cyrillic words', 'Нордлихтами '],
  ['Greek words', 'Νορντλιχτου '],
  ['Han', '诺德利'],
  ['Han of one character', '诺'],
  ['katakana with gaps', 'ノル・トリ ヒト'],
  ['Thai', 'นอร์ดลิคท์'],
  ['Devanagari', 'नॉर्डलिख्त '],
  ['Hangul letters', '\u1102\u1161\u11ab'],
  ['halves of characters', '\ud800'],
  ['other halves', 'n\udc00o'],
  ['combining marks', 'n\u0336'],
  ['nothing but combining marks', '\u0336'],
  ['invisible characters', 'n\u200bo\u200d'],
  ['nothing but invisible characters', '\u200b'],
  ['signs that pass for letters', '$a$a'],
  ['signs between words', '$a $a! '],
  ['ligatures', 'ﬁﷺ'],
  ['separators', ' . '],
  ['capital I in words', 'NordIIcht '],
];

/** A text that takes this long, in seconds, is long enough to compare with one eight times as long. */
const MEASURABLE = 0.012;
const TIMES = 8;
const LONGEST = 1_000_000;
const repeated = (piece: string, length: number): string =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

/** Seconds that the processor worked for this process; a loaded machine makes them no more. */
function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/**
 * Eight times the text may take 24 times the time and a fifth of a second, since memory and clean-up are not even; what grows with
 * the square of the text takes 64 times as much. The lengths are chosen by what the text costs, so that the cheap ones can
 * fail and the dear ones end. Where a measurement fails both are taken again, four times at most: what grows with the square fails
 * every time, and a machine that was busy with something else does not.
 * @returns the two lengths compared
 */
function expectLinear(work: (length: number) => void): readonly [short: number, long: number] {
  let length = 1_000;
  const timed = (units: number): number => processorTime(() => { work(units); }); // prettier-ignore
  timed(length);
  let short = timed(length);
  while (short < MEASURABLE && length * 2 * TIMES <= LONGEST) {
    length *= 2;
    short = timed(length);
  }
  const limit = (): number => 24 * short + 0.2;
  let long = timed(length * TIMES);
  for (let again = 0; again < 4 && long >= limit(); again += 1) {
    short = timed(length);
    long = timed(length * TIMES);
  }
  expect(long).toBeLessThan(limit());
  return [length, length * TIMES];
}

describe('a long text of', () => {
  const index = new MarkIndex();
  MARKS.forEach(([text, ...variants], id) => {
    index.add(id, text, variants);
  });

  it.each(ADVERSARIES)(
    '%s is read in time and with matches linear in its length',
    (_what, piece) => {
      const counts = new Map<number, number>();
      const [short, long] = expectLinear((length) => {
        counts.set(length, index.match(repeated(piece, length)).length);
      });
      // What repeats is found as often as it repeats; the ends may add or cost a few.
      expect(Math.abs((counts.get(long) ?? 0) - (counts.get(short) ?? 0) * TIMES)).toBeLessThanOrEqual(32 * TIMES);
    },
    60_000,
  );

  it('names in one label without end is not asked for near spellings', () => {
    const { length } = nearly(index, 'nordlihct');
    expect(length).toBe(1);
    expect([nearly(index, repeated('nordlicht', LONGEST)), index.nearlyTwice(repeated('rn', LONGEST))]).toEqual([
      [],
      [],
    ]);
  });
});

describe('an ad whose every field is', () => {
  const portfolio = compilePortfolio([
    nordlicht(),
    nordlicht({ name: 'Polar', owner: 'Polar', domains: [], marks: [aMark('POLAR PEAK'), aMark('Best Price')] }),
  ]);

  it.each([
    ['the mark', 'nordlicht '],
    ['claims of all kinds', 'Official Nordlicht shop 50% off, '],
    ['signs and digits', '$5 %a 1.000,00 € '],
    ['Han', '诺德利'],
    ['addresses', 'www.nordlicht.example/'],
    ['white space', ' \n'],
  ])(
    '%s is judged in time linear in its length',
    (_what, piece) => {
      expectLinear((length) => {
        const text = repeated(piece, length / 5);
        const sitelinks = [{ title: text, description: text, url: text }];
        const ad = anAd({ title: text, description: text, displayUrl: text, advertiserName: text, query: text });
        detect({ ...ad, sitelinks }, portfolio);
      });
    },
    60_000,
  );
});
