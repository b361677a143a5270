import { LABELS_OF_CAPTURES } from './labelled-ads-of-captures.js';
import { LABELS_OF_RECORDS } from './labelled-ads-of-records.js';

/**
 * What a careful lawyer of the brand's owner makes of a real ad: `misuse` is what a letter would go out for, `doubtful`
 * what a person would have to look into, `innocent` the rest.
 */
export type AdLabel = 'misuse' | 'doubtful' | 'innocent';

export interface LabelledAd {
  /** Below the shared data: `detection/serp-ads.dev.jsonl`, or a page or reply `serp/html/…`, `serp/json/…`. */
  readonly file: string;
  /** Zero-based: the line of a .jsonl, else the place in `parseCapture(provider, bytes).ads`. */
  readonly at: number;
  readonly label: AdLabel;
  /** The brand of the portfolio that the label is about; null when the ad concerns none. */
  readonly brand: string | null;
  /** Why, in our own words, without quoting the ad. */
  readonly why: string;
}

/** Place in its file, label, brand, why. */
export type LabelRow = readonly [at: number, label: AdLabel, brand: string | null, why: string];

/**
 * Two hundred real ads, each read in full (title, description, display URL, sitelinks, query, destination, seller) and
 * labelled before the rules were tuned and without running them. The label is about the ad as a whole: an innocent ad may be
 * accused on behalf of no brand whatever, and `brand` names the one that it concerns most.
 *
 * Labelled strictly. Innocent are: the owner and its sister companies; who sells, brokers or lets the genuine thing, market
 * places and hotel booking sites among them; parts, repairs, and what says which product it works with; reviews, news,
 * comparison; ordinary words; and an ad that merely appeared on a search for the brand, a rival's or a dubious one too.
 * A claim of being partner, approved or official by an unlisted party is doubtful, because only the owner knows.
 *
 * The 98 recorded ads are all of them; the other 102 are `pickAds(102)`.
 */
export const LABELLED_ADS: readonly LabelledAd[] = [
  ...LABELS_OF_RECORDS.map((row) => labelled('detection/serp-ads.dev.jsonl', row)),
  ...Object.entries(LABELS_OF_CAPTURES).flatMap(([file, rows]) => rows.map((row) => labelled(`serp/${file}`, row))),
];

function labelled(file: string, [at, label, brand, why]: LabelRow): LabelledAd {
  return { file, at, label, brand, why };
}
