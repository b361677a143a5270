import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { coresOf, namesIn } from '../../../../src/domain/matching/name-parts.js';

describe('the names that one entry of a portfolio holds', () => {
  it.each([
    ['a list', 'LINDEN / BIRKEN', ['LINDEN', 'BIRKEN']],
    ['a list without spaces', 'LINDEN/BIRKEN', ['LINDEN', 'BIRKEN']],
    ['a logo', 'BIRKEN logo', ['BIRKEN']],
    ['a name and a design', 'BIRKEN and Design', ['BIRKEN']],
    ['a name in another script', 'BIRKEN in Chinese', ['BIRKEN']],
    ['a legal form', 'Birken GmbH', ['Birken']],
    ['a legal form with dots', 'BIR S.P.A.', ['BIR']],
    ['a domain', 'BIRKEN.COM', ['BIRKEN']],
    ['two scripts', '林登BIRKEN', ['BIRKEN', '林登']],
    ['initials beside another script', 'JB 林登', ['JB', '林登']],
    ['parentheses left open', '林登 (Birken', ['林登', 'Birken']],
    ['a place in parentheses', 'Birken (New Zealand)', ['Birken']],
    ['initials before a place in parentheses', 'BRK (India/Pakistan)', ['BRK']],
    ['a place in another script', 'Birken 中国', ['Birken']],
    ['an ampersand', 'Linden & Birken', ['Linden and Birken']],
    ['the word for it', 'Linden and Birken', ['Linden & Birken']],
    ['a plain name', 'Birken', []],
    ['two halves of one name', 'AC/DC', []],
    ['a short name with a suffix', 'X.COM', []],
    ['nothing', '', []],
  ])('%s: %s', (_case, text, expected) => {
    const names = namesIn(text);
    expect(names.toSorted()).toEqual(expected.toSorted());
  });
});

describe('how a name is shortened in domains', () => {
  it.each([
    ['what stands out', 'THE BIRKEN HOTEL GROUP', ['BIRKEN']],
    ['behind a title', 'ST. BIRKEN', ['BIRKEN']],
    ['plain words without the last one', 'DIRECT DESIGN STUDIO', ['DIRECT DESIGN']],
    ['without the possessive', 'BIRKEN’S SECRET', ['BIRKEN SECRET']],
    ['a common word does not stand out', 'THE HOCKEY SHOP', []],
    ['one word has nothing to leave out', 'BIRKEN', []],
    ['nothing', '', []],
  ])('%s: %s', (_case, text, expected) => {
    expect(coresOf(text)).toEqual(expected);
  });

  it('is never longer than a name, and never a reason to fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const name of [...namesIn(text), ...coresOf(text)])
          expect(name.length).toBeLessThanOrEqual(2 * text.length + 4);
      }),
    );
  });
});
