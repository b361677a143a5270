import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compilePortfolio } from '../../../../src/domain/detection/compile-portfolio.js';
import type { CompiledPortfolio } from '../../../../src/domain/detection/compile-portfolio.js';
import { detect } from '../../../../src/domain/detection/detect.js';
import type { Finding } from '../../../../src/domain/detection/finding.js';
import type { ObservedAd } from '../../../../src/domain/detection/observed-ad.js';
import type {
  KnownParty,
  PermittedParty,
  ProtectedBrand,
} from '../../../../src/domain/detection/protected-portfolio.js';
import { aMark, anAd, nordlicht } from './builders.js';

/** Few names, marks, owners and domains, so that brands share them and a change of one could hurt another. */
const NAMES = ['Nordlicht', 'Birkwald', 'Elkowa'];
const MARKS = ['NORDLICHT', 'BIRKWALD SLIM', 'Elkowa', 'ВОЛГОЛИД', '林登灯', 'Südlicht & Söhne', 'Linden'];
const OWNERS = ['Nordlicht GmbH', 'Birkwald', 'Holding Elkowa', '—'];
const DOMAINS = ['nordlicht.example', 'www.birkwald.example', 'deal.example', 'shop.elkowa.example'];
const PUBLISHERS = ['12345', '6789'];

const some = <T>(values: readonly T[], most = 3): fc.Arbitrary<T[]> => fc.subarray([...values], { maxLength: most });
const dated = fc.constantFrom(null, '2026-01-01', '2026-06-01');
const aParty: fc.Arbitrary<KnownParty> = fc.record({
  name: fc.constantFrom(...OWNERS, ...NAMES),
  domains: some(DOMAINS),
});
const parties = fc.array(aParty, { maxLength: 2 });
const permitted: fc.Arbitrary<PermittedParty[]> = fc
  .array(
    fc.tuple(
      aParty,
      fc.array(
        fc.record({ violation: fc.constantFrom('tm_copy', 'brand_bid'), from: dated, until: fc.constant(null) }),
        { maxLength: 2 },
      ),
    ),
    { maxLength: 2 },
  )
  .map((list) => list.map(([party, permits]) => ({ ...party, permits })));

const aBrand: fc.Arbitrary<ProtectedBrand> = fc.record({
  name: fc.constantFrom(...NAMES),
  owner: fc.constantFrom(...OWNERS),
  domains: some(DOMAINS, 2),
  marks: fc.array(
    fc
      .record({ text: fc.constantFrom(...MARKS), variants: some(MARKS, 2), goods: some(['Lampen', 'lamps'], 2) })
      .map(({ text, ...rest }) => aMark(text, rest)),
    { maxLength: 3 },
  ),
  agencies: parties,
  competitors: parties,
  resellers: permitted,
  permitted,
  promises: fc.constantFrom([], nordlicht().promises),
  partners: fc.array(
    fc
      .tuple(aParty, fc.constantFrom(null, 'awin'), fc.constantFrom(null, ...PUBLISHERS))
      .map(([party, network, publisherId]) => ({
        ...party,
        network,
        publisherId,
        terms: nordlicht().partners[0]?.terms ?? [],
      })),
    { maxLength: 2 },
  ),
});

/** Every mark in the copy and in the search, from everybody whom a brand may know, and from a seller without a domain. */
const ADS: readonly ObservedAd[] = [
  ...MARKS.flatMap((text) =>
    [...DOMAINS, `${text.split(' ')[0]?.toLowerCase()}-lampen.example`].map((domain) =>
      anAd({ title: `${text} Lampen`, query: text.toLowerCase(), displayUrl: domain }),
    ),
  ),
  ...[...OWNERS, ...NAMES].map((advertiserName) =>
    anAd({ title: 'Nordlicht Elkowa', query: 'birkwald slim', displayUrl: null, advertiserName }),
  ),
  ...PUBLISHERS.map((id) =>
    anAd({
      title: 'Nordlicht',
      displayUrl: null,
      destination: `https://www.awin1.com/cread.php?awinmid=1&awinaffid=${id}&ued=https%3A%2F%2Fnordlicht.example`,
    }),
  ),
];

const findingsOf = (portfolio: CompiledPortfolio): Finding[][] => ADS.map((ad) => [...detect(ad, portfolio).findings]);

const aChange = fc.record({
  changed: fc.uniqueArray(aBrand, { maxLength: 3, selector: ({ name }) => name }),
  removed: some(NAMES, 2),
});

describe('a compiled portfolio that is changed', () => {
  it('finds after any changes what one finds that is compiled afresh', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(aBrand, { maxLength: 3, selector: ({ name }) => name }),
        fc.array(aChange, { minLength: 1, maxLength: 4 }),
        (brands, changes) => {
          const changing = compilePortfolio(brands);
          const standing = new Map(brands.map((brand) => [brand.name, brand]));
          for (const { changed, removed } of changes) {
            changing.change(changed, removed);
            for (const name of removed) standing.delete(name);
            for (const brand of changed) standing.set(brand.name, brand);
            expect(findingsOf(changing)).toEqual(findingsOf(compilePortfolio([...standing.values()])));
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('knows nobody and nothing any more once every brand is removed', () => {
    fc.assert(
      fc.property(fc.uniqueArray(aBrand, { maxLength: 3, selector: ({ name }) => name }), (brands) => {
        const portfolio = compilePortfolio(brands);
        portfolio.change([], NAMES);
        expect(portfolio.brands.size).toBe(0);
        expect(portfolio.marks.filter((mark) => mark !== undefined)).toEqual([]);
        const { rolesByDomain, permitsByDomain, rolesByPublisher } = portfolio;
        expect([rolesByDomain.size, permitsByDomain.size, rolesByPublisher.size]).toEqual([0, 0, 0]);
        for (const name of ['nordlichtgmbh', 'birkwald', 'nordlicht']) {
          expect(portfolio.rolesByName.get(name)).toBeUndefined();
        }
        expect(findingsOf(portfolio).flat()).toEqual([]);
      }),
    );
  });

  it('leaves alone the brands that a change does not name', () => {
    const portfolio = compilePortfolio([nordlicht(), nordlicht({ name: 'Birkwald', marks: [aMark('BIRKWALD')] })]);
    const [birkwald, index] = [portfolio.brands.get('Birkwald'), portfolio.index];
    portfolio.change([nordlicht({ marks: [aMark('Polarfuchs')] })]);
    expect(portfolio.brands.get('Birkwald')).toBe(birkwald);
    expect(portfolio.index).toBe(index);
    expect(portfolio.index.match('Birkwald')).toHaveLength(1);
    expect(portfolio.index.match('Polarfuchs')).toHaveLength(1);
    expect(portfolio.index.match('Nordlicht')).toEqual([]);
  });

  it('gives the numbers of removed marks out again, so that years of changes leave no gaps', () => {
    const portfolio = compilePortfolio([nordlicht()]);
    const { length } = portfolio.marks;
    for (let time = 0; time < 100; time++) portfolio.change([nordlicht({ marks: [aMark(`Polarfuchs ${time}`)] })]);
    expect(portfolio.marks).toHaveLength(length);
  });
});
