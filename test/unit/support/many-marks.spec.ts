import { describe, expect, it } from '@jest/globals';
import { manyMarks, sampleOf } from '../../support/many-marks.js';
import { displayNames, everyName } from '../../support/nsi-names.js';
import { describeWithSharedData } from '../../support/shared-data.js';

const NAMES = ['Nordlicht', 'Südlicht Lampen', 'Polar Reisen', 'Lampenhaus', 'Нордлихт', 'Leuchtreklame Agentur'];

describe('many marks', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(manyMarks(NAMES, 200, 7)).toEqual(manyMarks(NAMES, 200, 7));
    expect(manyMarks(NAMES, 200, 7)).not.toEqual(manyMarks(NAMES, 200, 8));
  });

  it('begin with the names themselves and never repeat one, in whatever case', () => {
    const marks = manyMarks(NAMES, 200, 7);
    expect(marks.slice(0, NAMES.length)).toEqual(NAMES);
    expect(new Set(marks.map((mark) => mark.toLowerCase())).size).toBe(200);
  });

  it('have the words and lengths of a name each, and mix no scripts in a word', () => {
    const shapeOf = (name: string): string =>
      name
        .split(' ')
        .map((word) => `${/\p{Script=Cyrillic}/u.test(word) ? 'Cyrillic' : 'Latin'} ${Array.from(word).length}`)
        .join(', ');
    const shapes = new Set(NAMES.map(shapeOf));
    const invented = manyMarks(NAMES, 200, 7).slice(NAMES.length);
    expect(invented.filter((name) => !shapes.has(shapeOf(name)))).toEqual([]);
    expect(invented.filter((name) => /\p{Script=Cyrillic}/u.test(name) && /\p{Script=Latin}/u.test(name))).toEqual([]);
  });

  it('say so when the names do not suffice', () => {
    expect(() => manyMarks(['A'], 10, 7)).toThrow('1 names do not suffice to invent up to 10');
  });

  it('are sampled without repetition, the same for the same seed', () => {
    const sample = sampleOf(manyMarks(NAMES, 200, 7), 50, 3);
    expect(new Set(sample).size).toBe(50);
    expect(sample).toEqual(sampleOf(manyMarks(NAMES, 200, 7), 50, 3));
  });
});

describeWithSharedData('many marks of real names', () => {
  it('are a hundred thousand, distinct, with every real name among them', () => {
    const names = everyName();
    const marks = manyMarks(names, 100_000, 20261126);
    expect(displayNames().length).toBeGreaterThan(16_000);
    expect(names.length).toBeGreaterThan(18_000);
    expect(new Set(marks.map((mark) => mark.toLowerCase())).size).toBe(100_000);
    const all = new Set(marks.map((mark) => mark.toLowerCase()));
    expect(names.filter((name) => !all.has(name.toLowerCase()))).toEqual([]);
  });
});
