import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Arena } from '../../../../src/domain/text/arena.js';

describe('room for many small arrays', () => {
  it('hands out nothing twice, whatever is reserved and however little of it is kept', () => {
    const request = fc.record({
      length: fc.integer({ min: 0, max: 20_000 }),
      kept: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(request, { maxLength: 30 }), (requests) => {
        const arena = new Arena((length) => new Int32Array(length));
        const written = requests.map(({ length, kept }, number) => {
          const at = arena.reserve(length);
          const { chunk } = arena;
          const keep = Math.floor(length * kept);
          expect(at + length).toBeLessThanOrEqual(chunk.length);
          chunk.fill(number + 1, at, at + keep);
          arena.keep(keep);
          return { chunk, at, keep, number };
        });
        for (const { chunk, at, keep, number } of written) {
          expect(chunk.subarray(at, at + keep).every((unit) => unit === number + 1)).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('makes room for an array longer than any other', () => {
    const arena = new Arena((length) => new Uint16Array(length));
    const at = arena.reserve(1_000_000);
    expect(arena.chunk.length - at).toBeGreaterThanOrEqual(1_000_000);
  });

  it('gives what was reserved and not kept to the next one', () => {
    const arena = new Arena((length) => new Uint16Array(length));
    const first = arena.reserve(100);
    arena.keep(10);
    expect(arena.reserve(100)).toBe(first + 10);
  });
});
