import { compilePortfolio } from '../../../src/domain/detection/detect.js';
import type { Verdict } from '../../../src/domain/detection/finding.js';
import { realBrands } from '../../support/real-brands.js';
import { inShort, isRaised, judge, placeOf, realAds, strongest } from './judged-ads.js';
import type { JudgedAd, Label } from './judged-ads.js';
import { percent, printList, printTable, rounded } from './table.js';

const LABELS: readonly Label[] = ['misuse', 'doubtful', 'innocent'];
const OUTCOMES: readonly (Verdict | 'nothing')[] = ['violation', 'review', 'allowed', 'appearance', 'nothing'];

/**
 * The labelled real ads against the brands concerned. A label about a brand is held against the findings about that brand;
 * an innocent ad, and one that concerns no brand, against all of them.
 */
export function labelled(): Record<string, unknown> {
  const ads = judge(realAds(), compilePortfolio(realBrands()));
  const of = (label: Label): JudgedAd[] => ads.filter((one) => one.label === label);
  const table = LABELS.map((label) => {
    const counts = OUTCOMES.map((outcome) => of(label).filter((one) => outcomeOf(one) === outcome).length);
    return { label, ads: of(label).length, counts };
  });
  printTable(
    `labelled: ${ads.length} real ads, label by strongest verdict`,
    ['', 'ads', ...OUTCOMES],
    table.map(({ label, ads: count, counts }) => [label, count, ...counts]),
  );
  const accused = of('innocent').filter((one) => outcomeOf(one) === 'violation');
  const reviewed = ads.filter((one) => one.findings.some(({ verdict }) => verdict === 'review'));
  const raised = of('misuse').filter((one) => isRaised(one, one.brand));
  const figures = {
    ads: ads.length,
    ...Object.fromEntries(table.map(({ label, counts }) => [label, Object.fromEntries(counts.map(named))])),
    innocentAdsWithViolationPer100: rounded((100 * accused.length) / Math.max(1, of('innocent').length), 2),
    adsUnderReviewPercent: percent(reviewed.length, ads.length),
    strongestIsReviewPercent: percent(ads.filter((one) => strongest(one.findings) === 'review').length, ads.length),
    misusesRaisedPercent: percent(raised.length, of('misuse').length),
  };
  printTable(
    'labelled: shares',
    ['', 'ads', 'of', '%'],
    [
      ['innocent ads with a violation', accused.length, of('innocent').length, figures.innocentAdsWithViolationPer100],
      ['ads with anything for review', reviewed.length, ads.length, figures.adsUnderReviewPercent],
      ['misuses raised', raised.length, of('misuse').length, figures.misusesRaisedPercent],
    ],
  );
  for (const [title, wrong] of errors(ads)) {
    printList(
      title,
      wrong.map((one) => `${placeOf(one)}  ${one.brand ?? 'no brand'}; found ${inShort(one.findings)}`),
    );
  }
  return figures;
}

const named = (count: number, at: number): [string, number] => [OUTCOMES[at] ?? '', count];

function outcomeOf(one: JudgedAd): Verdict | 'nothing' {
  const whole = one.label === 'innocent' || one.brand === null;
  return strongest(whole ? one.findings : one.findings.filter(({ brand }) => brand === one.brand));
}

function errors(ads: readonly JudgedAd[]): [string, readonly JudgedAd[]][] {
  const accusesAnother = ({ findings, brand }: JudgedAd): boolean =>
    findings.some((one) => one.verdict === 'violation' && one.brand !== brand);
  return [
    ['innocent, and a violation', ads.filter((one) => one.label === 'innocent' && outcomeOf(one) === 'violation')],
    ['innocent, and for review', ads.filter((one) => one.label === 'innocent' && outcomeOf(one) === 'review')],
    ['misuse, and not raised', ads.filter((one) => one.label === 'misuse' && !isRaised(one, one.brand))],
    ['doubtful, and a violation', ads.filter((one) => one.label === 'doubtful' && outcomeOf(one) === 'violation')],
    ['doubtful, and not raised', ads.filter((one) => one.label === 'doubtful' && !isRaised(one, one.brand))],
    ['a violation of another brand', ads.filter((one) => one.label !== 'innocent' && accusesAnother(one))],
  ];
}
