import { FIGURE_KINDS, type FigureKind } from '../domain/impact/inputs.js';
import { measureOf } from './figure-units.js';
import type { FilePath } from './portfolio-problem.js';
import { quoted } from './portfolio-problem.js';

interface FigureProblem {
  readonly code: string;
  readonly path: FilePath;
  readonly message: string;
}

const UNIT_SAYS = {
  percent: 'percent, because this figure is a share',
  money: 'the currency in three capitals (ISO 4217), such as EUR',
  searches: 'month, because searches are counted a month',
} as const;

/**
 * What a figure's keys say together: either a value or both ends of a range, which runs forwards; a unit that fits the
 * kind; no share above 100 percent; and searches of one market, because another market's do not stand in for them.
 */
export function figureProblems(figure: Readonly<Record<string, unknown>>, path: FilePath): FigureProblem[] {
  const { kind, value, low, high, unit, market } = figure;
  const problems: FigureProblem[] = [];
  const say = (code: string, key: string | null, message: string): void => {
    problems.push({ code, path: key === null ? path : [...path, key], message });
  };
  const given = [value, low, high].map((part) => part !== undefined && part !== null);
  const isValue = given[0] === true && given[1] === false && given[2] === false;
  const isRange = given[0] === false && given[1] === true && given[2] === true;
  if (!isValue && !isRange) say('missing', null, 'expected either value, or both low and high');
  if (typeof low === 'number' && typeof high === 'number' && low > high) {
    say('empty-range', 'high', `expected high to be at least low (${low}); got ${high}`);
  }
  if (!FIGURE_KINDS.includes(kind as FigureKind)) return problems;
  const measure = measureOf(kind as FigureKind);
  if (!fits(measure, unit)) {
    const got = unit === undefined || unit === null ? 'nothing' : quoted(typeof unit === 'string' ? unit : '…');
    say('wrong-value', 'unit', `expected ${UNIT_SAYS[measure]}; got ${got}`);
  }
  for (const [key, part] of Object.entries({ value, low, high })) {
    if (measure === 'percent' && typeof part === 'number' && part > 100) {
      say('wrong-value', key, `expected at most 100 percent; got ${part}`);
    }
  }
  if (measure === 'searches' && (market === undefined || market === null)) {
    say('missing', 'market', 'is missing; expected the country in which these searches are made, such as DE');
  }
  return problems;
}

function fits(measure: ReturnType<typeof measureOf>, unit: unknown): boolean {
  if (measure === 'percent') return unit === 'percent';
  if (measure === 'searches') return unit === undefined || unit === null || unit === 'month';
  return typeof unit === 'string' && /^[A-Z]{3}$/.test(unit);
}
