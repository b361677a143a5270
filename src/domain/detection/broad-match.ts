import { meansMark } from './brand-case.js';
import type { BrandCase } from './brand-case.js';
import { engineFamily } from './engine-rules.js';
import type { EngineFamily } from './engine-rules.js';
import type { ChanceRange } from './finding.js';
import type { QueryKind } from './query-class.js';
import { goodsOf } from './sense.js';
import { tokensOf } from '../text/tokens.js';

/** What can be seen of an ad on a search for the brand that bears on how it came there. */
export interface AppearanceSigns {
  readonly query: QueryKind;
  /** The mark is an ordinary word too, so the search may have been matched by that. */
  readonly ordinary: boolean;
  readonly kind: 'text' | 'shopping';
  readonly engine: EngineFamily | null;
  /** The copy names the mark: written for the brand, or a keyword inserted by the engine. */
  readonly namesMark: boolean;
  /** The copy says the other words of the search: a keyword of its own explains the ad. */
  readonly saysOtherWords: boolean;
  /** The copy speaks of goods such as the brand's: a keyword of the trade explains the ad. */
  readonly sharesGoods: boolean;
  readonly competitor: boolean;
}

/**
 * Tenths, low and high, by the kind of search. **Assumed**: no public figure says how often an ad on a search for a brand is
 * there without the brand as a keyword. What is known bounds it loosely. Of keywords held both as exact and as broad or
 * phrase match, the latter drew 2 to 3 times the impressions, so 67 to 75 % of them (Efficient Frontier, 36 million USD of
 * monthly spend, searchengineland.com, April 2010); about 80 % of the clicks on broad keywords were searches for those very
 * words (Merkle, before 2008); broad match is what Google offers first; close variants of a keyword, misspellings
 * included, are matched by every kind of keyword (support.google.com/google-ads/answer/7478529). Hence ranges of half the
 * scale, to be narrowed only by what partners answer when they are asked.
 */
const ASSUMED: Readonly<Record<QueryKind, readonly [low: number, high: number]>> = {
  pure: [3, 8],
  plus: [4, 9],
  misspelling: [3, 8],
};

/** How far a sign moves both ends, in tenths. Assumed, as the ranges are. */
const SHIFTS = {
  /** Engines insert the keyword, not the search, so a mark in the copy speaks for a keyword that holds it. */
  namesMark: -2,
  saysOtherWords: 1,
  sharesGoods: 1,
  ordinary: 1,
} as const;

/** Engines whose own matching widens keywords unless the advertiser says otherwise. */
const KNOWN_MATCHING: readonly (EngineFamily | null)[] = ['google', 'microsoft', 'yahoo-japan'];

const LEAST = 1;
const MOST = 9;
/** Narrower than this would claim knowledge that nobody has. */
const NARROWEST = 4;

/**
 * The chance that such an ad was shown without the advertiser having bid on the brand, from 0.1 to 0.9 and at least 0.4
 * wide; null for a shopping ad, which is matched by its products and has no keywords. An assumption, see `ASSUMED`.
 */
export function broadMatchRange(signs: AppearanceSigns): ChanceRange | null {
  if (signs.kind === 'shopping') return null;
  let [low, high] = ASSUMED[signs.query];
  if (signs.namesMark) [low, high] = [low + SHIFTS.namesMark, high + SHIFTS.namesMark];
  else if (signs.saysOtherWords && signs.query === 'plus') low += SHIFTS.saysOtherWords;
  else if (signs.sharesGoods) low += SHIFTS.sharesGoods;
  if (signs.ordinary) [low, high] = [low + SHIFTS.ordinary, high + SHIFTS.ordinary];
  // Rivals bid on each other's brands, and their keywords of the trade are near the brand: both ends are likelier.
  if (signs.competitor) low -= 1;
  if (!KNOWN_MATCHING.includes(signs.engine)) [low, high] = [low - 1, high + 1];
  high = Math.min(MOST, Math.max(high, LEAST + NARROWEST));
  low = Math.max(LEAST, Math.min(low, high - NARROWEST));
  return { low: low / 10, high: high / 10 };
}

/** Reads the signs from an ad and a brand that it appeared for; null when the search was not for the brand. */
export function appearanceSigns(brandCase: BrandCase): AppearanceSigns | null {
  const { query, ad, reading, brand } = brandCase;
  if (query === null) return null;
  const goods = goodsOf(brand);
  const said = new Set(
    query.modifiers.length === 0
      ? []
      : reading.copy.flatMap(({ text }) => tokensOf(text.folded.key).map((token) => token.key)),
  );
  return {
    query: query.kind,
    ordinary: query.ordinary,
    kind: ad.kind,
    engine: engineFamily(ad.engine),
    namesMark: brandCase.copy.some(meansMark),
    saysOtherWords: query.modifiers.some((word) => said.has(word)),
    sharesGoods: reading.copy.some(({ text }) => goods.find(text).length > 0),
    competitor: brandCase.relation === 'competitor',
  };
}

/** The range as it may stand in a sentence: `between 3 and 8 times in 10`. */
export function timesInTen({ low, high }: ChanceRange): string {
  return `between ${String(Math.round(low * 10))} and ${String(Math.round(high * 10))} times in 10`;
}

/** Whether broad match is at least as likely as a bid, by the middle of the range. */
export function isProbablyBroad({ low, high }: ChanceRange): boolean {
  return low + high >= 1;
}
