import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldText } from '../../../../src/domain/text/fold.js';
import { soundKey, transliterate } from '../../../../src/domain/text/transliterate.js';

const heard = (written: string): string => soundKey(transliterate(foldText(written).key));

describe('a word of another alphabet in Latin letters', () => {
  it.each([
    ['Russian', 'Берёзка', 'berezka'],
    ['Russian sibilants', 'Щучье', 'shchuche'],
    ['a Russian sign without a sound', 'Подъезд', 'podezd'],
    ['Ukrainian', 'Київ', 'kiiv'],
    ['Serbian', 'Љубав', 'ljubav'],
    ['Greek', 'Ψάρι', 'psari'],
    ['Greek pairs for one sound', 'Μπουντζής', 'budzis'],
    ['a final sigma', 'Ήλιος', 'ilios'],
    ['Latin, which stays', 'Birke 24', 'birke 24'],
    ['Han, which stays', '林登', '林登'],
  ])('writes %s', (_what, written, latin) => {
    expect(transliterate(foldText(written).key)).toBe(latin);
  });

  it('never fails, and leaves neither Cyrillic nor Greek of the common letters', () => {
    const letters = Array.from('абвгдежзийклмнопрстуфхцчшщъыьэюяαβγδεζηθικλμνξοπρστυφχψω');
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...letters) }), (word) => {
        expect(transliterate(foldText(word).key)).toMatch(/^[a-z]*$/);
      }),
    );
  });
});

describe('what a name sounds like', () => {
  it.each([
    ['Birkenfeld', 'Биркенфельд'],
    ['Qvirena', 'Квирена'],
    ['Philodora', 'Филодора'],
    ['Zoltan', 'Солтан'],
    ['Maxxon', 'Максон'],
    ['Delphina', 'Δελφίνα'],
    ['Wilma', 'Вилма'],
    ['Yorgo', 'Ιόργο'],
  ])('meets across alphabets: %s and %s', (latin, foreign) => {
    expect(heard(foreign)).toBe(heard(latin));
  });

  it.each([
    ['Birkenfeld', 'Биркенталь'],
    ['Delphina', 'Δελμίνα'],
    ['Marola', 'Морала'],
  ])('keeps apart %s and %s', (latin, foreign) => {
    expect(heard(foreign)).not.toBe(heard(latin));
  });

  it('is idempotent and never longer than twice the word', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{0,30}$/), (word) => {
        const sound = soundKey(word);
        expect(sound.length).toBeLessThanOrEqual(word.length * 2);
        expect(soundKey(sound)).toBe(sound);
      }),
    );
  });
});
