import { describe, expect, it } from '@jest/globals';
import { FormStore } from '../../../../src/domain/matching/form-store.js';
import { formsOf } from '../../../../src/domain/matching/mark-form.js';
import type { FormOrigin } from '../../../../src/domain/matching/mark-form.js';
import { isCaseEnding, partOfWord, restKind, stemOf } from '../../../../src/domain/matching/word-parts.js';
import { foldText } from '../../../../src/domain/text/fold.js';

const key = (text: string): string => foldText(text).key;

describe('what stands behind a name in the same word', () => {
  it.each([
    ['English, German', 's', 'ending'],
    ['German dative', 'en', 'doubtful-ending'],
    ['Dutch', 'en', 'doubtful-ending'],
    ['Swedish', 'erna', 'doubtful-ending'],
    ['Norwegian', 'et', 'doubtful-ending'],
    ['Polish', 'owi', 'doubtful-ending'],
    ['Czech', 'em', 'doubtful-ending'],
    ['Turkish', 'lar', 'doubtful-ending'],
    ['Turkish genitive', 'ın', 'doubtful-ending'],
    ['Hungarian', 'ok', 'doubtful-ending'],
    ['Finnish', 'ja', 'doubtful-ending'],
    ['Russian', 'ами', 'ending'],
    ['Russian instrumental', 'ой', 'ending'],
    ['Ukrainian', 'ом', 'ending'],
    ['another Russian word', 'ский', 'unknown'],
    ['Greek', 'ους', 'unknown'],
    ['Greek plural', 'ες', 'ending'],
    ['Greek genitive', 'ου', 'ending'],
    ['a word that nobody knows', 'quark', 'unknown'],
  ])('is in %s: %s, %s', (_language, after, kind) => {
    expect(restKind('', key(after))).toBe(kind);
  });

  it('is generic where it is made of words that stand beside any name', () => {
    expect(restKind('', 'shop')).toBe('generic');
    expect(restKind('', 'shoponline24')).toBe('generic');
  });
});

describe('what stands before a name in the same word', () => {
  it.each([
    ['the Arabic article', 'ال', 'ending'],
    ['Arabic "and the"', 'وال', 'ending'],
    ['Arabic "for the"', 'لل', 'ending'],
    ['Arabic "with"', 'ب', 'ending'],
    ['an Arabic letter that is no preposition', 'ش', 'unknown'],
    ['the Hebrew article', 'ה', 'ending'],
    ['Hebrew "in"', 'ב', 'ending'],
    ['Hebrew "and the"', 'וה', 'ending'],
    ['a Hebrew letter that is none', 'ג', 'unknown'],
    ['a word beside any name', 'my', 'generic'],
    ['Latin letters', 'xq', 'unknown'],
  ])('is %s: %s, %s', (_what, before, kind) => {
    expect(restKind(key(before), '')).toBe(kind);
  });
});

describe('a Russian name in its cases', () => {
  it.each([
    ['Элкова', ['Элковы', 'Элкове', 'Элкову', 'Элковой', 'Элковою', 'Элковами', 'Элковах']],
    ['Боролино', ['Боролина', 'Боролину', 'Боролином', 'Боролине']],
  ])('%s keeps its stem', (name, cases) => {
    const stem = stemOf(key(name));
    expect(stem).not.toBeNull();
    for (const written of cases) {
      expect({ written, holds: key(written).startsWith(stem ?? '?') }).toEqual({ written, holds: true });
      expect({ written, ends: isCaseEnding(key(written).slice(stem?.length)) }).toEqual({ written, ends: true });
    }
  });

  it.each([
    ['a name that ends in what no case changes', 'Нордлихт'],
    ['a short name', 'Нора'],
    ['a Latin name', 'Elkova'],
  ])('%s has no stem: %s', (_why, name) => {
    expect(stemOf(key(name))).toBeNull();
  });

  it.each(['ский', 'овка', 'shop', ''])('%s is no ending of a case', (ending) => {
    expect(isCaseEnding(key(ending))).toBe(false);
  });
});

describe('a name that is part of a word', () => {
  function part(name: string, before: string, after: string, origin: FormOrigin = 'mark') {
    const forms = {
      mark: [name, []],
      variant: ['Quarz', [name]],
      respelled: [`${name} GmbH`, []],
      shortened: [`${name} Slim`, []],
    } as const;
    const [text, variants] = forms[origin];
    const form = formsOf(0, text, variants).find((one) => one.origin === origin);
    if (form === undefined) throw new Error(`no form of ${name}`);
    const store = new FormStore();
    return partOfWord(store, store.add(form), key(before), key(after));
  }

  it.each([
    ['its plural', 'Elkowa', '', 's', { via: 'variant', weak: false }],
    ['a doubtful ending', 'Elkowa', '', 'en', { via: 'variant', weak: true }],
    ['an Arabic article', 'نوردليخت', 'ال', '', { via: 'variant', weak: false }],
    ['an unknown rest of a long name', 'Elkowa', '', 'quark', { via: 'compound', weak: true }],
  ])('is, with %s, the name', (_what, name, before, after, expected) => {
    expect(part(name, before, after)).toEqual(expected);
  });

  it('is the name with generic words behind it, surely from five letters on', () => {
    expect(part('Elkowa', '', 'shop')).toEqual({ via: 'compound', weak: false });
    expect(part('Elko', '', 'shop')).toEqual({ via: 'compound', weak: true });
  });

  it.each([
    ['a name of three letters with an ending', 'Elk', '', 's', 'mark'],
    ['a name of four letters with a doubtful ending', 'Elko', '', 'en', 'mark'],
    ['a short name with an unknown rest', 'Elkow', '', 'quark', 'mark'],
    ['an abbreviation', 'ELKO', '', 's', 'variant'],
    ['a shortened name', 'Elkowa', '', 's', 'shortened'],
    ['an ordinary word with an unknown rest', 'Winter', '', 'quark', 'mark'],
  ] as const)('is not: %s', (_what, name, before, after, origin) => {
    expect(part(name, before, after, origin)).toBeNull();
  });
});
