import { bareLabel, labelKeys, plainKey } from './peer.js';
import type { Peer } from './peer.js';

/** Alternatives in one expression; V8 refuses to compile much larger ones. */
const CHUNK = 5000;

export const regularExpression: Peer = {
  name: 'regular expression',
  setting: `alternations of ${CHUNK}, longest first; whole words in copy, substrings of four letters in domains`,
  forTexts: (names) => {
    const expressions = alternations(names.map(plainKey), (all) => `(?<![\\p{L}\\p{N}])(?:${all})(?![\\p{L}\\p{N}])`);
    return (text) => {
      const key = plainKey(text);
      return expressions.flatMap((expression) =>
        [...key.matchAll(expression)].map((hit) => ({
          ...{ name: hit[0], start: hit.index, end: hit.index + hit[0].length },
        })),
      );
    };
  },
  forLabels: (names) => {
    const keys = labelKeys(names);
    const expressions = alternations([...keys.keys()], (all) => `(?:${all})`);
    return (label) =>
      expressions.flatMap((expression) =>
        [...bareLabel(label).matchAll(expression)].flatMap((hit) => keys.get(hit[0]) ?? []),
      );
  },
};

function alternations(names: readonly string[], around: (all: string) => string): RegExp[] {
  const sorted = [...new Set(names)].sort((a, b) => b.length - a.length);
  const expressions: RegExp[] = [];
  for (let start = 0; start < sorted.length; start += CHUNK) {
    const all = sorted.slice(start, start + CHUNK).map(escaped);
    const expression = new RegExp(around(all.join('|')), 'gu');
    // Compiled at first use, which belongs to the building.
    expression.test('');
    expressions.push(expression);
  }
  return expressions;
}

const escaped = (name: string): string => name.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
