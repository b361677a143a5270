import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compilePortfolio, detect } from '../../../../src/domain/detection/detect.js';
import type { CompiledPortfolio } from '../../../../src/domain/detection/detect.js';
import type { Finding } from '../../../../src/domain/detection/finding.js';
import type { ObservedAd } from '../../../../src/domain/detection/observed-ad.js';
import type { ProtectedBrand } from '../../../../src/domain/detection/protected-portfolio.js';
import { hostileText } from '../../../support/hostile-text.js';
import { aMark, anAd, nordlicht } from './builders.js';

const none = { agencies: [], competitors: [], permitted: [], resellers: [], promises: [], partners: [], domains: [] };

function aBrand(name: string, marks: readonly string[], over: Partial<ProtectedBrand> = {}): ProtectedBrand {
  return { ...nordlicht(), ...none, name, owner: `${name} AG`, marks: marks.map((mark) => aMark(mark)), ...over };
}

const RELATED: readonly ProtectedBrand[] = [
  nordlicht(),
  aBrand('Polar Peak', ['POLAR PEAK', 'Polarpeak'], { domains: ['polarpeak.example'] }),
  aBrand('Südlicht', ['Südlicht'], { domains: ['suedlicht.example'] }),
  aBrand('Winter', ['WINTER']),
];

/** Brands of which nothing stands in any of the ads, though they share words and letters with the others. */
const STRANGERS: readonly ProtectedBrand[] = [
  aBrand('Quendarn', ['QUENDARN', 'Quendarn Peaks'], { domains: ['quendarn.example'] }),
  aBrand('Marobas', ['Marobas Licht', '云杉木', 'コズミカ']),
  aBrand('Zverob', ['Зверобойник', 'Zverobnord']),
  aBrand('Polutka', ['Polutka Peak', 'N0RDQUIRK']),
];

const piece = fc.oneof(
  fc.constantFrom(
    ...[
      'Nordlicht',
      'N0rdlicht',
      'Nordlihct',
      'Nordlichts Lampen',
      'nordlicht®',
      'POLAR PEAK',
      'Polarpaek',
      'Südlicht',
    ],
    ...[
      'Winter',
      'winter sale',
      'offizieller Shop',
      'günstiger als',
      'kompatibel mit',
      'Test',
      '50% Rabatt',
      'Нордлихт',
      '诺德利希特',
    ],
  ),
  hostileText,
);
const copy = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(' '));
const host = fc.constantFrom(
  ...[
    'www.irgendwer.example',
    'nordlicht.example',
    'nordlihct.example',
    'nordlicht-outlet.example',
    'suedlicht.example',
  ],
  ...['lampenhaus.example/nordlicht', 'dealfinder.example', 'polarpeak.test', ''],
);
const ad: fc.Arbitrary<ObservedAd> = fc
  .record({
    title: copy,
    description: fc.option(copy),
    displayUrl: host,
    query: fc.option(copy),
    advertiserName: fc.option(copy),
  })
  .map((over) => anAd(over));

const related = compilePortfolio(RELATED);
const everybody = compilePortfolio([...RELATED, ...STRANGERS]);
const told = (seen: ObservedAd, portfolio: CompiledPortfolio): readonly Finding[] => detect(seen, portfolio).findings;
const named = new Set(RELATED.map(({ name }) => name));

describe('the findings of a brand', () => {
  it('are the same beside brands that have nothing to do with the ad', () => {
    fc.assert(
      fc.property(ad, fc.shuffledSubarray([...STRANGERS]), (seen, strangers) => {
        const beside = told(seen, compilePortfolio([...strangers, ...RELATED]));
        expect(beside.filter(({ brand }) => named.has(brand))).toEqual(told(seen, related));
      }),
      { numRuns: 120 },
    );
  });

  it('do not depend on the order of brands, marks and variants', () => {
    const order = fc.shuffledSubarray([...RELATED, ...STRANGERS], { minLength: RELATED.length + STRANGERS.length });
    fc.assert(
      fc.property(ad, order, (seen, shuffled) => {
        const turned = shuffled.map((brand) => ({
          ...brand,
          marks: brand.marks.map((mark) => ({ ...mark, variants: [...mark.variants].reverse() })).reverse(),
        }));
        expect(detect(seen, compilePortfolio(turned))).toEqual(detect(seen, everybody));
      }),
      { numRuns: 120 },
    );
  });

  it('have spans that are the text they name, within their field', () => {
    fc.assert(
      fc.property(ad, (seen) => {
        const fields: Readonly<Record<string, string | null>> = { ...seen } as never;
        for (const { field, start, end, text } of told(seen, related).flatMap(({ spans }) => spans)) {
          const source = fields[field];
          if (typeof source !== 'string') continue;
          expect(source.slice(start, end)).toBe(text);
          expect(text).not.toBe('');
        }
      }),
      { numRuns: 120 },
    );
  });
});
