import type { BrandCase } from './brand-case.js';
import type { Span } from './finding.js';
import type { AdField } from './reading.js';
import type { MarkUse } from './sense.js';
import { foldText } from '../text/fold.js';
import { condense } from '../text/tokens.js';
import type { AffiliationKind } from './vocabulary/affiliation-words.js';
import type { PhraseHit } from './vocabulary/phrase-set.js';

/** A claim to belong to the brand, with the mark that it is bound to. */
export interface AffiliationClaim {
  readonly kind: AffiliationKind;
  readonly span: Span;
  readonly use: MarkUse;
}

/** Words between a claim and the mark it speaks of; farther away it speaks of something else. */
const FARTHEST = 3;
const MOST = 40;
/** What ends one statement and begins the next in ad copy. */
const STATEMENT_END = /\s[|–—•·]\s?|[|•·!?。！？]|\s-\s|[.:;](?:\s|$)/gu;

/**
 * Claims bound to a mark: in the same statement and close by, or a statement of its own right after one that is the mark
 * (`Nordlicht | Official site`). A claim that stands closer to the advertiser's own name is about the advertiser, and one
 * that is denied (`not affiliated with`, `unofficial`) is none.
 */
export function affiliationClaims(brandCase: BrandCase, uses: readonly MarkUse[]): AffiliationClaim[] {
  const ownName = ownNameOf(brandCase);
  return brandCase.reading.copy.flatMap((field) => {
    if (field.affiliation.length === 0) return [];
    if (field.context.some((hit) => hit.kind === 'independent')) return [];
    const own = uses.filter((use) => use.field === field).slice(0, MOST);
    if (own.length === 0) return [];
    return strongestPerPlace(field.affiliation.slice(0, MOST)).flatMap((hit) => {
      const use = own.find((candidate) => speaksOf(field, hit, candidate, ownName));
      if (use === undefined) return [];
      const text = field.text.folded.source.slice(hit.start, hit.end);
      const span: Span = { field: field.name, start: hit.start, end: hit.end, text, via: 'claim' };
      return [{ kind: hit.kind, span, use }];
    });
  });
}

/** `Official dealer` is one claim of appointment, not one of being the brand: the longer phrase wins. */
function strongestPerPlace(hits: readonly PhraseHit<AffiliationKind>[]): PhraseHit<AffiliationKind>[] {
  const kept = hits.filter(
    (hit) =>
      !hits.some(
        (other) =>
          other !== hit &&
          other.start <= hit.start &&
          other.end >= hit.end &&
          other.end - other.start > hit.end - hit.start,
      ),
  );
  const officials = kept.filter((hit) => hit.kind === 'official');
  const touches = (one: PhraseHit<AffiliationKind>, other: PhraseHit<AffiliationKind>): boolean =>
    (other.start >= one.end && other.start - one.end <= 1) || (one.start >= other.end && one.start - other.end <= 1);
  return kept.flatMap((hit) => {
    if (hit.kind === 'official')
      return kept.some((other) => other.kind !== 'official' && touches(hit, other)) ? [] : [hit];
    const official = officials.find((other) => touches(hit, other));
    if (official === undefined) return [hit];
    // `Official partner` says more than `partner`: that the brand appointed it.
    const [start, end] = [Math.min(hit.start, official.start), Math.max(hit.end, official.end)];
    return [{ ...hit, kind: 'authorised' as const, start, end }];
  });
}

function speaksOf(field: AdField, hit: PhraseHit<AffiliationKind>, use: MarkUse, ownName: string | null): boolean {
  const { source } = field.text.folded;
  const { match } = use;
  const overlaps = hit.start < match.end && match.start < hit.end;
  if (overlaps) return true;
  const [from, to] = hit.end <= match.start ? [hit.end, match.start] : [match.end, hit.start];
  if (to - from > 80) return false;
  const between = source.slice(from, to);
  const words = between.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  if (words.length > FARTHEST) return false;
  if (ownName !== null && nearName(source, hit, ownName)) return false;
  const breaks = [...between.matchAll(STATEMENT_END)].length;
  if (breaks === 0) return true;
  return breaks === 1 && words.length === 0 && match.end <= hit.start && statementIsClaimOnly(source, hit);
}

/** The statement holds the claim and at most one word more: `Official site`. */
function statementIsClaimOnly(source: string, hit: PhraseHit<AffiliationKind>): boolean {
  const after = source.slice(hit.end, hit.end + 60).split(STATEMENT_END)[0] ?? '';
  return (after.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).length <= 2;
}

function nearName(source: string, hit: PhraseHit<AffiliationKind>, ownName: string): boolean {
  const around = source.slice(Math.max(0, hit.start - 30), hit.end + 40);
  return condense(foldText(around).key).includes(ownName);
}

/** The label of the advertiser's domain as it would be written in copy; null where it holds the mark itself. */
function ownNameOf(brandCase: BrandCase): string | null {
  const label = brandCase.party.shown?.label;
  if (label === undefined || label.length < 3 || brandCase.labels.length > 0) return null;
  return condense(foldText(label).key);
}
