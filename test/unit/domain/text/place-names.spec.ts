import { describe, expect, it } from '@jest/globals';
import { countryName, engineName, placeWords } from '../../../../src/domain/text/place-names.js';

describe('names of engines and countries in sentences', () => {
  it('writes both as people do, with the article where English has one', () => {
    expect(placeWords('google', 'DE')).toBe(' on Google in Germany');
    expect(placeWords('bing', 'GB')).toBe(' on Bing in the United Kingdom');
    expect(placeWords('google', 'AE')).toBe(' on Google in the United Arab Emirates');
  });

  it('leaves out what is not known', () => {
    expect(placeWords(null, 'FR')).toBe(' in France');
    expect(placeWords('bing', null)).toBe(' on Bing');
    expect(placeWords(null, null)).toBe('');
  });

  it('keeps what it does not know, without what could turn the sentence around', () => {
    expect(engineName('askjeeves')).toBe('askjeeves');
    expect(countryName('ZZZ')).toBe('ZZZ');
    expect(countryName('D\u202eE')).not.toContain('\u202e');
  });
});
