/** Something that is timed pass by pass. */
export interface Timed {
  readonly name: string;
  /** One pass over everything. What it returns keeps the work from being optimised away. */
  pass(): number;
  /** Called before each pass, outside the time. */
  before?(): void;
}

/** What the passes took, a unit of the pass: microseconds, ten in a hundred passes below `low` and above `high`. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly passes: number;
  /** Median of the processor time of the whole process in the same passes, collecting garbage included. */
  readonly cpu: number;
}

/** Passes below which a median says little. */
const LEAST_PASSES = 15;

/** Keeps results alive. */
let sink = 0;

/**
 * Times several things in turn, pass by pass, so that noise of the machine hits all of them alike. Warms up until every
 * one has run for `warmUp` seconds, then goes on until the first, which matters most, has run for
 * `seconds` and fifteen passes.
 * @param units how many things (ads, domains) a pass works on
 */
export function inTurn(ways: readonly Timed[], units: number, seconds: number, warmUp = 1): Spread[] {
  for (const way of ways) {
    for (let spent = 0; spent < warmUp * 1e6;) spent += timedPass(way).wall;
  }
  const walls = ways.map((): number[] => []);
  const cpus = ways.map((): number[] => []);
  for (let spent = 0; spent < seconds * 1e6 || (walls[0]?.length ?? 0) < LEAST_PASSES;) {
    ways.forEach((way, at) => {
      const { wall, cpu } = timedPass(way);
      walls[at]?.push(wall / units);
      cpus[at]?.push(cpu / units);
      if (at === 0) spent += wall;
    });
  }
  if (Number.isNaN(sink)) process.stderr.write('A pass returned no number.\n');
  return walls.map((passes, at) => ({
    median: quantile(passes, 0.5),
    low: quantile(passes, 0.1),
    high: quantile(passes, 0.9),
    passes: passes.length,
    cpu: quantile(cpus[at] ?? [], 0.5),
  }));
}

/** Microseconds of one pass. */
function timedPass(way: Timed): { wall: number; cpu: number } {
  way.before?.();
  const cpuBefore = process.cpuUsage();
  const started = performance.now();
  sink += way.pass();
  const wall = (performance.now() - started) * 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  return { wall, cpu: user + system };
}

/** The value below which that share of the numbers lies; NaN of none. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);
