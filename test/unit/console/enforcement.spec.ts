import { describe, expect, it } from '@jest/globals';
import { broadMatchWords, stanceWords } from '../../../src/console/words/enforcement.js';

describe('what the engine would do, in words', () => {
  it.each([
    ['google', 'acts', 'Google would act on this.'],
    ['microsoft', 'exempts', 'Microsoft leaves this alone.'],
    ['baidu', 'uncertain', 'Whether Baidu acts on this is uncertain.'],
    ['naver', 'silent', 'No rule of Naver about this is known.'],
    ['yahoo-japan', 'acts', 'Yahoo! JAPAN would act on this.'],
  ])('%s %s: %s', (engine, stance, sentence) => {
    expect(stanceWords(engine, stance)).toBe(sentence);
  });

  it('gives the chance of broad match as a range that is assumed', () => {
    expect(broadMatchWords({ low: 0.3, high: 0.8 })).toBe('Broad match 3–8 in 10, assumed');
  });
});
