import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { HashFilter, HashTable } from '../../../../src/domain/matching/hash-table.js';

function valuesUnder(table: HashTable, hash: number): number[] {
  const values: number[] = [];
  for (let place = table.first(hash); place !== -1; place = table.next(place)) values.push(table.valueAt(place));
  return values.sort((a, b) => a - b);
}

/** The same kept plainly. */
class Model {
  readonly #values = new Map<number, number[]>();

  add(hash: number, value: number): void {
    this.#values.set(
      hash,
      [...this.under(hash), value].sort((a, b) => a - b),
    );
  }

  remove(hash: number, value: number): void {
    const values = [...this.under(hash)];
    const at = values.indexOf(value);
    if (at !== -1) values.splice(at, 1);
    this.#values.set(hash, values);
  }

  under(hash: number): readonly number[] {
    return this.#values.get(hash) ?? [];
  }
}

const anyHash = fc.oneof(
  fc.constantFrom(0, 1, -1, 0x7fffffff, -0x80000000),
  fc.integer({ min: 0, max: 40 }),
  fc.integer({ min: -0x80000000, max: 0x7fffffff }),
);
const step = fc.record({
  kind: fc.constantFrom<('add' | 'remove')[]>('add', 'add', 'add', 'remove'),
  hash: anyHash,
  value: fc.integer({ min: 0, max: 5 }),
});

describe('values by hash', () => {
  it('are what a plain map would hold, whatever is added and removed', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 600, size: 'max' }), (steps) => {
        const table = new HashTable(1);
        const model = new Model();
        for (const { kind, hash, value } of steps) {
          table[kind](hash, value);
          model[kind](hash, value);
        }
        for (const { hash } of steps) expect(valuesUnder(table, hash)).toEqual(model.under(hash));
      }),
      { numRuns: 60 },
    );
  });

  it('survive growing to many times the room they were given', () => {
    const table = new HashTable(1);
    for (let value = 0; value < 20_000; value++) table.add(Math.imul(value, 0x9e3779b1), value);
    for (let value = 0; value < 20_000; value += 2) table.remove(Math.imul(value, 0x9e3779b1), value);
    const held = Array.from({ length: 20_000 }, (_, value) => valuesUnder(table, Math.imul(value, 0x9e3779b1)));
    expect(held.every((values, value) => (value % 2 === 0 ? values.length === 0 : values[0] === value))).toBe(true);
  });

  it('are all told where a thousand share one hash', () => {
    const table = new HashTable(1);
    for (let value = 0; value < 1_000; value++) table.add(7, value);
    expect(valuesUnder(table, 7)).toEqual(Array.from({ length: 1_000 }, (_, value) => value));
    for (let value = 0; value < 1_000; value++) if (value !== 500) table.remove(7, value);
    expect(valuesUnder(table, 7)).toEqual([500]);
  });

  it('are forgotten without a trace, however often one is changed', () => {
    const table = new HashTable(1);
    table.add(1, 1);
    for (let times = 0; times < 100_000; times++) {
      table.add(2 + times, 2);
      table.remove(2 + times, 2);
    }
    expect(valuesUnder(table, 1)).toEqual([1]);
    expect(table.places).toBeLessThanOrEqual(1_024);
  });
});

describe('a filter of hashes', () => {
  it('lets pass every hash that was noted', () => {
    fc.assert(
      fc.property(fc.array(anyHash, { maxLength: 300 }), (hashes) => {
        const filter = new HashFilter(1);
        for (const hash of hashes) filter.note(hash);
        expect(hashes.every((hash) => filter.mayHold(hash))).toBe(true);
      }),
    );
  });

  it('stops most others while no more are noted than it was made for', () => {
    const filter = new HashFilter(10_000);
    for (let hash = 0; hash < 10_000; hash++) filter.note(hash);
    let passed = 0;
    for (let hash = 1_000_000; hash < 1_010_000; hash++) if (filter.mayHold(hash)) passed++;
    expect(passed).toBeLessThan(1_000);
  });
});
