import fc from 'fast-check';

/** Pieces of text that have broken readers before, each for a reason of its own. */
const PIECES: readonly string[] = [
  ...['\ud800', '\udc00', '\ud83d', '\u0000', '\ufffd', '\ufeff'],
  ...['\u0336', '\u0301', '\u20dd', '\u3099', '\uff9e', '\u0e49', '\u093f', '\u05b8', '\u064f', '\ufe0f'],
  ...['ﬁ', 'ﬆ', 'ß', 'ẞ', 'ǆ', 'ŉ', 'ﷺ', '㍿', '㎏', '½', '℀', '⑴', '⒩', '№', '㏇', '…', '™', '®', 'İ', 'ı', 'ſ'],
  ...['ＮＩ', 'ｅｌ', 'ｶﾞ', 'ﾉﾙ', '　', '！'],
  ...['\u1102\u1161', '\u1112\u1161\u11ab', '\u1161', '\u11ab', '나이', '가\u11a8'],
  ...['😀', '👩\u200d👩\u200d👧', '🇩🇪', '1️⃣', '🅽', 'Ⓔ', '𝐍', '𝔢', '𠀀'],
  ...['\u202e', '\u200f', '\u2066', 'نور', 'לִכט', 'ـ', '\u200d', '\u200b', '\u00ad'],
  ...['$', '@', '!', '|', '€', '.', '-', '’', "'", '&', '/', '·', '・', '\n', '\t', ' ', '  '],
  ...[
    'a',
    'n',
    'i',
    'rn',
    'vv',
    'cl',
    'ss',
    'e',
    '0',
    '1',
    'A',
    'der',
    'shop',
    'Нор',
    'Νόρ',
    '诺',
    '德',
    'ノ',
    'ル',
    'ไ',
    'น',
  ],
];

/** Any text at all: whole characters, halves of them, and what is known to be awkward, in any order. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 })
      .map((units) => String.fromCharCode(...units)),
  },
);
