import type { CoverageCell } from '../api/generated/types.gen.js';
import { count } from '../words/format.js';

/** Why nobody looks at these cells live, how many for each reason, and what would be known of them. */
export function handedInWords(cells: readonly Pick<CoverageCell, 'watchIds'>[]): string {
  const ended = cells.filter(({ watchIds }) => watchIds.length === 0).length;
  const noProvider = cells.length - ended;
  const sentences = [
    ...(noProvider === 0
      ? []
      : [
          `The watches of ${count(noProvider, 'cell')} name no provider: only captures that are handed in tell of them. ` +
            'Name one in the portfolio file, and they are looked at by schedule.',
        ]),
    ...(ended === 0 ? [] : [`${count(ended, 'cell')} ${ended === 1 ? 'is' : 'are'} no longer watched.`]),
  ];
  return sentences.join(' ');
}
