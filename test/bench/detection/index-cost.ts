import { runAlone } from './children.js';
import type { IndexCost } from './index-child.js';
import { MOST_MARKS } from './many-brands.js';
import { printTable, rounded } from './table.js';

/** What 100,000 marks cost to build and to keep, each measured in a process of its own. */
export function indexCost(): Record<string, unknown> {
  const [index, portfolio] = (['index', 'portfolio'] as const).map((what) => {
    const cost = runAlone('index-child', [what, String(MOST_MARKS)], 600) as IndexCost | null;
    if (cost === null) throw new Error(`The ${what} of ${MOST_MARKS} marks ran out of memory or time.`);
    const { medianMs, medianCpuMs, firstMs, megabytes } = cost;
    return {
      medianMs: rounded(medianMs),
      medianCpuMs: rounded(medianCpuMs),
      firstMs: rounded(firstMs),
      megabytes: rounded(megabytes, 1),
    };
  });
  printTable(
    `speed: ${MOST_MARKS} marks, ready for the first ad (heap and external after collection, above the list of marks)`,
    ['', 'built in ms, median of 5', 'of processor time', 'first build', 'MB'],
    [
      ['the index alone', ...Object.values(index ?? {})],
      ['the whole portfolio', ...Object.values(portfolio ?? {})],
    ],
  );
  return { index, portfolio };
}
