import type { BrandCase } from '../brand-case.js';
import type { AdReading } from '../reading.js';
import { goodsOf } from '../sense.js';
import type { MarkUse } from '../sense.js';
import type { ContextKind } from '../vocabulary/context-words.js';
import { statementAround, wordsApart } from '../words-apart.js';
import { quote } from '../../text/safe-text.js';
import { foldText } from '../../text/fold.js';
import { condense } from '../../text/tokens.js';

/** What the copy says that tells its kind, gathered for the exemptions. Hits inside the marks themselves do not count. */
export interface Evidence {
  /** Distinct words of a kind, as written, in reading order. */
  words(kind: ContextKind): readonly string[];
  /** Words from the nearest use of the mark in the same text, the end of a statement counted as two; Infinity without one. */
  distance(kind: ContextKind): number;
  /** The same in the title alone. */
  titleDistance(kind: ContextKind): number;
  /** A word of the kind stands in one statement with the mark. */
  inStatement(kind: ContextKind): boolean;
  /** A word of the kind directly before the mark: `compatible with Nordlicht`, `pour Nordlicht`. */
  before(kind: ContextKind): boolean;
  /** The copy shows an amount of money. */
  readonly price: string | null;
  /** The mark stands in a list with other names: `Nordlicht, Südlicht, Lumina`. */
  readonly listed: boolean;
  /** A word for the brand's goods stands in the copy, outside the mark itself. */
  readonly goods: boolean;
  /** Words from the nearest use of the mark to a word for its goods in the same text; Infinity when none stands there. */
  readonly goodsDistance: number;
  /**
   * Something ties the ad as a whole to the brand's goods: they are named in the copy or searched for, the search is for the
   * brand, or the address has a place for the mark. Then words anywhere in the ad speak of the mark; else only those near
   * it do. A portfolio that names no goods cannot say that an ad sells something else.
   */
  readonly tied: boolean;
}

const SIGN = '[€$£¥₩฿₹₽₺₫₪]';
const CODES = 'EUR|USD|GBP|CHF|PLN|SEK|NOK|DKK|CZK|RUB|TRY|JPY|CNY|KRW';
/** By letters and not by `\b`, which knows ASCII alone and would never end a word at `zł` or begin one at `руб`. */
const BEFORE_AMOUNT = String.raw`(?:(?:\b[A-Z]{1,2})?${SIGN}|(?<!\p{L})(?:${CODES}|TTC))\s?`;
const AFTER_AMOUNT = String.raw`\s?(?:${SIGN}|[円元원]|(?:${CODES}|zł|kr|Kč|руб|TL|บาท)(?!\p{L}))`;
const AMOUNT = String.raw`\d{1,9}(?:[.,'’\u00a0\u202f ]\d{3}){0,4}(?:[.,]\d{1,2})?`;
const PRICE = new RegExp(String.raw`${BEFORE_AMOUNT}${AMOUNT}|\d[\d.,' ]{0,12}${AFTER_AMOUNT}`, 'u');
const MOST_HITS = 200;
const MOST_USES = 20;

/**
 * The evidence read last: the exemptions ask one after the other about the same uses. A weak map of all of them would be cleared
 * by the garbage collector at every turn, which costs more than reading.
 */
let last: { readonly uses: readonly MarkUse[]; readonly evidence: Evidence } | null = null;

/** Reads the evidence for the uses of one mark, once however many exemptions ask. */
export function evidenceFor(brandCase: BrandCase, uses: readonly MarkUse[]): Evidence {
  if (last?.uses !== uses) last = { uses, evidence: readEvidence(brandCase, uses) };
  return last.evidence;
}

function readEvidence(brandCase: BrandCase, uses: readonly MarkUse[]): Evidence {
  const { copy } = brandCase.reading;
  const words = new Map<ContextKind, string[]>();
  const nearest = new Map<ContextKind, number>();
  const nearestInTitle = new Map<ContextKind, number>();
  const directlyBefore = new Set<ContextKind>();
  const inStatement = new Set<ContextKind>();
  const goods = goodsOf(brandCase.brand);
  let goodsDistance = Infinity;
  let anyGoods = false;
  for (const field of copy) {
    const own = uses.filter((use) => use.field === field).slice(0, MOST_USES);
    const { source } = field.text.folded;
    const statements = own.map((use) => statementAround(source, use.match));
    const goodsHits = brandCase.brand.goods.length === 0 ? [] : goods.find(field.text).slice(0, MOST_HITS);
    for (const hit of goodsHits) {
      if (covered(hit, own)) continue;
      anyGoods = true;
      for (const use of own) goodsDistance = Math.min(goodsDistance, wordsApart(source, hit, use.match));
    }
    for (const hit of field.context.slice(0, MOST_HITS)) {
      if (covered(hit, own)) continue;
      // What the brand itself makes is no part for it: tools of a maker of tools.
      if (hit.kind === 'compatible' && goodsHits.some((one) => one.start < hit.end && hit.start < one.end)) continue;
      const word = source.slice(hit.start, hit.end);
      const list = words.get(hit.kind) ?? [];
      if (!list.some((other) => other.toLowerCase() === word.toLowerCase())) list.push(word);
      words.set(hit.kind, list);
      if (statements.some(({ start, end }) => hit.start >= start && hit.end <= end)) inStatement.add(hit.kind);
      for (const use of own) {
        const apart = wordsApart(source, hit, use.match);
        nearest.set(hit.kind, Math.min(nearest.get(hit.kind) ?? Infinity, apart));
        if (field.zone === 'title') {
          nearestInTitle.set(hit.kind, Math.min(nearestInTitle.get(hit.kind) ?? Infinity, apart));
        }
        if (apart === 0 && hit.end <= use.match.start) directlyBefore.add(hit.kind);
      }
    }
  }
  const listed = uses.slice(0, MOST_USES).some((use) => standsInList(use));
  return {
    words: (kind) => words.get(kind) ?? [],
    distance: (kind) => nearest.get(kind) ?? Infinity,
    titleDistance: (kind) => nearestInTitle.get(kind) ?? Infinity,
    inStatement: (kind) => inStatement.has(kind),
    before: (kind) => directlyBefore.has(kind),
    price: priceIn(brandCase.reading),
    listed,
    goods: anyGoods,
    goodsDistance,
    tied: anyGoods || listed || isTied(brandCase, uses),
  };
}

let lastPrice: { readonly reading: AdReading; readonly price: string | null } | null = null;

/** The first amount of money in the copy, read once an ad. */
function priceIn(reading: AdReading): string | null {
  if (lastPrice?.reading !== reading) {
    const copy = reading.copy.map((field) => field.text.folded.source.slice(0, 2000)).join('\n');
    lastPrice = { reading, price: PRICE.exec(copy)?.[0] ?? null };
  }
  return lastPrice.price;
}

/** What outside the copy ties the ad to the brand and its goods. */
function isTied(brandCase: BrandCase, uses: readonly MarkUse[]): boolean {
  const { brand, query, reading, display, party, ad } = brandCase;
  // A search for the brand is answered by its name, not by a near spelling of it.
  if (brand.goods.length === 0 || (query !== null && uses.some(({ match }) => !match.weak))) return true;
  if (reading.query !== null && goodsOf(brand).find(reading.query.text).length > 0) return true;
  const pathStart = party.source === 'display' ? (party.shown?.pathStart ?? Infinity) : Infinity;
  if (display.some((use) => use.sense === 'mark' && use.match.start >= pathStart)) return true;
  const path = /^https?:\/\/[^/?#]+(\/[^?#]{1,300})/iu.exec(ad.destination ?? '')?.[1];
  if (path === undefined) return false;
  const key = condense(foldText(path).key);
  return uses.slice(0, MOST_USES).some(({ match }) => match.form.key.length >= 4 && key.includes(match.form.key));
}

function covered(hit: { readonly start: number; readonly end: number }, uses: readonly MarkUse[]): boolean {
  return uses.some((use) => hit.start < use.match.end && use.match.start < hit.end);
}

/** What parts the names of a list. */
const LIST_SIGN = /\s*[,/、،]\s*|\s+(?:&|and|und|et|y|e|en|i|и|og|och|ve|o|or|oder|ou)\s+/u;
const MOST_WORDS_OF_A_NAME = 3;

/** One of three and more short names in a row, of which the mark is one: `Nordlicht, Südlicht and Lumina`. */
function standsInList(use: MarkUse): boolean {
  const { source } = use.field.text.folded;
  const statement = statementAround(source, use.match);
  const items = source.slice(statement.start, statement.end).split(LIST_SIGN);
  if (items.length < 3) return false;
  const before = source.slice(statement.start, use.match.start).split(LIST_SIGN).length - 1;
  const isName = (item: string | undefined): boolean =>
    item !== undefined &&
    /^\p{Lu}|^[^\p{ASCII}\p{Ll}]/u.test(item.trim()) &&
    item.trim().split(/\s+/u).length <= MOST_WORDS_OF_A_NAME;
  // The first name follows the words that announce the list: `New shoes by Nordlicht, Südlicht, Lumina`.
  if (before > 0 && !isName(items[before])) return false;
  const neighbours = [items[before - 2], items[before - 1], items[before + 1], items[before + 2]];
  return (
    (isName(neighbours[1]) && (isName(neighbours[0]) || isName(neighbours[2]))) ||
    (isName(neighbours[2]) && isName(neighbours[3]))
  );
}

/** The first words of some kinds as quotations. */
export function quoted(evidence: Evidence, kinds: readonly ContextKind[]): string {
  const found = kinds.flatMap((kind) => evidence.words(kind).slice(0, 1)).map((word) => quote(word, 40));
  return found.length === 0 ? 'nothing' : found.slice(0, 3).join(', ');
}
