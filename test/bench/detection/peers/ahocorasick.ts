import AhoCorasick from 'ahocorasick';
import { bareLabel, isWholeWord, labelKeys, plainKey } from './peer.js';
import type { Peer } from './peer.js';

export const ahocorasick: Peer = {
  name: 'ahocorasick',
  setting: 'NFKC and lower case by us; whole words in copy, substrings of four letters in domains',
  forTexts: (names) => {
    const matcher = new AhoCorasick([...new Set(names.map(plainKey))]);
    return (text) => {
      const key = plainKey(text);
      return matcher
        .search(key)
        .flatMap(([last, keywords]) =>
          keywords
            .map((name) => ({ name, start: last + 1 - name.length, end: last + 1 }))
            .filter(({ start, end }) => isWholeWord(key, start, end)),
        );
    };
  },
  forLabels: (names) => {
    const keys = labelKeys(names);
    const matcher = new AhoCorasick([...keys.keys()]);
    return (label) =>
      matcher.search(bareLabel(label)).flatMap(([, keywords]) => keywords.flatMap((key) => keys.get(key) ?? []));
  },
};
