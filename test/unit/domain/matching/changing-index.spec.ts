import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MarkIndex } from '../../../../src/domain/matching/mark-index.js';
import { beginningsOf } from '../../../../src/domain/matching/text-hash.js';
import { shapesOf } from '../../../../src/domain/text/key-shape.js';
import { hostileText } from '../../../support/hostile-text.js';
import { nearly } from '../../../support/matching.js';

/** Marks that share keys, shapes, words, sounds and near spellings, so that one could hide or leave behind another. */
const MARKS: readonly (readonly [string, ...string[]])[] = [
  ['Polar Peak'],
  ['Polarpeak', 'POLR'],
  ['Polar Peaks'],
  ['Peak Polar'],
  ['Polar Beak', 'Polar-Peak'],
  ['NORDLICHT', 'Нордлихта', 'Νόρντλιχτ', '诺德利希特', '노르트리히트'],
  ['Nordlight', 'Nord Licht'],
  ['N0RDLICHT'],
  ['Südlicht', 'Suedlicht'],
  ['ΗΟΜΕΡΑ', 'HOMEPA'],
  ['H&N', 'HN'],
  ['ELKOWA SLIM', 'ELKS', 'Элкова'],
  ['The Amber Kettle House', 'Amber Kettle'],
  ['诺德', 'ノルト'],
  ['Linden GmbH', '林登LINDEN'],
  [''],
];

const TEXTS: readonly string[] = [
  'Polar Peak, Polarpeak und Polar-Peaks bei Peak Polar; polarpaek POLAR BEEK Polarrpeak POLR polr',
  'Nordlicht N0RDLICHT Nordlights Nord Licht Nordlicgt Nоrdliсht nordlichtlampen NordIicht',
  'лампы Нордлихтой и Норрдлихт, ΝΟΡΝΤΛΙΧΤ 买诺德利希特灯 노르트리히트는 ノルト ノルトの',
  'ΗΟΜΕΡΑ HOMEPA hornepa homera Südlicht Suedlicht sudlicht Südlichts',
  'H&N HN h n Elkowa Elkovva Slim Slim Elkowa E.L.K.S ELKS elks Элковой Елкова Слим Elkow@ $lim',
  'Amber Kettle House, The Amber Kettle; Kettle Amber House, Linden 林登 林登LINDEN lindenshop',
];

type Step =
  | { readonly kind: 'add'; readonly id: number; readonly mark: number }
  | { readonly kind: 'remove'; readonly id: number };
const id = fc.integer({ min: 0, max: 7 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('add' as const), id, mark: fc.nat(MARKS.length - 1) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), id }) },
);

function take(index: MarkIndex, held: Map<number, number>, steps: readonly Step[]): void {
  for (const one of steps) {
    if (one.kind === 'remove') {
      index.remove(one.id);
      held.delete(one.id);
    } else {
      const [text, ...variants] = MARKS[one.mark] as readonly [string, ...string[]];
      index.add(one.id, text, variants);
      held.set(one.id, one.mark);
    }
  }
}

function fresh(held: Iterable<readonly [number, number]>): MarkIndex {
  const index = new MarkIndex(50);
  for (const [markId, mark] of held) {
    const [text, ...variants] = MARKS[mark] as readonly [string, ...string[]];
    index.add(markId, text, variants);
  }
  return index;
}

const KEYS = ['polarpeak', 'polarpaek', 'nordlicht', 'nordlicgt', 'homepa', 'elkowaslim', 'elkwoaslimm', 'hn', '诺德'];

/** Forms that look like the key. */
const alike = (index: MarkIndex, key: string) => index.alikeIn(key, beginningsOf(shapesOf(key)), 0, key.length);

/** All that an index answers, in a form that can be compared. */
function answers(index: MarkIndex, texts: readonly string[]): unknown {
  const named = (forms: readonly { markId: number; spelling: string }[]): string[] =>
    forms.map((form) => `${String(form.markId)}:${form.spelling}`).sort();
  return [
    texts.map((text) =>
      index
        .match(text)
        .map(
          (m) =>
            `${String(m.start)}-${String(m.end)} ${m.via} ${String(m.weak)} ${String(m.markId)}:${m.form.spelling}`,
        ),
    ),
    KEYS.map((key) => [index.exact(key), alike(index, key), nearly(index, key), index.nearlyTwice(key)].map(named)),
    Array.from({ length: 8 }, (_, markId) => named(index.formsOf(markId))),
  ];
}

describe('an index that marks are added to, changed in and removed from', () => {
  it('answers after any sequence what one made afresh answers', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60, size: 'max' }), hostileText, (steps, text) => {
        const index = new MarkIndex();
        const held = new Map<number, number>();
        take(index, held, steps);
        const texts = [...TEXTS, text];
        expect(answers(index, texts)).toEqual(answers(fresh(held), texts));
      }),
      { numRuns: 40 },
    );
  });

  it('answers alike in whatever order the marks came', () => {
    const some = fc.uniqueArray(fc.tuple(id, fc.nat(MARKS.length - 1)), {
      selector: ([markId]) => markId,
      minLength: 2,
    });
    const orders = some.chain((held) =>
      fc.tuple(fc.constant(held), fc.shuffledSubarray(held, { minLength: held.length })),
    );
    fc.assert(
      fc.property(orders, ([held, shuffled]) => {
        expect(answers(fresh(shuffled), TEXTS)).toEqual(answers(fresh(held), TEXTS));
      }),
      { numRuns: 40 },
    );
  });

  it('is as small and as right after five hundred changes of one mark as after one', () => {
    const index = fresh([[0, 5], [1, 6]]); // prettier-ignore
    for (let times = 0; times < 500; times++) index.add(7, `Wandering ${times.toString(36)} Mark`);
    expect(index.near.places).toBeLessThanOrEqual(2_048);
    index.remove(7);
    expect(answers(index, TEXTS)).toEqual(answers(fresh([[0, 5], [1, 6]]), TEXTS)); // prettier-ignore
  });
});

describe('an unrelated mark', () => {
  const strange = fc.constantFrom(
    ...['Wolkenkuckuck', 'Quendel Zimt', 'Marder & Fuchsia', 'Зверобойник', '云杉木', 'コズミカ', '구름나무'],
    ...[
      'Elkovva Birne',
      'Kettle Zimt',
      'Birne Slirn',
      'Zimt Peaks',
      'Polaris Zimt',
      'Norden Zimt',
      'Nordklang',
      'Peakzimt',
    ],
  );

  it('changes no match of another one', () => {
    const some = fc.uniqueArray(fc.nat(MARKS.length - 1), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(some, fc.array(strange, { maxLength: 6 }), hostileText, (marks, others, text) => {
        const held = marks.map((mark, markId) => [markId, mark] as const);
        const alone = fresh(held);
        const crowded = fresh(held);
        for (const [at, other] of others.entries()) crowded.add(100 + at, other);
        for (const read of [...TEXTS, text]) {
          const found = crowded.match(read);
          // A mark that is itself in the text explains its words, and is not unrelated.
          if (found.some((match) => match.markId >= 100)) continue;
          const told = (index: MarkIndex): string[] =>
            index
              .match(read)
              .map((m) => `${String(m.start)}-${String(m.end)} ${m.via} ${String(m.markId)} ${m.form.spelling}`);
          expect(told(crowded)).toEqual(told(alone));
        }
      }),
      { numRuns: 80 },
    );
  });

  it.each([
    ['WOLLE WAND', 'Vvolle Vvand', ['Vvolle Quendarn', 'Marobas Vvand']],
    ['ELKOWA MIIKA', 'Elkowa Miik', ['Marobas Miik', 'Elkowa Quendarn']],
  ])('whose words are in the text does not make %s of %s', (mark, text, others) => {
    const told = (...marks: string[]): string[] => {
      const index = new MarkIndex();
      marks.forEach((name, at) => { index.add(at, name); }); // prettier-ignore
      return index
        .match(text)
        .filter((m) => m.markId === 0)
        .map((m) => `${m.via} ${String(m.start)}-${String(m.end)}`);
    };
    expect(told(mark, ...others)).toEqual(told(mark));
  });
});
