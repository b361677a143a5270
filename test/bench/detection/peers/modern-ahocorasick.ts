import TextMatcher from 'modern-ahocorasick/text';
import { bareLabel, labelKeys } from './peer.js';
import type { Peer } from './peer.js';

export const modernAhocorasick: Peer = {
  name: 'modern-ahocorasick',
  setting: 'TextMatcher, NFKC, case folding; whole words in copy, substrings of four letters in domains',
  forTexts: (names) => {
    const matcher = new TextMatcher(names, { normalization: 'NFKC', caseFold: true });
    return (text) =>
      matcher.search(text, { wholeWord: true }).map(({ pattern, start, end }) => ({ name: pattern, start, end }));
  },
  forLabels: (names) => {
    const keys = labelKeys(names);
    const matcher = new TextMatcher([...keys.keys()], { normalization: 'NFKC', caseFold: true });
    return (label) => matcher.search(bareLabel(label)).flatMap(({ pattern }) => keys.get(pattern) ?? []);
  },
};
