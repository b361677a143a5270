import { expect, it } from '@jest/globals';
import { compilePortfolio, detect } from '../../../../src/domain/detection/detect.js';
import type { CompiledPortfolio } from '../../../../src/domain/detection/detect.js';
import type { Finding, Verdict } from '../../../../src/domain/detection/finding.js';
import type { ObservedAd } from '../../../../src/domain/detection/observed-ad.js';
import { bareBrand } from '../../../support/bare-brand.js';
import { LABELLED_ADS } from '../../../support/labelled-ads.js';
import { displayNames } from '../../../support/nsi-names.js';
import { readRealAd } from '../../../support/real-ads.js';
import { realBrands } from '../../../support/real-brands.js';
import { describeWithSharedData } from '../../../support/shared-data.js';
import { WRITTEN_MISUSE, writeMisuse } from '../../../support/written-misuse.js';

interface Judged {
  readonly place: string;
  readonly label: 'misuse' | 'doubtful' | 'innocent';
  readonly brand: string | null;
  readonly findings: readonly Finding[];
}

const placeOf = ({ file, at }: { readonly file: string; readonly at: number }): string => `${file} #${String(at)}`;
const has = ({ findings }: Judged, verdict: Verdict): boolean => findings.some((one) => one.verdict === verdict);

describeWithSharedData('on real ads, as labelled and with misuse written in', () => {
  const brands = realBrands();
  const real = LABELLED_ADS.map((row) => ({
    place: placeOf(row),
    label: row.label,
    brand: row.brand,
    ad: readRealAd(row),
  }));
  const written = WRITTEN_MISUSE.map((row) => {
    const brand = brands.find(({ name }) => name === row.brand);
    if (brand === undefined) throw new Error(`${row.brand} is not among the real brands.`);
    const ad = writeMisuse(readRealAd(row), brand, row.technique);
    return { place: `${placeOf(row)} ${row.technique}`, label: 'misuse' as const, brand: row.brand, ad };
  });
  const judge = (ads: readonly (Omit<Judged, 'findings'> & { ad: ObservedAd })[], portfolio: CompiledPortfolio) =>
    ads.map(({ ad, ...rest }): Judged => ({ ...rest, findings: detect(ad, portfolio).findings }));

  const portfolio = compilePortfolio(brands);
  const [judgedReal, judgedWritten] = [judge(real, portfolio), judge(written, portfolio)];
  const innocent = judgedReal.filter(({ label }) => label === 'innocent');

  it('accuses at most one of a hundred innocent ads', () => {
    const accused = innocent.filter((one) => has(one, 'violation'));
    expect(accused.map(({ place }) => place).length).toBeLessThanOrEqual(innocent.length / 100);
  });

  it('raises nineteen of twenty misuses, and calls nine of ten a violation', () => {
    const about = (one: Judged, verdicts: readonly Verdict[]): boolean =>
      one.findings.some((finding) => finding.brand === one.brand && verdicts.includes(finding.verdict));
    const missed = judgedWritten.filter((one) => !about(one, ['violation', 'review']));
    expect(missed.map(({ place }) => place).length).toBeLessThanOrEqual(judgedWritten.length / 20);
    const called = judgedWritten.filter((one) => about(one, ['violation']));
    expect(called.length / judgedWritten.length).toBeGreaterThan(0.9);
  });

  it('leaves one of ten ads to a person, and fewer of the real ones', () => {
    const asks = (ads: readonly Judged[]): number => ads.filter((one) => has(one, 'review')).length / ads.length;
    expect(asks([...judgedReal, ...judgedWritten])).toBeLessThan(0.1);
    expect(asks(judgedReal)).toBeLessThan(0.05);
  });

  it('accuses nobody for the names of thousands of brands of which nothing is known, and says little about them', () => {
    const everybody = compilePortfolio(displayNames().map((name) => bareBrand(name)));
    const ads = [...judge(real, everybody), ...judge(written, everybody)];
    const accused = ads.filter((one) => one.label === 'innocent' && has(one, 'violation'));
    expect(accused.map(({ place }) => place).length).toBeLessThanOrEqual(innocent.length / 100);
    expect(ads.reduce((sum, one) => sum + one.findings.length, 0) / ads.length).toBeLessThan(2);
  });

  it('is as good as its word: of what is said at nine in ten and more, nine in ten hold', () => {
    const sure = [...judgedReal, ...judgedWritten].flatMap((one) =>
      one.findings
        .filter(({ verdict, confidence, brand }) => verdict === 'violation' && confidence >= 0.9 && brand === one.brand)
        .map(() => one.label === 'misuse'),
    );
    expect(sure.length).toBeGreaterThan(100);
    expect(sure.filter(Boolean).length / sure.length).toBeGreaterThan(0.9);
  });
});
