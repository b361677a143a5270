import { detect } from '../../../src/domain/detection/detect.js';
import type { CompiledPortfolio } from '../../../src/domain/detection/detect.js';
import { VERDICTS } from '../../../src/domain/detection/finding.js';
import type { Finding, Verdict } from '../../../src/domain/detection/finding.js';
import type { ObservedAd } from '../../../src/domain/detection/observed-ad.js';
import { LABELLED_ADS } from '../../support/labelled-ads.js';
import type { LabelledAd } from '../../support/labelled-ads.js';
import { readRealAd } from '../../support/real-ads.js';
import { realBrands } from '../../support/real-brands.js';
import { WRITTEN_MISUSE, writeMisuse } from '../../support/written-misuse.js';

export type Label = LabelledAd['label'];

/** An ad of which a person said what it is. */
export interface LabelledText {
  readonly file: string;
  readonly at: number;
  readonly label: Label;
  /** The brand that the label is about; null when the ad concerns none. */
  readonly brand: string | null;
  /** How misuse was written into it; null for an ad as it was. */
  readonly technique: string | null;
  readonly ad: ObservedAd;
}

export interface JudgedAd extends LabelledText {
  readonly findings: readonly Finding[];
}

/** The 200 real ads that were labelled as they are. */
export function realAds(): readonly LabelledText[] {
  return LABELLED_ADS.map((row) => ({ ...row, technique: null, ad: readRealAd(row) }));
}

/** The 200 real ads into which misuse was written, one technique each. */
export function writtenAds(): readonly LabelledText[] {
  const brands = new Map(realBrands().map((brand) => [brand.name, brand]));
  return WRITTEN_MISUSE.map((row) => {
    const brand = brands.get(row.brand);
    if (brand === undefined) throw new Error(`${row.brand}, written into ${row.file}, is not among the real brands.`);
    return { ...row, label: 'misuse', ad: writeMisuse(readRealAd(row), brand, row.technique) };
  });
}

export function judge(ads: readonly LabelledText[], portfolio: CompiledPortfolio): readonly JudgedAd[] {
  return ads.map((one) => ({ ...one, findings: detect(one.ad, portfolio).findings }));
}

/** The verdict that weighs most; `violation` before `review` before `allowed` before `appearance`. */
export function strongest(findings: readonly Finding[]): Verdict | 'nothing' {
  return VERDICTS.find((verdict) => findings.some((one) => one.verdict === verdict)) ?? 'nothing';
}

/** Whether a finding asks somebody to act on the ad for this brand. */
export function isRaised({ findings }: JudgedAd, brand: string | null): boolean {
  return findings.some((one) => one.brand === brand && (one.verdict === 'violation' || one.verdict === 'review'));
}

/** Where the ad stands, without any of its copy. */
export const placeOf = ({ file, at }: LabelledText): string => `${file} #${at}`;

/** What was found, without any of the ad's copy. */
export function inShort(findings: readonly Finding[]): string {
  const short = findings.map((one) => `${one.brand}: ${one.violation} ${one.verdict} ${one.confidence}`);
  return [...new Set(short)].join('; ') || 'nothing';
}
