import { compilePortfolio, detect } from '../../../src/domain/detection/detect.js';
import type { CompiledPortfolio } from '../../../src/domain/detection/detect.js';
import type { ObservedAd } from '../../../src/domain/detection/observed-ad.js';
import { foldPlainly } from './ad-texts.js';
import { changes } from './changes.js';
import { indexCost } from './index-cost.js';
import { realAds } from './judged-ads.js';
import { brandsOf, marksOf, MOST_MARKS } from './many-brands.js';
import { printTable, rounded } from './table.js';
import { inTurn } from './timing.js';
import type { Spread } from './timing.js';

const FEW_MARKS = 1000;
const SECONDS = 3;

/** Time an ad, what the index costs, and how soon a change of one mark is in force. */
export function speed(): Record<string, unknown> {
  const ads = realAds().map(({ ad }) => ad);
  const many = compilePortfolio(brandsOf(marksOf(MOST_MARKS)));
  const few = compilePortfolio(brandsOf(marksOf(FEW_MARKS)));
  const perAd = timePerAd(ads, many, few);
  return { ...perAd, ...indexCost(), ...changes(many) };
}

/**
 * Each pass reads ads whose strings are new, as they are in service; making them is not timed. The three run in turn in one
 * process, so both ratios hold when the machine's speed drifts.
 */
function timePerAd(ads: readonly ObservedAd[], many: CompiledPortfolio, few: CompiledPortfolio) {
  let fresh = ads;
  const before = (): void => {
    fresh = structuredClone(ads);
  };
  const findings = (portfolio: CompiledPortfolio) => (): number => {
    let count = 0;
    for (const ad of fresh) count += detect(ad, portfolio).findings.length;
    return count;
  };
  const ways = [
    { name: `detect, ${MOST_MARKS} marks`, pass: findings(many), before },
    { name: `detect, ${FEW_MARKS} marks`, pass: findings(few), before },
    { name: 'NFKC and lower case', pass: () => foldPlainly(fresh), before },
  ];
  const spreads = inTurn(ways, ads.length, SECONDS);
  const [manyTook, fewTook, floor] = spreads as [Spread, Spread, Spread];
  printTable(
    `speed: microseconds an ad, mean of ${ads.length} real ads a pass`,
    ['', 'median pass', 'fast tenth', 'slow tenth', 'processor time', 'passes'],
    ways.map(({ name }, at) => {
      const { median, low, high, cpu, passes } = spreads[at] as Spread;
      return [name, rounded(median, 2), rounded(low, 2), rounded(high, 2), rounded(cpu, 2), passes];
    }),
  );
  const figures = {
    microsecondsPerAd: rounded(manyTook.median, 2),
    microsecondsPerAdFastTenth: rounded(manyTook.low, 2),
    microsecondsPerAdSlowTenth: rounded(manyTook.high, 2),
    processorMicrosecondsPerAd: rounded(manyTook.cpu, 2),
    microsecondsPerAdWithFewMarks: rounded(fewTook.median, 2),
    microsecondsPerAdPlainFolding: rounded(floor.median, 3),
    timesPlainFolding: rounded(manyTook.median / floor.median, 1),
    timesPlainFoldingByProcessor: rounded(manyTook.cpu / floor.cpu, 1),
    growthFrom1000To100000Marks: rounded(manyTook.median / fewTook.median, 2),
    growthFrom1000To100000MarksByProcessor: rounded(manyTook.cpu / fewTook.cpu, 2),
  };
  printTable(
    'speed: ratios of medians; on a busy machine long passes are interrupted and short ones not, processor time tells',
    ['', 'times', 'by processor time'],
    [
      [
        'as long as NFKC and lower case over the same texts',
        ...[figures.timesPlainFolding, figures.timesPlainFoldingByProcessor],
      ],
      [
        `as long with ${MOST_MARKS} marks as with ${FEW_MARKS}`,
        ...[figures.growthFrom1000To100000Marks, figures.growthFrom1000To100000MarksByProcessor],
      ],
    ],
  );
  return figures;
}
