import type { MarkForm } from '../matching/mark-form.js';
import type { MarkIndex } from '../matching/mark-index.js';
import type { MarkMatch } from '../matching/mark-match.js';
import { GENERIC_WORDS } from '../matching/generic-words.js';
import { foldText } from '../text/fold.js';
import { hostParts } from '../text/host.js';
import type { CompiledBrand, CompiledMark, CompiledPortfolio } from './compile-portfolio.js';
import type { Span } from './finding.js';
import type { AdField } from './reading.js';
import { goodsOf, tokensOutside } from './sense.js';

/** `pure`: the brand and nothing else. `plus`: the brand and more words. `misspelling`: a wrong spelling of it. */
export type QueryKind = 'pure' | 'plus' | 'misspelling';

/** A query as a query about one brand. */
export interface QueryReading {
  readonly kind: QueryKind;
  readonly mark: CompiledMark;
  readonly span: Span;
  /** The words besides the brand, as searched. */
  readonly modifiers: readonly string[];
  /** The mark is an ordinary word too, so that the search may not be for the brand. */
  readonly ordinary: boolean;
}

/** A search is a few words; what is longer is no brand query. */
const LONGEST_QUERY = 300;
const MOST_QUERY_WORDS = 12;
const DOMAIN_WORDS = new Set([
  'www',
  'com',
  'net',
  'org',
  'http',
  'https',
  'the',
  'le',
  'la',
  'der',
  'die',
  'das',
  'el',
]);
/** What people add to a brand's name when they mean the brand. */
const BRAND_MODIFIERS = new Set(
  `gutschein gutscheine rabatt angebote erfahrungen kundenservice anmelden kontakt öffnungszeiten promo code codes soldes avis connexion client
   cupon cupón opiniones atencion telefono sconto recensioni kortingscode login coupon coupons voucher vouchers discount review reviews customer
   service store stores shop outlet online official website near me opening hours app account sign in support number sale returns delivery
   официальный сайт промокод магазин 公式 クーポン 通販 官网 优惠券 공식 쿠폰 쇼핑몰`
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word.normalize('NFKD').replace(/\p{M}/gu, '')),
);

/** Reads the query as one about the brand; null when it is not. */
export function readQuery(
  query: AdField | null,
  brand: CompiledBrand,
  matches: readonly MarkMatch[],
  portfolio: CompiledPortfolio,
): QueryReading | null {
  if (query === null || query.text.folded.source.length > LONGEST_QUERY) return null;
  const strong = matches.filter((match) => !match.weak);
  const best = strong.toSorted((a, b) => b.end - b.start - (a.end - a.start))[0] ?? null;
  if (best === null) return misspelling(query, matches, portfolio);
  const mark = portfolio.marks[best.markId] as CompiledMark;
  const rest = tokensOutside(query, strong).filter(
    (word) => !DOMAIN_WORDS.has(word) && !isOwnSuffix(query, brand, word),
  );
  const ordinary = best.form.commonness !== 'distinctive';
  const wrong = best.via === 'skeleton' || isMisspelledVariant(best.form, mark, portfolio.index);
  const kind: QueryKind = wrong ? 'misspelling' : rest.length === 0 ? 'pure' : 'plus';
  if (ordinary && rest.length > 0 && !meansBrand(query, brand, rest)) return null;
  return { kind, mark, span: spanOf(query, best), modifiers: rest, ordinary };
}

function spanOf(query: AdField, match: Pick<MarkMatch, 'start' | 'end' | 'via'>): Span {
  const text = query.text.folded.source.slice(match.start, match.end);
  return { field: 'query', start: match.start, end: match.end, text, via: match.via };
}

/** `nordlicht de` and `nordlicht.de` are the brand alone. */
function isOwnSuffix(query: AdField, brand: CompiledBrand, word: string): boolean {
  const parts = hostParts(query.text.folded.source);
  return parts !== null && brand.domains.has(parts.registrable) && parts.suffix.split('.').includes(word);
}

/** Next to an ordinary word, only goods of the brand or the words of a brand search show that the brand is meant. */
function meansBrand(query: AdField, brand: CompiledBrand, rest: readonly string[]): boolean {
  return goodsOf(brand).find(query.text).length > 0 || rest.every((word) => BRAND_MODIFIERS.has(word));
}

/** A variant in the script of the mark that is nearly the mark is a misspelling; a local name in another script is not. */
function isMisspelledVariant(form: MarkForm, mark: CompiledMark, index: MarkIndex): boolean {
  if (!form.isVariant || form.bySubstring) return false;
  const own = index.formsOf(mark.id).find((other) => !other.isVariant);
  if (own === undefined || own.key === form.key) return false;
  return distanceAtMost(own.key, form.key, 2);
}

/** Levenshtein's distance of two short keys, up to a bound. */
function distanceAtMost(a: string, b: string, bound: number): boolean {
  if (Math.abs(a.length - b.length) > bound) return false;
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (previous[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min((previous[j] as number) + 1, (current[j - 1] as number) + 1, swap));
    }
    previous = current;
  }
  return (previous[b.length] as number) <= bound;
}

/** A near spelling of the mark that is itself no word known here, or its name cut by spaces as the whole query. */
function misspelling(query: AdField, matches: readonly MarkMatch[], portfolio: CompiledPortfolio): QueryReading | null {
  if (query.text.count > MOST_QUERY_WORDS) return null;
  const { source } = query.text.folded;
  const match = matches.find(
    ({ via, start, end }) =>
      via === 'typo' || via === 'transliteration' || (via === 'split' && end - start === source.trim().length),
  );
  if (match === undefined || GENERIC_WORDS.has(foldText(source.slice(match.start, match.end)).key)) return null;
  return {
    kind: 'misspelling',
    mark: portfolio.marks[match.markId] as CompiledMark,
    span: spanOf(query, match),
    modifiers: tokensOutside(query, [match]),
    ordinary: match.form.commonness !== 'distinctive',
  };
}

/**
 * Whether a match in the query can make it a query for the brand: asked before anything is gathered about the brand, of which
 * nothing else in the ad may speak. Never false where `readQuery` finds one for a brand without goods.
 */
export function mayBeBrandQuery(query: AdField, match: MarkMatch, hasGoods: () => boolean): boolean {
  if (match.weak) return match.via === 'typo' || match.via === 'transliteration' || match.via === 'split';
  if (match.commonness === 'distinctive' || query.text.count <= match.wordCount || hasGoods()) return true;
  return tokensOutside(query, [match]).every((word) => BRAND_MODIFIERS.has(word) || DOMAIN_WORDS.has(word));
}
