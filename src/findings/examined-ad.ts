import type { SeenAd } from '../captures/captures.service.js';
import type { CompiledPortfolio } from '../domain/detection/compile-portfolio.js';
import { detect } from '../domain/detection/detect.js';
import type { Finding as Found, PartyView } from '../domain/detection/finding.js';
import { partyId, type SeenParty } from '../parties/parties.service.js';
import { storable } from '../platform/database/storable.js';
import { deterministicId } from '../platform/storage/deterministic-id.js';
import type { Finding } from './finding.entity.js';
import { relationTo } from './relation-to.js';

/** One finding on one ad as it is stored, with the party whom it is about. */
export interface ExaminedAd {
  readonly party: SeenParty;
  readonly finding: Finding;
}

/**
 * Holds an ad that was seen against a portfolio, as of when it was seen. Pure but for the hashing: the same ad, portfolio
 * and rules give the same findings with the same ids.
 *
 * @param brandIds ids of the brands by their names; findings of others are left out
 * @param foundAt when it was examined
 */
export function examineAd(
  ad: SeenAd,
  portfolio: CompiledPortfolio,
  brandIds: ReadonlyMap<string, string>,
  foundAt: Date,
): ExaminedAd[] {
  const { party, findings } = detect({ ...ad, id: ad.sightingId, capturedAt: ad.seenAt.toISOString() }, portfolio);
  return findings.flatMap((found) => {
    const brandId = brandIds.get(found.brand);
    return brandId === undefined ? [] : [examinedAs(ad, party, storable(found), brandId, portfolio, foundAt)];
  });
}

function examinedAs(
  ad: SeenAd,
  view: PartyView,
  found: Found,
  brandId: string,
  portfolio: CompiledPortfolio,
  foundAt: Date,
): ExaminedAd {
  const party = storable({ domain: view.domain, name: view.name });
  const finding: Finding = {
    id: '',
    brandId,
    creativeId: ad.creativeId,
    partyId: partyId(party),
    relation: relationTo(portfolio, found.brand, view),
    mark: found.mark,
    violation: found.violation,
    verdict: found.verdict,
    confidence: found.confidence,
    spans: [...found.spans],
    ruleId: found.rule.id,
    ruleVersion: found.rule.version,
    basis: found.basis,
    enforcement: found.enforcement,
    broadMatch: found.broadMatch,
    exemption: found.exemption,
    explanation: found.explanation,
    engine: ad.engine,
    query: ad.query,
    country: ad.country,
    language: ad.language,
    device: ad.device,
    foundAt,
  };
  finding.id = identityOf(finding);
  return { party, finding };
}

/** Everything that makes a finding this finding; the same ad in the same context under the same terms is one row. */
function identityOf(finding: Finding): string {
  const { brandId, partyId, creativeId, mark, violation, verdict, ruleId, ruleVersion, spans } = finding;
  const { basis, enforcement } = finding;
  const context = [finding.engine, finding.query, finding.country, finding.language, finding.device];
  return deterministicId(
    'finding',
    ...[brandId, partyId, creativeId, mark, violation, verdict, ruleId, ruleVersion],
    basis.reference,
    // An engine that changed its rule makes another finding of the same ad.
    enforcement?.reference ?? null,
    enforcement?.inForceFrom ?? null,
    finding.explanation,
    JSON.stringify(spans),
    ...context,
  );
}
