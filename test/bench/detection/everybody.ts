import { compilePortfolio } from '../../../src/domain/detection/detect.js';
import { bareBrand } from '../../support/bare-brand.js';
import { displayNames } from '../../support/nsi-names.js';
import { inShort, judge, placeOf, realAds, writtenAds } from './judged-ads.js';
import type { JudgedAd } from './judged-ads.js';
import { printList, printTable, rounded } from './table.js';

/**
 * The same ads against thousands of real brands of which nothing is known but the name: no goods, no domains. On a real ad
 * labelled innocent every violation is false, whichever brand it names.
 */
export function everybody(): Record<string, unknown> {
  const names = displayNames();
  const portfolio = compilePortfolio(names.map((name) => bareBrand(name)));
  const real = judge(realAds(), portfolio);
  const written = judge(writtenAds(), portfolio);
  const innocent = real.filter(({ label }) => label === 'innocent');
  const violations = ({ findings }: JudgedAd): JudgedAd['findings'] =>
    findings.filter(({ verdict }) => verdict === 'violation');
  const accused = innocent.filter((one) => violations(one).length > 0);
  const falseViolations = innocent.reduce((sum, one) => sum + violations(one).length, 0);
  const spread = { real: spreadOf(real), written: spreadOf(written), both: spreadOf([...real, ...written]) };
  const per100 = (count: number): number => rounded((100 * count) / Math.max(1, innocent.length), 2);
  printTable(
    `everybody: the same ads against ${names.length} brands, no goods given`,
    ['', 'ads', 'findings an ad', '95 of 100 have at most', 'most', 'without appearances'],
    Object.entries(spread).map(([name, one]) => [name, ...Object.values(one)]),
  );
  printTable(
    'everybody: false violations on real innocent ads',
    ['ads', 'with a violation', 'violations', 'a hundred ads'],
    [[innocent.length, accused.length, falseViolations, per100(falseViolations)]],
  );
  printList(
    'innocent ads with a violation',
    accused.map((one) => `${placeOf(one)}  ${inShort(violations(one))}`),
  );
  return {
    brands: names.length,
    innocentAds: innocent.length,
    innocentAdsWithViolationPer100: per100(accused.length),
    falseViolationsPer100Innocent: per100(falseViolations),
    findings: spread,
  };
}

function spreadOf(ads: readonly JudgedAd[]): Record<string, number> {
  const counts = ads.map(({ findings }) => findings.length).sort((a, b) => a - b);
  const sum = counts.reduce((all, count) => all + count, 0);
  const plain = ads.flatMap(({ findings }) => findings.filter(({ verdict }) => verdict !== 'appearance')).length;
  return {
    ads: ads.length,
    mean: rounded(sum / ads.length, 2),
    p95: counts[Math.ceil(counts.length * 0.95) - 1] ?? 0,
    max: counts[counts.length - 1] ?? 0,
    meanWithoutAppearances: rounded(plain / ads.length, 2),
  };
}
