import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { matchLabel } from '../../../../src/domain/matching/label-match.js';
import type { LabelMatch } from '../../../../src/domain/matching/label-match.js';
import { MarkIndex } from '../../../../src/domain/matching/mark-index.js';
import type { FormLookup } from '../../../../src/domain/matching/mark-index.js';

const MARKS = [
  'NORDLICHT',
  'POLAR PEAK',
  'Ria',
  'The Lamp Factory',
  'KVZ',
  'Lumo',
  'Quell',
  'Falke',
  'Delphinor',
  'Ticket',
  'Q7',
];
const indexOf = (marks: readonly string[]): MarkIndex => {
  const index = new MarkIndex();
  marks.forEach((mark, id) => index.add(id, mark));
  return index;
};
const index = indexOf(MARKS);
const shown = (match: LabelMatch): string => `${match.form.spelling}:${match.kind}:${match.rest}`;
const sure = (label: string, suffix = ''): string[] =>
  matchLabel(index, label, suffix)
    .filter((match) => !match.weak)
    .map(shown);

describe('finding a mark in a domain label', () => {
  it.each([
    ['the mark itself', 'nordlicht', 'NORDLICHT:exact:'],
    ['the mark cut by a hyphen', 'nord-licht', 'NORDLICHT:exact:'],
    ['the words of the mark written together', 'polarpeak', 'POLAR PEAK:exact:'],
    ['its words in another order', 'peakpolar', 'POLAR PEAK:combination:'],
    ['a mark without its article', 'lampfactory', 'Lamp Factory:exact:'],
    ['three letters as the whole label', 'ria', 'Ria:exact:'],
    ['beside a word of trade', 'nordlicht-shop', 'NORDLICHT:combination:shop'],
    ['between generic words', 'buynordlichtonline', 'NORDLICHT:combination:buy-online'],
    ['in the possessive beside a word of trade', 'nordlichts-outlet', 'NORDLICHT:combination:soutlet'],
    ['beside a country', 'lumojapan', 'Lumo:combination:japan'],
    ['beside the code of a country', 'lumo-cl', 'Lumo:combination:cl'],
    ['beside a number', 'lumo24', 'Lumo:combination:24'],
    ['beside a word that nobody knows, long enough', 'nordlichtjokkmokk', 'NORDLICHT:combination:jokkmokk'],
    ['inside words that nobody knows, long enough', 'xyznordlichtqqq', 'NORDLICHT:combination:xyz-qqq'],
    ['short, beside common words', 'ladyria', 'Ria:combination:lady'],
    ['short, beside a misspelt word of trade', 'riadiscunt', 'Ria:combination:discunt'],
    ['initials beside anything', 'kvzbrockmann', 'KVZ:combination:brockmann'],
    ['two characters between generic words', 'q7-support', 'Q7:combination:support'],
    ['an ordinary word that poses as its shop', 'falke-outlet', 'Falke:combination:outlet'],
    ['digits inside the mark', 'nord24licht', 'NORDLICHT:combination:24'],
    ['a digit for a letter', 'n0rdlicht', 'NORDLICHT:homoglyph:'],
    ['a Cyrillic letter', 'nоrdlicht', 'NORDLICHT:homoglyph:'],
    ['a letter with a dot below', 'nọrdlicht', 'NORDLICHT:exact:'],
    ['two letters that look like one', 'norcllicht', 'NORDLICHT:homoglyph:'],
    ['a digit for a letter beside a word of trade', 'n0rdlicht-login', 'NORDLICHT:homoglyph:login'],
    ['the sounds of the mark in Cyrillic', 'полар-пеак', 'POLAR PEAK:transliteration:'],
    ['two letters swapped', 'nordlihct', 'NORDLICHT:typo:'],
    ['a letter doubled', 'nordlichtt', 'NORDLICHT:typo:'],
    ['a letter doubled in a short mark', 'lummo', 'Lumo:typo:'],
    ['a vowel changed', 'delphinar', 'Delphinor:typo:'],
    ['a vowel left out', 'nordlcht', 'NORDLICHT:typo:'],
    ['the next key', 'nordlichr', 'NORDLICHT:typo:'],
    ['the first letter left out', 'ordlicht', 'NORDLICHT:typo:'],
    ['a typo beside a word of trade', 'shopnordlich', 'NORDLICHT:typo:shop'],
    ['two typos in a long mark', 'norrdlicth', 'NORDLICHT:typo:'],
    ['a part of it typed twice', 'nordlilicht', 'NORDLICHT:typo:'],
    ['another spelling of its sound', 'delfinor', 'Delphinor:typo:'],
  ])('%s (%s)', (_case, label, expected) => {
    expect(sure(label)).toContain(expected);
  });

  it.each([
    ['a name that ends like the mark', 'gloria'],
    ['another name that ends like it', 'victoria'],
    ['a word that begins like a part of it', 'lampen'],
    ['the mark translated', 'northlight'],
    ['letters of a longer word', 'material-handel'],
    ['letters of two words', 'solarialuminium'],
    ['a short name with one letter changed', 'limo'],
    ['an ordinary word beside a place', 'falkesee'],
    ['a word of trade misspelt', 'tiket'],
    ['the first word of a mark of two', 'polar'],
    ['a name of five letters with another one among them', 'quill'],
    ['the sounds of a translation', 'нордлихт'],
    ['nothing', ''],
    ['hyphens alone', '---'],
  ])('is not fooled by %s (%s)', (_case, label) => {
    expect(sure(label)).toEqual([]);
  });

  it('reads the suffix as the end of the name only where the two make the whole of it', () => {
    expect(sure('nordli', 'cht')).toContain('NORDLICHT:exact:');
    expect(sure('nordlicht', 'com')).toEqual(['NORDLICHT:exact:']);
    expect(matchLabel(index, 'nordli', 'cht').map((match) => match.withSuffix)).toContain(true);
    expect(sure('polar', 'com')).toEqual([]);
  });

  it('reports a mark once, by its strongest kind', () => {
    expect(sure('nordlicht-nordlihct')).toEqual(['NORDLICHT:combination:nordlihct']);
  });

  it('asks for a second sign where a name may be chance', () => {
    const [match] = matchLabel(index, 'lumobrockmann');
    expect(match).toMatchObject({ weak: true, restIsGeneric: false });
  });
});

const labels = fc.oneof(
  fc
    .array(fc.constantFrom('nord', 'licht', 'lumo', 'ria', 'shop', '-', '24', 'polar', 'peak', 'kvz', 'x', 'rn', 'о'), {
      maxLength: 12,
    })
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 80 }),
);

describe('matching any label', () => {
  it('never throws and gives the same whatever the order of the marks', () => {
    const backwards = indexOf([...MARKS].reverse());
    fc.assert(
      fc.property(labels, (label) => {
        expect(matchLabel(backwards, label).map(shown).toSorted()).toEqual(
          matchLabel(index, label).map(shown).toSorted(),
        );
      }),
    );
  });

  it('says the same of a mark whatever other marks there are', () => {
    const alone = indexOf(['NORDLICHT']);
    fc.assert(
      fc.property(labels, fc.array(labels, { maxLength: 4 }), (label, others) => {
        const among = indexOf(['NORDLICHT', ...others]);
        const own = matchLabel(among, label).filter((match) => match.form.markId === 0);
        expect(own).toEqual(matchLabel(alone, label));
      }),
    );
  });

  it('asks the index a bounded number of questions, whatever the label', () => {
    let exact = 0;
    let nearly = 0;
    const counting: FormLookup = {
      exact: (key) => {
        exact++;
        return index.exact(key);
      },
      alikeIn: (key, beginnings, from, to) => index.alikeIn(key, beginnings, from, to),
      exactIn: (key, beginnings, from, to) => {
        exact++;
        return index.exactIn(key, beginnings, from, to);
      },
      exactTurned: (key, beginnings, cut) => {
        exact++;
        return index.exactTurned(key, beginnings, cut);
      },
      nearlyIn: (key, beginnings, from, to) => {
        nearly++;
        return index.nearlyIn(key, beginnings, from, to);
      },
      nearlyTwice: (key) => {
        nearly++;
        return index.nearlyTwice(key);
      },
    };
    const ask = (label: string): { exact: number; nearly: number } => {
      [exact, nearly] = [0, 0];
      matchLabel(counting, label);
      return { exact, nearly };
    };
    const hostile = ['shop'.repeat(20), 'a'.repeat(100), 'rn'.repeat(40), '1-'.repeat(40), 'nordlicht'.repeat(9)];
    for (const label of hostile) {
      const { exact: exactly, nearly: near } = ask(label);
      expect(exactly).toBeLessThan(2500);
      expect(near).toBeLessThanOrEqual(64);
    }
    for (const label of ['buylightsonline', 'zuverlaessigkei', 'brockmannsoehne']) {
      const { exact: exactly, nearly: near } = ask(label);
      expect(exactly).toBeLessThanOrEqual(150);
      expect(near).toBeLessThanOrEqual(60);
    }
  });
});
