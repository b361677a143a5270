import { brandCase, meansMark } from './brand-case.js';
import type { BrandCase } from './brand-case.js';
import type { CompiledBrand, CompiledPortfolio } from './compile-portfolio.js';
import { enforcementOn } from './enforcement.js';
import { permitExemption } from './exemptions/permit.js';
import type { Finding, PartyView, Relation } from './finding.js';
import type { ObservedAd } from './observed-ad.js';
import { mayBeBrandQuery } from './query-class.js';
import { readAd } from './reading.js';
import type { AdField, AdReading } from './reading.js';
import type { Rule } from './rule.js';
import { canMean } from './sense.js';
import { adHijack } from './rules/ad-hijack.js';
import { brandBid } from './rules/brand-bid.js';
import { competitorCopy } from './rules/competitor-copy.js';
import { destinationMismatch } from './rules/destination-mismatch.js';
import { directLink } from './rules/direct-link.js';
import { evasion } from './rules/evasion.js';
import { falseAffiliation } from './rules/false-affiliation.js';
import { impersonation } from './rules/impersonation.js';
import { lookalikeDomain } from './rules/lookalike-domain.js';
import { misspellBid } from './rules/misspell-bid.js';
import { promiseConflict } from './rules/promise-conflict.js';
import { termsBreach } from './rules/terms-breach.js';
import { tmCopy } from './rules/tm-copy.js';
import { tmDisplayUrl } from './rules/tm-display-url.js';
import { tmPlus } from './rules/tm-plus.js';
import { matchLabel } from '../matching/label-match.js';
import type { LabelMatch } from '../matching/label-match.js';
import type { MarkMatch } from '../matching/mark-match.js';
import { resolveParty } from '../trail/party.js';
import type { ResolvedParty } from '../trail/party.js';

export { compilePortfolio } from './compile-portfolio.js';
export type { CompiledPortfolio } from './compile-portfolio.js';

/** What detection says of one ad. */
export interface Detection {
  readonly id: string;
  readonly party: PartyView;
  readonly findings: readonly Finding[];
}

/** What the ad itself, its search and its link tell. */
const RULES_OF_ADS: readonly Rule[] = [
  tmCopy,
  competitorCopy,
  tmDisplayUrl,
  brandBid,
  tmPlus,
  misspellBid,
  lookalikeDomain,
  falseAffiliation,
  promiseConflict,
  termsBreach,
  impersonation,
  destinationMismatch,
];

/** Every rule, one a violation type; the last ones have something to say only where the link was followed. */
export const RULES: readonly Rule[] = [...RULES_OF_ADS, directLink, adHijack, evasion];

const NO_FINDINGS: readonly Finding[] = [];
const SEVERITY = ['violation', 'review', 'appearance', 'allowed'];
const CLOSENESS: readonly Relation[] = [
  'owner',
  'agency',
  'affiliate',
  'reseller',
  'competitor',
  'informational',
  'unknown',
];

/**
 * Holds one ad against a portfolio. Pure and total: any ad gives an answer, in time linear in its length, and the same ad
 * and portfolio give the same answer whatever the order of brands and marks.
 */
export function detect(ad: ObservedAd, portfolio: CompiledPortfolio): Detection {
  const reading = readAd(ad, portfolio);
  const party = resolveParty(ad, portfolio);
  const labels = party.shown === null ? [] : matchLabel(portfolio.index, party.shown.label, party.shown.suffix);
  const cases = casesOf(reading, portfolio, party, labels);
  const judged = cases.map((one) => ({ one, findings: findingsOf(one) }));
  const findings = judged.flatMap((entry) => entry.findings).sort(inOrder);
  return { id: ad.id, party: viewOf(party, judged), findings };
}

function findingsOf(one: BrandCase): readonly Finding[] {
  return rulesFor(one).flatMap((rule) => withPermit(one, rule.evaluate(one)));
}

const PERMIT_LAST = ['promise_conflict', 'impersonation', 'destination_mismatch'];

/** A permit in force allows what rules without exemptions of their own have found. */
function withPermit(one: BrandCase, findings: readonly Finding[]): readonly Finding[] {
  if (findings.length === 0) return NO_FINDINGS;
  return findings.map((found) => {
    if (!PERMIT_LAST.includes(found.violation)) return found;
    const permit = permitExemption(one, [], found.violation);
    if (permit?.strength !== 'strong') return found;
    const explanation = `${found.explanation.replace(/\.$/, '')}; allowed, because ${permit.because}.`;
    const enforcement = enforcementOn(one.ad, one.day, 'authorised');
    return { ...found, verdict: 'allowed', exemption: permit.code, basis: permit.basis, enforcement, explanation };
  });
}

interface MatchInField {
  readonly match: MarkMatch;
  readonly field: AdField;
}

/** One case for each brand that the ad's texts, its domain or its search touch and that any of it can mean. */
function casesOf(
  reading: AdReading,
  portfolio: CompiledPortfolio,
  party: ResolvedParty,
  labels: readonly LabelMatch[],
): BrandCase[] {
  const touched = new Map<CompiledBrand, MatchInField[]>();
  const touch = (brand: CompiledBrand): MatchInField[] => {
    let matches = touched.get(brand);
    if (matches === undefined) {
      matches = [];
      touched.set(brand, matches);
    }
    return matches;
  };
  /** Kept for brands that something else points at. */
  const faint: MatchInField[] = [];
  const addMatches = (field: AdField): void => {
    for (const match of field.matches) {
      const hasGoods = (): boolean => portfolio.marksWithGoods[match.markId] === 1;
      if (field.zone === 'query' ? !mayBeBrandQuery(field, match, hasGoods) : !canMean(field, match, hasGoods)) {
        faint.push({ match, field });
        continue;
      }
      const brand = portfolio.marks[match.markId]?.brand;
      if (brand !== undefined) touch(brand).push({ match, field });
    }
  };
  for (const field of reading.copy) addMatches(field);
  if (reading.display !== null) addMatches(reading.display);
  if (reading.query !== null) addMatches(reading.query);
  const pointAt = (brand: CompiledBrand | undefined): void => {
    if (brand !== undefined) touch(brand);
  };
  for (const label of labels) if (!label.weak) pointAt(portfolio.marks[label.form.markId]?.brand);
  for (const role of party.roles) pointAt(role.brand);
  for (const role of party.publisherRoles) pointAt(role.brand);
  if (party.borrowed !== null) {
    const roles = portfolio.rolesByDomain.get(party.borrowed.registrable) ?? [];
    for (const role of roles) if (role.relation === 'owner') pointAt(role.brand);
  }
  if (touched.size === 0) return [];
  for (const each of faint) {
    const brand = portfolio.marks[each.match.markId]?.brand;
    if (brand !== undefined) touched.get(brand)?.push(each);
  }
  return [...touched].map(([brand, matches]) => brandCase(reading, portfolio, brand, party, labels, matches));
}

/** Where nothing means the brand, only the rule of ad copy has something to say: that a word is only a word. */
const RULES_OF_MERE_WORDS: readonly Rule[] = [tmCopy];

function rulesFor(one: BrandCase): readonly Rule[] {
  if (one.ad.trail != null) return RULES;
  const isMereWords =
    one.query === null &&
    one.role === null &&
    one.labels.length === 0 &&
    !one.copy.some(meansMark) &&
    !one.display.some(meansMark);
  return isMereWords ? RULES_OF_MERE_WORDS : RULES_OF_ADS;
}

function inOrder(a: Finding, b: Finding): number {
  const by = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0);
  return (
    SEVERITY.indexOf(a.verdict) - SEVERITY.indexOf(b.verdict) ||
    by(a.brand, b.brand) ||
    by(a.violation, b.violation) ||
    by(a.mark ?? '', b.mark ?? '') ||
    by(a.explanation, b.explanation)
  );
}

/** The party as seen from the brand whose finding weighs most; a site that only informs is said to be one. */
function viewOf(
  party: ResolvedParty,
  judged: readonly { readonly one: BrandCase; readonly findings: readonly Finding[] }[],
): PartyView {
  const ranked = judged
    .map(({ one, findings }) => ({ one, findings, weight: weightOf(findings) }))
    .sort(
      (a, b) =>
        a.weight - b.weight ||
        CLOSENESS.indexOf(a.one.relation) - CLOSENESS.indexOf(b.one.relation) ||
        (a.one.brand.brand.name < b.one.brand.brand.name ? -1 : 1),
    );
  const first = ranked[0];
  const role = first?.one.role ?? null;
  const informs =
    first?.one.relation === 'unknown' &&
    first.findings.some((one) => one.exemption === 'information' || one.exemption === 'comparison-shopping') &&
    !first.findings.some((one) => one.verdict === 'violation');
  return {
    domain: party.domain,
    relation: informs ? 'informational' : (first?.one.relation ?? 'unknown'),
    name: role?.name ?? party.advertiserName,
  };
}

function weightOf(findings: readonly Finding[]): number {
  return findings.length === 0 ? SEVERITY.length : Math.min(...findings.map((one) => SEVERITY.indexOf(one.verdict)));
}
