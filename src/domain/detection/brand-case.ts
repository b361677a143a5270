import { senseOf } from './sense.js';
import type { MarkUse } from './sense.js';
import type { BrandPermit, CompiledBrand, CompiledMark, CompiledPortfolio, Role } from './compile-portfolio.js';
import type { Relation, Span } from './finding.js';
import { readQuery } from './query-class.js';
import type { QueryReading } from './query-class.js';
import type { AdField, AdReading } from './reading.js';
import type { ObservedAd } from './observed-ad.js';
import type { LabelMatch } from '../matching/label-match.js';
import type { MarkMatch } from '../matching/mark-match.js';
import type { ResolvedParty } from '../trail/party.js';

/** Everything that a rule may ask about one ad and one brand. */
export interface BrandCase {
  readonly ad: ObservedAd;
  readonly reading: AdReading;
  readonly portfolio: CompiledPortfolio;
  readonly brand: CompiledBrand;
  readonly party: ResolvedParty;
  readonly relation: Relation;
  readonly role: Role | null;
  /** What the party that the ad shows was permitted by this brand, whatever its role. */
  readonly permits: readonly BrandPermit[];
  /** The link carries the id of this affiliate of the brand, whatever the ad shows. */
  readonly publisher: Role | null;
  /** The party is known by that id alone; the domain it shows is nobody's in the portfolio. */
  readonly knownByIdOnly: boolean;
  /** Day on which the ad was seen (UTC), or null. */
  readonly day: string | null;
  /** Marks in title, description and sitelinks. */
  readonly copy: readonly MarkUse[];
  /** Marks in the shown address. */
  readonly display: readonly MarkUse[];
  readonly query: QueryReading | null;
  /** Marks of the brand in the label of the party's domain. */
  readonly labels: readonly LabelMatch[];
  /** What the label alone does not bear out; only something else in the ad can make it say anything. */
  readonly weakLabels: readonly LabelMatch[];
}

const NO_LABELS: readonly LabelMatch[] = [];

/** More matches of one brand in one ad say nothing new, and hostile ads repeat a name a hundred thousand times. */
const MOST_MATCHES = 60;

/** Gathers what concerns one brand. */
export function brandCase(
  reading: AdReading,
  portfolio: CompiledPortfolio,
  brand: CompiledBrand,
  party: ResolvedParty,
  labels: readonly LabelMatch[],
  touching: readonly { readonly match: MarkMatch; readonly field: AdField }[],
): BrandCase {
  const role = party.roles.find((other) => other.brand === brand) ?? null;
  const publisher = party.publisherRoles.find((other) => other.brand === brand) ?? null;
  const matchesIn = (field: AdField): readonly MarkMatch[] => {
    const matches: MarkMatch[] = [];
    for (const each of touching) if (each.field === field) matches.push(each.match);
    return matches;
  };
  const query = readQuery(reading.query, brand, reading.query === null ? [] : matchesIn(reading.query), portfolio);
  const ofBrand =
    labels.length === 0 ? NO_LABELS : labels.filter((label) => portfolio.marks[label.form.markId]?.brand === brand);
  const own = ofBrand.filter((label) => !label.weak);
  const around = {
    knownParty: role !== null && role.relation !== 'owner',
    brandQuery: query !== null,
    searchedAlone: query?.kind === 'pure' && !query.ordinary,
    // A near spelling in the domain is itself in need of a signal and gives none.
    markInDomain: own.some(({ kind, restIsGeneric }) => kind === 'exact' || (kind !== 'typo' && restIsGeneric)),
  };
  const fieldsTouched = new Set(touching.map((each) => each.field));
  const used = (field: AdField): { match: MarkMatch; field: AdField }[] =>
    fieldsTouched.has(field) ? longestOnly(matchesIn(field)).map((match) => ({ match, field })) : [];
  const copyMatches = reading.copy.flatMap(used).slice(0, MOST_MATCHES);
  const displayMatches = (reading.display === null ? [] : used(reading.display)).slice(0, MOST_MATCHES);
  const all = senseOf([...copyMatches, ...displayMatches], reading, brand, around);
  return {
    ad: reading.ad,
    reading,
    portfolio,
    brand,
    party,
    relation: role?.relation ?? (publisher === null ? 'unknown' : publisher.relation),
    role: role ?? publisher,
    permits: permitsOf(portfolio, brand, party, role),
    publisher,
    knownByIdOnly: role === null && publisher !== null,
    day: reading.day,
    copy: all.slice(0, copyMatches.length),
    display: all.slice(copyMatches.length),
    query,
    labels: own,
    weakLabels: ofBrand.filter((label) => label.weak),
  };
}

/** By the domain that the ad shows; an ad that shows none is known by its listed name. */
function permitsOf(
  portfolio: CompiledPortfolio,
  brand: CompiledBrand,
  party: ResolvedParty,
  role: Role | null,
): readonly BrandPermit[] {
  if (party.domain !== null) {
    return (portfolio.permitsByDomain.get(party.domain) ?? []).filter((each) => each.brand === brand);
  }
  return (role?.reseller?.permits ?? []).map((permit) => ({ brand, name: role?.name ?? '', permit }));
}

/** Of two marks of one brand at one place the longer one is meant: `Nordlicht Pro`, not `Nordlicht`. */
function longestOnly(matches: readonly MarkMatch[]): MarkMatch[] {
  const kept: MarkMatch[] = [];
  for (const match of matches.slice(0, MOST_MATCHES * 4)) {
    const last = kept[kept.length - 1];
    const inside = last !== undefined && match.start >= last.start && match.end <= last.end;
    if (inside && match.end - match.start < last.end - last.start) continue;
    kept.push(match);
  }
  return kept;
}

/** Uses that mean the mark, surely or doubtfully, by mark in the portfolio's order. */
export function byMark(uses: readonly MarkUse[], portfolio: CompiledPortfolio): Map<CompiledMark, MarkUse[]> {
  const grouped = new Map<CompiledMark, MarkUse[]>();
  for (const use of uses) {
    const mark = portfolio.marks[use.match.markId];
    if (mark === undefined) continue;
    const list = grouped.get(mark);
    if (list === undefined) grouped.set(mark, [use]);
    else list.push(use);
  }
  return grouped;
}

export const meansMark = (use: MarkUse): boolean => use.sense === 'mark' || use.sense === 'doubtful';

/** The stretch of the ad that a use covers. */
export function spanOf(use: MarkUse): Span {
  const { start, end, via } = use.match;
  return { field: use.field.name, start, end, text: use.field.text.folded.source.slice(start, end), via };
}

/** Whether the ad is about the brand at all, by its copy, its address or the search that it answers. */
export function concernsBrand(brandCase: BrandCase): boolean {
  return brandCase.copy.some(meansMark) || brandCase.query !== null || brandCase.labels.some((l) => l.restIsGeneric);
}

/** Whether a mark in a domain label is an ordinary word there: `orange-county`. */
export function isOrdinaryLabel(label: LabelMatch): boolean {
  return label.form.commonness !== 'distinctive';
}
