import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/** Chance from a seed, in the words that the worlds are written in. */
export class Chance {
  readonly #random: RandomGenerator;

  constructor(seed: number) {
    this.#random = xoroshiro128plus(seed);
  }

  /** 0 to 1, without 1. */
  share(): number {
    return uniformFloat64(this.#random);
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.share();
  }

  /** A whole number from `low` to `high`, both possible. */
  whole(low: number, high: number): number {
    return uniformInt(this.#random, low, high);
  }

  happens(probability: number): boolean {
    return this.share() < probability;
  }

  /** The numbers from 0 to `count` - 1 in any order. */
  order(count: number): number[] {
    const all = Array.from({ length: count }, (_, at) => at);
    for (let at = count - 1; at > 0; at -= 1) {
      const other = this.whole(0, at);
      const kept = all[at] ?? 0;
      all[at] = all[other] ?? 0;
      all[other] = kept;
    }
    return all;
  }

  /** `count` different numbers below the length of `weights`, each by its weight among those left. */
  pick(weights: readonly number[], count: number): number[] {
    const left = [...weights];
    const picked: number[] = [];
    while (picked.length < Math.min(count, weights.length)) {
      let mark = this.share() * left.reduce((sum, weight) => sum + weight, 0);
      const at = left.findIndex((weight) => weight > 0 && (mark -= weight) <= 0);
      const chosen = at === -1 ? left.findIndex((weight) => weight > 0) : at;
      if (chosen === -1) break;
      picked.push(chosen);
      left[chosen] = 0;
    }
    return picked;
  }
}
