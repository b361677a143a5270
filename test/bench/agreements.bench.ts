/** What is read out of written clauses, of clauses not tuned on, and of sentences that only sound alike; and what it costs. */
import { proposeTerms } from '../../src/domain/agreement/propose-terms.js';
import { judgeClauses, precisionAndRecall } from '../support/judge-clauses.js';
import { CLAUSES, DECOYS, HELD_OUT, type WrittenClause } from '../support/written-clauses.js';
import type { Benchmark } from './bench.js';

const SETS: Readonly<Record<string, readonly WrittenClause[]>> = {
  'tuned on': CLAUSES,
  'held out': HELD_OUT,
  'sounds alike': DECOYS.map((text) => ({ text, expected: [] })),
};
const LONG_TEXT_COPIES = 400;

export const benchmark: Benchmark = {
  run() {
    const rows = Object.entries(SETS).map(([set, clauses]) => {
      const judged = judgeClauses(clauses);
      const count = (part: 'right' | 'invented' | 'missed'): number =>
        judged.reduce((sum, one) => sum + one[part].length, 0);
      const { precision, recall } = precisionAndRecall(judged);
      if (process.argv.includes(set.split(' ')[0] ?? ''))
        for (const { text, invented, missed } of judged)
          if (invented.length + missed.length > 0) console.log({ text, invented, missed });
      return {
        set,
        sentences: clauses.length,
        right: count('right'),
        invented: count('invented'),
        missed: count('missed'),
        precision: percent(precision),
        recall: percent(recall),
      };
    });
    console.table(rows);
    const text = Array.from({ length: LONG_TEXT_COPIES }, () => CLAUSES.map((clause) => clause.text).join('\n\n'))
      .join('\n\n')
      .slice(0, 300_000);
    const started = performance.now();
    proposeTerms(text);
    return Promise.resolve({ sets: rows, msFor300kCharacters: Math.round(performance.now() - started) });
  },
};

const percent = (share: number): number | null => (Number.isNaN(share) ? null : Math.round(share * 1000) / 10);
