import { SymSpell } from 'mnemonist';
import { bareLabel, labelKeys, plainKey, wordsOf } from './peer.js';
import type { Peer } from './peer.js';

const MOST_WORDS = 3;
const OPTIONS = { maxDistance: 1, verbosity: 2 } as const;

/** One edit: with two, 100,000 names need more memory than a process has. */
export const symspell: Peer = {
  name: 'mnemonist SymSpell',
  setting: 'one edit; up to three neighbouring words in copy, the pieces and the whole of a domain of four letters',
  forTexts: (names) => {
    const dictionary = SymSpell.from(names.map(plainKey), OPTIONS);
    return (text) => {
      const words = wordsOf(text);
      return words.flatMap((first, at) =>
        words.slice(at, at + MOST_WORDS).flatMap((last) => {
          const { start } = first;
          const { end } = last;
          return dictionary.search(plainKey(text.slice(start, end))).map(({ term }) => ({ name: term, start, end }));
        }),
      );
    };
  },
  forLabels: (names) => {
    const keys = labelKeys(names);
    const dictionary = SymSpell.from(keys.keys(), OPTIONS);
    return (label) => {
      const parts = new Set([bareLabel(label), ...plainKey(label).split('-')]);
      return [...parts].flatMap((part) => dictionary.search(part).flatMap(({ term }) => keys.get(term) ?? []));
    };
  },
};
