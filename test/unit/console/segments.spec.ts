import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { segments } from '../../../src/console/words/segments.js';

const stretch = fc.record({ start: fc.integer({ min: -5, max: 60 }), end: fc.integer({ min: -5, max: 60 }) });

describe('the segments of a marked text', () => {
  it('are the text, cut where a mark begins or ends', () => {
    const mark = { start: 4, end: 13 };
    expect(segments('Die Nordlicht Lampe', [mark])).toEqual([
      { start: 0, end: 4, text: 'Die ', covers: [] },
      { start: 4, end: 13, text: 'Nordlicht', covers: [mark] },
      { start: 13, end: 19, text: ' Lampe', covers: [] },
    ]);
  });

  it('show where two marks overlap', () => {
    const [first, second] = [
      { start: 0, end: 6 },
      { start: 3, end: 9 },
    ];
    expect(segments('abcdefghi', [first, second]).map(({ text, covers }) => [text, covers])).toEqual([
      ['abc', [first]],
      ['def', [first, second]],
      ['ghi', [second]],
    ]);
  });

  it('never cut a character in two', () => {
    expect(segments('a😀b', [{ start: 2, end: 3 }]).map(({ text }) => text)).toEqual(['a', '😀', 'b']);
  });

  it('are nothing for an empty text', () => {
    expect(segments('', [{ start: 0, end: 3 }])).toEqual([]);
  });

  it('joined are the whole text, whatever the marks, and each says exactly what covers it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.array(stretch, { maxLength: 12 }),
        (text, stretches) => {
          const found = segments(text, stretches);
          expect(found.map((segment) => segment.text).join('')).toBe(text);
          for (const { start, end, covers } of found) {
            expect(start).toBeLessThan(end);
            const whole = stretches.filter((s) => s.start < s.end && s.start <= start && s.end >= end);
            expect(covers).toEqual(expect.arrayContaining(whole));
          }
        },
      ),
    );
  });

  it('take no longer than a blink for a thousand marks that all overlap', () => {
    const many = Array.from({ length: 5000 }, (_, at) => ({ start: at, end: 10_000 - at }));
    const began = performance.now();
    segments('x'.repeat(10_000), many);
    expect(performance.now() - began).toBeLessThan(1500);
  });
});
