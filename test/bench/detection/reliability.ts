import { compilePortfolio } from '../../../src/domain/detection/detect.js';
import type { Finding, Verdict } from '../../../src/domain/detection/finding.js';
import type { ProtectedBrand } from '../../../src/domain/detection/protected-portfolio.js';
import { realBrands } from '../../support/real-brands.js';
import { brierScore, calibrationError, wilson } from '../../support/calibration.js';
import type { Stated } from '../../support/calibration.js';
import { bareLetters } from './disputes.js';
import { judge, realAds, writtenAds } from './judged-ads.js';
import type { LabelledText } from './judged-ads.js';
import { printTable, rounded } from './table.js';

/** Verdicts that state a chance about somebody else's ad, and when a person would say that the finding holds. */
const HOLDS: Partial<Record<Verdict, { readonly says: string; readonly holds: (label: LabelledText) => boolean }>> = {
  violation: { says: 'the label is misuse of that brand', holds: ({ label }) => label === 'misuse' },
  review: { says: 'the label is misuse of that brand or doubtful', holds: ({ label }) => label !== 'innocent' },
  appearance: { says: 'the label is about that brand, or the search names it', holds: () => true },
};

/** An appearance says no more than that the search was for the brand, which the search itself shows as well as the label. */
function isNamedInSearch({ ad }: LabelledText, brand: ProtectedBrand | undefined): boolean {
  const words = (text: string): string =>
    ` ${text
      .split(/[^\p{L}\p{N}\p{M}]+/u)
      .map(bareLetters)
      .join(' ')
      .trim()} `;
  const names = [brand?.name ?? '', ...(brand?.marks.flatMap(({ text, variants }) => [text, ...variants]) ?? [])];
  const search = words(ad.query ?? '');
  return names.map(words).some((name) => name.trim() !== '' && search.includes(name));
}

interface Judgement extends Stated {
  readonly verdict: Verdict;
}

/**
 * Of the findings said at a chance, so many hold: over the labelled ads and the written misuses. A finding about another
 * brand than the label's does not hold. Where misuse was written into an ad, findings about other brands than the written one
 * are left out: what the ad said before was counted once as a real one, or nobody said what it is.
 */
export function reliability(): Record<string, unknown> {
  const brands = new Map(realBrands().map((brand) => [brand.name, brand]));
  const portfolio = compilePortfolio(realBrands());
  const real = judge(realAds(), portfolio);
  let leftOut = 0;
  const judgements = [...real, ...judge(writtenAds(), portfolio)].flatMap((one) =>
    one.findings.flatMap((finding): Judgement[] => {
      if (HOLDS[finding.verdict] === undefined) return [];
      const { verdict, confidence: chance } = finding;
      if (one.technique === null && verdict === 'appearance' && isNamedInSearch(one, brands.get(finding.brand))) {
        return [{ verdict, chance, held: true }];
      }
      if (one.technique !== null && finding.brand !== one.brand) {
        leftOut++;
        return [];
      }
      return [{ verdict, chance, held: holds(finding, one) }];
    }),
  );
  const kinds = Object.entries(HOLDS).map(([verdict, { says }]) => {
    const own = judgements.filter((one) => one.verdict === verdict);
    printCurve(`reliability of ${verdict}: holds when ${says}`, own);
    return [verdict, { curve: curveOf(own), ...scoresOf(own) }] as const;
  });
  printTable(
    `reliability: ${judgements.length} findings, ${leftOut} left out, about other brands than the written one`,
    ['', 'findings', 'Brier score', 'calibration error'],
    [...kinds.map(([verdict, one]) => ({ verdict, ...one })), { verdict: 'all', ...scoresOf(judgements) }].map(
      (one) => [...[one.verdict, one.findings, one.brierScore, one.calibrationError]],
    ),
  );
  return { ...scoresOf(judgements), leftOut, ...Object.fromEntries(kinds) };
}

function holds(finding: Finding, label: LabelledText): boolean {
  return finding.brand === label.brand && (HOLDS[finding.verdict]?.holds(label) ?? false);
}

function curveOf(judgements: readonly Judgement[]) {
  const byChance = Map.groupBy(judgements, ({ chance }) => chance);
  return [...byChance]
    .sort(([a], [b]) => b - a)
    .map(([said, own]) => {
      const held = own.filter((one) => one.held).length;
      const [low, high] = wilson(held, own.length);
      return {
        ...{ said, findings: own.length, held, share: rounded(held / own.length, 3) },
        ...{ low: rounded(low, 3), high: rounded(high, 3) },
      };
    });
}

function scoresOf(judgements: readonly Judgement[]) {
  const [brier, error] = [brierScore(judgements), calibrationError(judgements)];
  return {
    findings: judgements.length,
    brierScore: brier === null ? null : rounded(brier, 4),
    calibrationError: error === null ? null : rounded(error, 4),
  };
}

function printCurve(title: string, judgements: readonly Judgement[]): void {
  printTable(
    title,
    ['said', 'findings', 'hold', 'share', '95 % interval'],
    curveOf(judgements).map((one) => [
      ...[one.said.toFixed(2), one.findings, one.held, one.share, `${one.low.toFixed(3)} to ${one.high.toFixed(3)}`],
    ]),
  );
}
