/**
 * What policies of looking find in five fixed worlds of hidden incidents, at three budgets and many seeds, as multiples of
 * looking uniformly. `-- scheduling 40 30` takes forty looks a day only, and thirty seeds.
 */
import type { Benchmark } from './bench.js';
import { adaptively } from './scheduling/adaptive-chooser.js';
import { type Ratio, ratioOf, summed } from './scheduling/compare.js';
import { BUDGETS, CELLS, DAYS } from './scheduling/grid.js';
import { inOfficeHours, uniformly } from './scheduling/simple-choosers.js';
import { type Chooser, type Result, simulate } from './scheduling/simulate.js';
import { byThompson } from './scheduling/thompson-chooser.js';
import { STRUCTURED, type WorldName, WORLDS, worldOf } from './scheduling/worlds.js';

const SEEDS = 20;
const POLICIES: Readonly<Record<string, (looksADay: number, seed: number) => Chooser>> = {
  uniform: uniformly,
  'office hours': inOfficeHours,
  Thompson: byThompson,
  adaptive: adaptively,
};

type Results = ReadonlyMap<WorldName, readonly Result[]>;

function run(make: (looksADay: number, seed: number) => Chooser, looksADay: number, seeds: number): Results {
  const numbers = Array.from({ length: seeds }, (_, at) => at + 1);
  return new Map(
    WORLDS.map((name) => [
      name,
      numbers.map((seed) => simulate(worldOf(name, seed), make(looksADay, seed), looksADay, seed)),
    ]),
  );
}

interface Row {
  readonly looksADay: number;
  readonly world: string;
  readonly policy: string;
  readonly found: number;
  readonly confirmed: number;
  readonly foundTimesUniform: Ratio;
  readonly confirmedTimesUniform: Ratio;
}

function row(looksADay: number, policy: string, results: Results, uniform: Results, worlds: readonly WorldName[]): Row {
  const of = (which: Results, what: 'found' | 'confirmed'): number[] =>
    summed(
      worlds.map((world) => which.get(world) ?? []),
      what,
    );
  const ratio = (what: 'found' | 'confirmed'): Ratio => {
    const base = of(uniform, what);
    return ratioOf(of(results, what).map((value, at) => [value, base[at] ?? 0] as const));
  };
  const mean = (values: readonly number[]): number =>
    Math.round((10 * values.reduce((sum, value) => sum + value, 0)) / values.length) / 10;
  return {
    looksADay,
    world: worlds.length > 1 ? 'four structured' : (worlds[0] ?? ''),
    policy,
    found: mean(of(results, 'found')),
    confirmed: mean(of(results, 'confirmed')),
    foundTimesUniform: ratio('found'),
    confirmedTimesUniform: ratio('confirmed'),
  };
}

const told = ({ ratio, low, high }: Ratio): string => `${ratio.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;

export const benchmark: Benchmark = {
  run() {
    const [only, seedsWanted] = process.argv.slice(3).map(Number);
    const seeds = seedsWanted ?? SEEDS;
    const rows: Row[] = [];
    for (const looksADay of only === undefined ? BUDGETS : [only]) {
      const uniform = run(uniformly, looksADay, seeds);
      for (const [policy, make] of Object.entries(POLICIES)) {
        const results = policy === 'uniform' ? uniform : run(make, looksADay, seeds);
        for (const worlds of [...WORLDS.map((name) => [name]), STRUCTURED])
          rows.push(row(looksADay, policy, results, uniform, worlds));
      }
    }
    console.log(`${CELLS} cells, ${DAYS} days, ${seeds} seeds; in brackets 95 % intervals over seeds`);
    console.table(
      rows.map(({ foundTimesUniform, confirmedTimesUniform, ...each }) => ({
        ...each,
        'found × uniform': told(foundTimesUniform),
        'confirmed × uniform': told(confirmedTimesUniform),
      })),
    );
    return Promise.resolve({ cells: CELLS, days: DAYS, seeds, rows });
  },
};
