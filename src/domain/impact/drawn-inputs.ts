import { betaDraws, DRAWS, quantilesOf, seedOf, uniformDraws } from './draw.js';
import type { EstimateInput } from './inputs.js';

/** An input that a count of looks gave. Its `low` and `high` are known once it is drawn. */
export interface CountedInput extends EstimateInput {
  readonly counted: { readonly seen: number; readonly of: number };
}

/** Draws by the key of their input. */
export type Draws = ReadonlyMap<string, Float64Array>;

/** What an input is known by among the others. */
export function keyOf({ kind, market }: Pick<EstimateInput, 'kind' | 'market'>): string {
  return `${kind}\n${market ?? ''}`;
}

/**
 * Draws each input once, from a stream of its own: leaving one out or fixing it leaves the draws of the others as they
 * were. A share of looks is drawn from Beta(1 + seen, 1 + not seen), every other input evenly between its ends.
 */
export function drawnInputs(
  inputs: readonly (EstimateInput | CountedInput)[],
  seed: number,
): { readonly draws: Draws; readonly inputs: readonly EstimateInput[] } {
  const draws = new Map<string, Float64Array>();
  const told: EstimateInput[] = [];
  for (const input of inputs) {
    const key = keyOf(input);
    if (draws.has(key)) continue;
    const own = seedOf(String(seed), key);
    if ('counted' in input) {
      const { counted, ...plain } = input;
      const drawn = betaDraws(own, 1 + counted.seen, 1 + counted.of - counted.seen);
      const { p10, p90 } = quantilesOf(drawn);
      draws.set(key, drawn);
      told.push({ ...plain, low: p10, high: p90 });
    } else {
      draws.set(key, uniformDraws(own, input.low, input.high, DRAWS));
      told.push(input);
    }
  }
  return { draws, inputs: told };
}
