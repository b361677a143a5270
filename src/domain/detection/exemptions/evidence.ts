import type { BrandCase } from '../brand-case.js';
import type { AdField } from '../reading.js';
import { goodsOf } from '../sense.js';
import type { MarkUse } from '../sense.js';
import type { ContextKind } from '../vocabulary/context-words.js';
import { quote } from '../../text/safe-text.js';

/** What the copy says that tells its kind, gathered for the exemptions. Hits inside the marks themselves do not count. */
export interface Evidence {
  /** Distinct words of a kind, as written, in reading order. */
  words(kind: ContextKind): readonly string[];
  /** Distance in words from the nearest use of the mark in the same text; Infinity when none stands there. */
  distance(kind: ContextKind): number;
  /** A word of the kind directly before the mark: `compatible with Nordlicht`, `pour Nordlicht`. */
  before(kind: ContextKind): boolean;
  /** The copy shows an amount of money. */
  readonly price: string | null;
  /** The mark stands in a list with other names: `Nordlicht, Südlicht, Lumina`. */
  readonly listed: boolean;
  /** A word for the brand's goods stands in the copy, outside the mark itself. */
  readonly goods: boolean;
}

const PRICE =
  /(?:[€$£¥₩฿₹₽₺₫₪]|\b(?:EUR|USD|GBP|CHF|PLN|SEK|NOK|DKK|CZK|TTC|RUB|TRY|JPY|CNY|KRW)\b)\s?\d|\d[\d.,' ]{0,12}\s?(?:[€$£¥₩฿₹₽₺₫₪円元원]|\b(?:EUR|USD|GBP|CHF|PLN|SEK|NOK|DKK|CZK|zł|kr|Kč|руб|TL|บาท)\b)/u;
const MOST_HITS = 200;

const known = new WeakMap<readonly MarkUse[], Evidence>();

/** Reads the evidence for the uses of one mark, once however many exemptions ask. */
export function evidenceFor(brandCase: BrandCase, uses: readonly MarkUse[]): Evidence {
  let evidence = known.get(uses);
  if (evidence === undefined) {
    evidence = readEvidence(brandCase, uses);
    known.set(uses, evidence);
  }
  return evidence;
}

function readEvidence(brandCase: BrandCase, uses: readonly MarkUse[]): Evidence {
  const { copy } = brandCase.reading;
  const words = new Map<ContextKind, string[]>();
  const nearest = new Map<ContextKind, number>();
  const directlyBefore = new Set<ContextKind>();
  for (const field of copy) {
    const own = uses.filter((use) => use.field === field).slice(0, 20);
    for (const hit of field.context.slice(0, MOST_HITS)) {
      if (own.some((use) => hit.start < use.match.end && use.match.start < hit.end)) continue;
      const word = field.text.folded.source.slice(hit.start, hit.end);
      const list = words.get(hit.kind) ?? [];
      if (!list.some((other) => other.toLowerCase() === word.toLowerCase())) list.push(word);
      words.set(hit.kind, list);
      for (const use of own) {
        const apart = wordsBetween(field, hit, use.match);
        nearest.set(hit.kind, Math.min(nearest.get(hit.kind) ?? Infinity, apart));
        if (apart === 0 && hit.end <= use.match.start) directlyBefore.add(hit.kind);
      }
    }
  }
  const text = copy.map((field) => field.text.folded.source.slice(0, 2000)).join('\n');
  return {
    words: (kind) => words.get(kind) ?? [],
    distance: (kind) => nearest.get(kind) ?? Infinity,
    before: (kind) => directlyBefore.has(kind),
    price: PRICE.exec(text)?.[0] ?? null,
    listed: uses.slice(0, 20).some((use) => standsInList(use)),
    goods: copy.some((field) =>
      goodsOf(brandCase.brand)
        .find(field.text)
        .some((hit) => !covered(field, hit, uses)),
    ),
  };
}

function covered(
  field: AdField,
  hit: { readonly start: number; readonly end: number },
  uses: readonly MarkUse[],
): boolean {
  return uses.slice(0, 20).some((use) => use.field === field && hit.start < use.match.end && use.match.start < hit.end);
}

function wordsBetween(
  field: AdField,
  a: { readonly start: number; readonly end: number },
  b: { readonly start: number; readonly end: number },
): number {
  const [from, to] = a.end <= b.start ? [a.end, b.start] : [b.end, a.start];
  if (to <= from) return 0;
  if (to - from > 200) return Infinity;
  return field.text.folded.source.slice(from, to).match(/[\p{L}\p{N}\p{M}]+/gu)?.length ?? 0;
}

/** A comma, slash or ampersand on one side and another capitalised name behind it, twice in a row. */
function standsInList(use: MarkUse): boolean {
  const { source } = use.field.text.folded;
  const around = source.slice(Math.max(0, use.match.start - 60), use.match.end + 60);
  const names = around.match(/\p{Lu}[\p{L}\p{N}’' ]{1,24}(?=\s*[,/、،]|\s*(?:&|and|und|et|y|e|en|i|и)\s)/gu) ?? [];
  return names.length >= 2 && /[,/、،]/u.test(around);
}

/** The first words of some kinds as quotations. */
export function quoted(evidence: Evidence, kinds: readonly ContextKind[]): string {
  const found = kinds.flatMap((kind) => evidence.words(kind).slice(0, 1)).map((word) => quote(word, 40));
  return found.length === 0 ? 'nothing' : found.slice(0, 3).join(', ');
}
