import Fuse from 'fuse.js';
import { bareLabel, labelKeys } from './peer.js';
import type { Peer } from './peer.js';

const OPTIONS = {
  threshold: 0.2,
  ignoreLocation: true,
  includeMatches: true,
  minMatchCharLength: 3,
  shouldSort: false,
};

/**
 * Fuse looks for one pattern in many texts, so the text at hand is its collection and every name is a pattern. The other way
 * round, a name in a sentence or a longer domain is not found at all.
 */
export const fuse: Peer = {
  name: 'fuse.js',
  setting: 'every name searched in the text, threshold 0.2, anywhere; names of four letters in domains',
  forTexts: (names) => {
    const patterns = names.filter((name) => name.length >= OPTIONS.minMatchCharLength);
    return (text) => {
      const collection = new Fuse([text], OPTIONS);
      return patterns.flatMap((name) =>
        collection.search(name).map(({ matches }) => {
          const stretches = matches?.[0]?.indices ?? [];
          const start = Math.min(...stretches.map(([from]) => from));
          return { name, start, end: Math.max(...stretches.map(([, to]) => to)) + 1 };
        }),
      );
    };
  },
  forLabels: (names) => {
    const keys = labelKeys(names);
    return (label) => {
      const collection = new Fuse([bareLabel(label)], OPTIONS);
      return [...keys].flatMap(([key, own]) => (collection.search(key).length > 0 ? own : []));
    };
  },
};
