import { describe, expect, it } from '@jest/globals';
import { brierScore, calibrationError, wilson } from '../../support/calibration.js';

const stated = (chance: number, held: number, all: number) =>
  Array.from({ length: all }, (_, at) => ({ chance, held: at < held }));

describe('reliability of stated chances', () => {
  it('gives Wilson’s interval, as published for nine of ten', () => {
    const [low, high] = wilson(9, 10);
    expect(low).toBeCloseTo(0.5958, 4);
    expect(high).toBeCloseTo(0.9821, 4);
  });

  it('knows nothing of a share of nothing', () => {
    expect(wilson(0, 0)).toEqual([0, 1]);
    expect(brierScore([])).toBeNull();
    expect(calibrationError([])).toBeNull();
  });

  it('finds no error where nine in ten hold that were said at 0.9', () => {
    expect(calibrationError(stated(0.9, 9, 10))).toBeCloseTo(0, 10);
  });

  it('weighs the distance of every bin by what lies in it', () => {
    const said = [...stated(0.9, 9, 10), ...stated(0.5, 30, 30)];
    expect(calibrationError(said)).toBeCloseTo((30 * 0.5) / 40, 10);
  });

  it('scores a coin toss with a quarter and certainty with nothing', () => {
    expect(brierScore(stated(0.5, 5, 10))).toBe(0.25);
    expect(brierScore(stated(1, 10, 10))).toBe(0);
  });
});
