import { brandCase } from './brand-case.js';
import type { BrandCase } from './brand-case.js';
import type { CompiledBrand, CompiledPortfolio } from './compile-portfolio.js';
import { permitExemption } from './exemptions/permit.js';
import type { Finding, PartyView, Relation } from './finding.js';
import type { ObservedAd } from './observed-ad.js';
import { readAd } from './reading.js';
import type { AdField, AdReading } from './reading.js';
import type { Rule } from './rule.js';
import { brandBid } from './rules/brand-bid.js';
import { competitorCopy } from './rules/competitor-copy.js';
import { destinationMismatch } from './rules/destination-mismatch.js';
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

/** Every rule, one a violation type. */
export const RULES: readonly Rule[] = [
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
  const labels = party.shown === null ? [] : matchLabel(portfolio.index, party.shown.label);
  const cases = casesOf(reading, portfolio, party, labels);
  const judged = cases.map((one) => ({ one, findings: RULES.flatMap((rule) => withPermit(one, rule.evaluate(one))) }));
  const findings = judged.flatMap((entry) => entry.findings).sort(inOrder);
  return { id: ad.id, party: viewOf(party, judged), findings };
}

const PERMIT_LAST = ['promise_conflict', 'impersonation', 'destination_mismatch'];

/** A permit in force allows what rules without exemptions of their own have found. */
function withPermit(one: BrandCase, findings: readonly Finding[]): Finding[] {
  return findings.map((found) => {
    if (!PERMIT_LAST.includes(found.violation)) return found;
    const permit = permitExemption(one, [], found.violation);
    if (permit?.strength !== 'strong') return found;
    const explanation = `${found.explanation.replace(/\.$/, '')}; allowed, because ${permit.because}.`;
    return { ...found, verdict: 'allowed', exemption: permit.code, basis: permit.basis, explanation };
  });
}

/** One case for each brand that the ad's texts, its domain or its search touch. */
function casesOf(
  reading: AdReading,
  portfolio: CompiledPortfolio,
  party: ResolvedParty,
  labels: readonly LabelMatch[],
): BrandCase[] {
  const touched = new Map<CompiledBrand, Map<AdField, MarkMatch[]>>();
  const touch = (brand: CompiledBrand | undefined): Map<AdField, MarkMatch[]> => {
    if (brand === undefined) return new Map();
    let fields = touched.get(brand);
    if (fields === undefined) {
      fields = new Map();
      touched.set(brand, fields);
    }
    return fields;
  };
  for (const field of [...reading.copy, reading.display, reading.query]) {
    if (field === null) continue;
    for (const match of field.matches) {
      const fields = touch(portfolio.marks[match.markId]?.brand);
      const list = fields.get(field);
      if (list === undefined) fields.set(field, [match]);
      else list.push(match);
    }
  }
  for (const label of labels) touch(portfolio.marks[label.form.markId]?.brand);
  for (const role of [...party.roles, ...party.publisherRoles]) touch(role.brand);
  for (const form of nearQuery(reading, portfolio)) touch(form);
  return [...touched].map(([brand, fields]) => brandCase(reading, portfolio, brand, party, labels, fields));
}

/** Brands of which a word of the search is a near spelling; the query's own reading decides what that means. */
function nearQuery(reading: AdReading, portfolio: CompiledPortfolio): CompiledBrand[] {
  const words = reading.query?.text.tokens.filter((token) => token.kind === 'word') ?? [];
  if (words.length === 0 || words.length > 12) return [];
  const keys = [...words.map((token) => token.key), words.map((token) => token.key).join('')];
  return keys
    .flatMap((key) => portfolio.index.nearly(key))
    .flatMap((form) => portfolio.marks[form.markId]?.brand ?? []);
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
