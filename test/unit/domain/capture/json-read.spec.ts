import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readJson } from '../../../../src/domain/capture/json-read.js';
import { placeOfMistake } from '../../../../src/domain/capture/json-scan.js';
import { bytesOf } from './sample-replies.js';

const read = (text: string) => readJson(bytesOf(text));
const reason = (text: string) => {
  const reading = read(text);
  return 'reason' in reading ? reading.reason : null;
};

describe('the text of a reply', () => {
  it('may carry a byte order mark and every kind of value', () => {
    expect(read('\uFEFF {"a": [1, -0.5e3, true, null, "\\u00fc\\n\u2028"]}')).toEqual({
      value: { a: [1, -500, true, null, 'ü\n\u2028'] },
    });
  });

  it.each([
    ['module.exports = {};', 'not-json', 'line 1, column 1'],
    ['# Title\n```json\n{}\n```', 'not-json', 'line 1, column 1'],
    ['{\n  "a": 1,\n  "b": oops\n}', 'not-json', 'line 3, column 8'],
    ['{"a": 1,}', 'not-json', 'line 1, column 9'],
    ['{"a" 1}', 'not-json', 'line 1, column 6'],
    ['{} {}', 'not-json', 'line 1, column 4'],
    ['["a\nb"]', 'not-json', 'line 1, column 4'],
    ['["\\q"] and so on', 'not-json', 'line 1, column 3'],
    ['{"a": [1, 2', 'truncated-json', 'line 1, column 12'],
    ['{"a": "never end', 'truncated-json', 'line 1, column 17'],
    ['{\n"a": tru', 'truncated-json', 'line 2, column 9'],
    ['{"a": "\\u12', 'truncated-json', 'line 1, column 12'],
  ])('%j is %s at %s', (text, code, place) => {
    expect(reason(text)?.code).toBe(code);
    expect(reason(text)?.message).toContain(place);
  });

  it('that is a page is said to be one', () => {
    expect(reason('<!doctype html><html></html>')?.message).toContain('looks like a page');
  });

  it('that is empty or only white space is said to be so', () => {
    expect(reason('')?.code).toBe('empty-file');
    expect(reason(' \n ')?.code).toBe('empty-file');
  });

  it('nested 50,000 or a million times is refused before anything is built', () => {
    for (const depth of [50_000, 1_000_000]) {
      expect(reason('['.repeat(depth) + ']'.repeat(depth))).toMatchObject({ code: 'too-deep' });
      expect(reason('{"a":'.repeat(depth))).toMatchObject({ code: 'too-deep' });
    }
    expect(reason(JSON.stringify({ text: '['.repeat(1000) }))).toBeNull();
  });
});

describe('the place of a mistake', () => {
  it('is found in every text that is not JSON, and is within the text', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '1',
      'true',
      'nul',
      '"',
      '\\',
      ' ',
      '\n',
      '-',
      '1e',
    );
    const text = fc.oneof(
      fc.array(piece, { maxLength: 12 }).map((all) => all.join('')),
      fc.string(),
    );
    fc.assert(
      fc.property(text, (any) => {
        const lines = any.split('\n');
        const { line, column, ended } = placeOfMistake(any);
        expect(line).toBeLessThanOrEqual(lines.length);
        expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
        if (isJson(any)) expect(ended).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('in a text cut off anywhere is its end', () => {
    const whole = JSON.stringify({ a: [1, -2.5e3, true, null, 'ü"\\'], b: { c: 'x' } });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: whole.length - 1 }), (length) => {
        expect(placeOfMistake(whole.slice(0, length)).ended).toBe(true);
      }),
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
