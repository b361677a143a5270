import { compilePortfolio, detect } from '../../../src/domain/detection/detect.js';
import type { CompiledPortfolio } from '../../../src/domain/detection/detect.js';
import { matchLabel } from '../../../src/domain/matching/label-match.js';
import { hostParts } from '../../../src/domain/text/host.js';
import { bareAd, bareBrand } from '../../support/bare-brand.js';
import { displayNames, everyName } from '../../support/nsi-names.js';
import { disputedDomains, isWrong } from './disputes.js';
import type { DisputedDomain } from './disputes.js';
import { percent, printList, printTable, rounded } from './table.js';

/** Brands that are named in an ad of which only the domain is known, by findings of any verdict. */
function brandsFound(domain: string, portfolio: CompiledPortfolio): string[] {
  return [...new Set(detect(bareAd({ displayUrl: domain }), portfolio).findings.map(({ brand }) => brand))];
}

/** Brands whose mark is matched in the label of the domain, before any rule says whether that is worth a finding. */
function brandsMatched(domain: string, { index, marks }: CompiledPortfolio): string[] {
  const matches = matchLabel(index, hostParts(domain)?.label ?? '');
  return [...new Set(matches.map(({ form }) => marks[form.markId]?.brand.brand.name ?? ''))];
}

/** What findings say of the disputed domains: with the case's own marks, and with every displayed name. */
export function lookAtDomains() {
  const disputed = disputedDomains();
  const own = disputed.map((one) => ({ ...one, portfolio: compilePortfolio([bareBrand('own', one.marks)]) }));
  const missed = own.filter(({ domain, portfolio }) => brandsFound(domain, portfolio).length === 0);
  const names = displayNames();
  const everybody = compilePortfolio(names.map((name) => bareBrand(name)));
  const wrong = wrongBrands(disputed, everybody, brandsFound);
  return { disputed, own, missed, names, everybody, wrong };
}

/**
 * Real domain disputes. Recall: the case's own marks are the portfolio, and a finding is due. Wrong brands: thousands of real
 * names are the portfolio, and every brand named that has nothing to do with the case is one too many. Both by the same
 * call with the same setting.
 */
export function domains(): Record<string, unknown> {
  const { disputed, own, missed, names, everybody, wrong } = lookAtDomains();
  const unmatched = own.filter(({ domain, portfolio }) => brandsMatched(domain, portfolio).length === 0);
  const all = everyName();
  const wrongOfAll = wrongBrands(disputed, compilePortfolio(all.map((name) => bareBrand(name))), brandsFound);
  const wrongMatched = wrongBrands(disputed, everybody, brandsMatched);
  const a = (list: readonly unknown[]): number => rounded(list.length / disputed.length, 3);
  const figures = {
    domains: disputed.length,
    recallPercent: percent(disputed.length - missed.length, disputed.length),
    wrongBrandsPerDomain: a(wrong),
    wrongBrandsPerDomainOfEveryName: a(wrongOfAll),
    domainsWithAWrongBrand: new Set(wrong.map(({ domain }) => domain)).size,
    labelMatchRecallPercent: percent(disputed.length - unmatched.length, disputed.length),
    labelMatchWrongBrandsPerDomain: a(wrongMatched),
  };
  printTable(
    `domains: ${disputed.length} disputed domains`,
    ['', 'recall %', `wrong brands a domain (${names.length} names)`, `(${all.length} names in all languages)`],
    [
      ['findings', figures.recallPercent, figures.wrongBrandsPerDomain, figures.wrongBrandsPerDomainOfEveryName],
      ['label matches alone', figures.labelMatchRecallPercent, figures.labelMatchWrongBrandsPerDomain, null],
    ],
  );
  printList(
    'disputed domains without a finding',
    missed.map(({ domain, marks }) => `${domain}  (${marks.join(', ')})`),
  );
  printList(
    `wrong brands named (${names.length} names)`,
    wrong.map(({ domain, brand }) => `${domain}  ${brand}`),
  );
  return figures;
}

function wrongBrands(
  disputed: readonly DisputedDomain[],
  portfolio: CompiledPortfolio,
  brandsOf: (domain: string, portfolio: CompiledPortfolio) => string[],
): { domain: string; brand: string }[] {
  return disputed.flatMap((one) =>
    brandsOf(one.domain, portfolio)
      .filter((brand) => isWrong(brand, one))
      .map((brand) => ({ domain: one.domain, brand })),
  );
}
