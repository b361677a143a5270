import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MarkIndex } from '../../../../src/domain/matching/mark-index.js';
import { nearly } from '../../../support/matching.js';

function indexOf(...marks: (string | [string, ...string[]])[]): MarkIndex {
  const index = new MarkIndex();
  marks.forEach((mark, id) => {
    const [text, ...variants] = typeof mark === 'string' ? [mark] : mark;
    index.add(id, text, variants);
  });
  return index;
}

const shown = (index: MarkIndex, text: string): string[] =>
  index.match(text).map((m) => `${text.slice(m.start, m.end)}:${m.via}${m.weak ? ':weak' : ''}`);

describe('finding a mark in text', () => {
  const index = indexOf(
    [
      'NORDLICHT',
      '诺德利希特',
      'ノルトリヒト',
      '노르트리히트',
      'Нордлихт',
      'Νόρντλιχτ',
      'نوردليخت',
      'נורדליכט',
      'นอร์ดลิคท์',
      'नॉर्डलिख्त',
    ],
    'POLAR PEAK',
    'H&N',
    'Bali',
    'コーチラ',
    'Südlicht',
  );

  it.each([
    ['plain', 'Buy Nordlicht® lamps', ['Nordlicht:exact']],
    ['possessive', 'Nordlicht’s best', ['Nordlicht:exact']],
    ['genitive', 'Nordlichts Lampen', ['Nordlicht:variant']],
    ['letters apart', 'N o r d l i c h t sale', ['N o r d l i c h t:split']],
    ['dots between letters', 'N.O.R.D.L.I.C.H.T', ['N.O.R.D.L.I.C.H.T:split']],
    ['a hyphen inside', 'Nord-Licht', ['Nord-Licht:split']],
    ['two words, which may be just words', 'das Nord Licht', ['Nord Licht:split:weak']],
    ['digits for letters', 'N0RDL1CHT', ['N0RDL1CHT:skeleton']],
    ['signs for letters', 'NORDL!CHT', ['NORDL!CHT:skeleton']],
    ['Cyrillic letters inside', 'Nоrdliсht', ['Nоrdliсht:skeleton']],
    ['a capital I for an l', 'NordIicht', ['NordIicht:skeleton']],
    ['invisible characters', 'Nord\u200blicht', ['Nord\u200blicht:exact']],
    ['full width', 'ＮＯＲＤＬＩＣＨＴ', ['ＮＯＲＤＬＩＣＨＴ:exact']],
    ['words written together', 'PolarPeak shoes', ['PolarPeak:compound']],
    ['an umlaut spelled out', 'Suedlicht', ['Suedlicht:variant']],
    ['Chinese, in a run', '买诺德利希特灯具', ['诺德利希特:variant']],
    ['Japanese, with a particle', 'ノルトリヒトの照明', ['ノルトリヒト:variant']],
    ['Korean, with a particle', '노르트리히트는 조명', ['노르트리히트:variant']],
    ['Russian, with an ending', 'лампы Нордлихта', ['Нордлихт:variant']],
    ['Greek, without accents', 'ΝΟΡΝΤΛΙΧΤ λάμπες', ['ΝΟΡΝΤΛΙΧΤ:variant']],
    ['Arabic, with an article', 'مصابيح النوردليخت', ['نوردليخت:variant']],
    ['Hebrew, with a prefix', 'מנורות בנורדליכט', ['נורדליכט:variant']],
    ['Thai, in a run', 'โคมไฟนอร์ดลิคท์แท้', ['นอร์ดลิคท์:variant']],
    ['Devanagari', 'नॉर्डलिख्त लैंप', ['नॉर्डलिख्त:variant']],
    ['initials as written', 'H&N lamps', ['H&N:exact']],
  ])('%s', (_name, text, expected) => {
    expect(shown(index, text)).toEqual(expected);
  });

  it.each([
    ['another word of the same shape', 'a ball game'],
    ['a longer word', 'Nordlichter-Reisen nordlichtig'],
    ['initials in small letters', 'h n'],
    ['a katakana word that goes on', 'コーチラン'],
    ['words across a sentence', 'der Nord. Und mehr. Licht'],
  ])('not %s', (_name, text) => {
    expect(index.match(text).filter((match) => !match.weak)).toEqual([]);
  });

  it('takes a natural word of another script for itself, not for a disguise', () => {
    expect(indexOf('COPA').match('сора в доме и на улице города')).toEqual([]);
  });

  it('adds, replaces and removes one mark without touching the others', () => {
    const changing = indexOf('Alpha Nord', 'Beta');
    changing.add(0, 'Gammawerk');
    expect(shown(changing, 'Alpha Nord, Beta, Gammawerk')).toEqual(['Beta:exact', 'Gammawerk:exact']);
    expect(nearly(changing, 'gammawrek').map((form) => form.spelling)).toEqual(['Gammawerk']);
    changing.remove(0);
    expect(shown(changing, 'Alpha Nord, Beta, Gammawerk')).toEqual(['Beta:exact']);
    expect(nearly(changing, 'gammawrek')).toEqual([]);
  });

  const word = fc.stringMatching(/^[A-Za-zäöüéñ]{4,12}$/);
  const filler = fc.string({ unit: 'grapheme', maxLength: 12 });

  it('spans slice back to what folds to the mark, wherever it stands', () => {
    fc.assert(
      fc.property(word, filler, filler, (mark, before, after) => {
        const text = `${before} ${mark} ${after}`;
        const spans = indexOf(mark)
          .match(text)
          .map((match) => text.slice(match.start, match.end));
        expect(spans).toContain(mark);
      }),
    );
  });

  it('does not depend on the order of the marks, nor on unrelated ones', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { minLength: 2, maxLength: 6, selector: (w) => w.toLowerCase() }),
        filler,
        (marks, rest) => {
          const text = `${rest} ${marks.join(' ')} ${rest}`;
          const found = (order: readonly string[]): string[] =>
            indexOf(...order)
              .match(text)
              .filter((match) => match.form.spelling === marks[0])
              .map((match) => `${String(match.start)}-${String(match.end)}-${match.via}`);
          expect(found([...marks].reverse())).toEqual(found(marks));
          expect(found([marks[0] as string])).toEqual(found(marks));
        },
      ),
    );
  });

  it.each([
    ['repeats of the mark', 'nordlicht '.repeat(100_000)],
    ['ligatures of many letters', 'ﷺ'.repeat(333_000)],
    ['single letters', 'n o r d '.repeat(125_000)],
    ['combining marks', `n${'\u0336'.repeat(1_000_000)}`],
    ['lookalikes', 'Nоrdliсht '.repeat(100_000)],
    ['Chinese', '诺德利'.repeat(333_000)],
    ['half characters', '\ud800'.repeat(1_000_000)],
  ])(
    'reads a megabyte of %s, and gives spans within it',
    (_name, text) => {
      const spans = index.match(text);
      expect(spans.filter(({ start, end }) => start < 0 || start >= end || end > text.length)).toEqual([]);
    },
    // That time grows with the length and no faster is linear-time.spec's; this only ends a run that never would.
    300_000,
  );
});
