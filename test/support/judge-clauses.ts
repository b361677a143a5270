import { proposeTerms } from '../../src/domain/agreement/propose-terms.js';
import type { WrittenClause } from './written-clauses.js';

/** How the reader's terms of one text compare with a person's. */
export interface JudgedClause {
  readonly text: string;
  readonly right: readonly string[];
  readonly invented: readonly string[];
  readonly missed: readonly string[];
}

/** `subject:rule`, and behind an @ where it is limited to: `brand_bid:no@google+DE`. */
export function termsRead(text: string): string[] {
  const { proposals, conflicts } = proposeTerms(text);
  return [...proposals, ...conflicts.flatMap(({ sides }) => sides)].map(({ subject, rule, engines, regions }) => {
    const scope = [...engines, ...regions].join('+');
    return `${subject}:${rule}${scope === '' ? '' : `@${scope}`}`;
  });
}

export function judgeClauses(clauses: readonly WrittenClause[]): JudgedClause[] {
  return clauses.map(({ text, expected }) => {
    const read = [...new Set(termsRead(text))];
    const right = read.filter((term) => expected.includes(term));
    return {
      text,
      right,
      invented: read.filter((term) => !expected.includes(term)),
      missed: expected.filter((term) => !read.includes(term)),
    };
  });
}

/** Shares of what was read that is right, and of what there is that was read. */
export function precisionAndRecall(judged: readonly JudgedClause[]): { precision: number; recall: number } {
  const count = (part: 'right' | 'invented' | 'missed'): number =>
    judged.reduce((sum, one) => sum + one[part].length, 0);
  const [right, invented, missed] = [count('right'), count('invented'), count('missed')];
  return { precision: right / (right + invented), recall: right / (right + missed) };
}
