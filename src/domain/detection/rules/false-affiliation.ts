import { affiliationClaims } from '../affiliation-claim.js';
import type { AffiliationClaim } from '../affiliation-claim.js';
import { byMark, meansMark, spanOf } from '../brand-case.js';
import type { BrandCase } from '../brand-case.js';
import type { CompiledMark } from '../compile-portfolio.js';
import { CONFIDENCE } from '../confidence.js';
import { engineBasis, engineRule } from '../engine-rules.js';
import { permitExemption } from '../exemptions/permit.js';
import type { Finding } from '../finding.js';
import { legalBasis, legalGround } from '../legal-grounds.js';
import { finding } from '../rule.js';
import type { Rule } from '../rule.js';
import { quote } from '../../text/safe-text.js';
import { sentence } from '../wording.js';

/** A claim to be official, authorised or a partner, next to the mark, by a party that was not permitted to say so. */
export const falseAffiliation: Rule = {
  id: 'false_affiliation',
  version: 3,
  evaluate: (brandCase) => {
    if (brandCase.relation === 'owner' || brandCase.relation === 'agency') return [];
    const findings: Finding[] = [];
    for (const [mark, uses] of byMark(brandCase.copy.filter(meansMark), brandCase.portfolio)) {
      const claims = affiliationClaims(brandCase, uses);
      const strongest = ORDER.flatMap((kind) => claims.filter((claim) => claim.kind === kind))[0];
      if (strongest !== undefined) findings.push(judge(brandCase, mark, strongest, claims));
    }
    return findings;
  },
};

const ORDER = ['official', 'authorised', 'partner'] as const;

function judge(
  brandCase: BrandCase,
  mark: CompiledMark,
  claim: AffiliationClaim,
  claims: readonly AffiliationClaim[],
): Finding {
  const spans = claims.flatMap((other) => [other.span, spanOf(other.use)]);
  const does = `says ${quote(claim.span.text, 40)} next to the mark ${quote(mark.mark.text, 40)} in its ad`;
  const permit = permitExemption(brandCase, [claim.use], 'false_affiliation');
  const knownPartner = isKnownAs(brandCase, claim);
  if (permit?.strength === 'strong' || knownPartner !== null) {
    const because = permit?.strength === 'strong' ? permit.because : (knownPartner as string);
    return finding(falseAffiliation, brandCase, {
      mark,
      verdict: 'allowed',
      confidence: permit?.strength === 'strong' ? CONFIDENCE.certain : CONFIDENCE.listedAsClaimed,
      spans,
      basis: permit?.basis ?? {
        kind: 'exemption',
        reference: 'listed-partner',
        text: 'A party that the portfolio lists as a partner or reseller may say that it is one.',
        source: null,
        inForceFrom: null,
      },
      exemption: permit?.strength === 'strong' ? permit.code : 'listed-partner',
      explanation: sentence(brandCase, does, `allowed, because ${because}`),
    });
  }
  const law = legalGround('affiliation', brandCase.ad.country, brandCase.day);
  const basis =
    law === null
      ? engineBasis(
          engineRule(brandCase.ad.engine, 'misrepresentation', brandCase.ad.country, brandCase.day),
          'An ad must not claim a link with a brand that does not exist.',
        )
      : legalBasis(law);
  const { verdict, confidence, why } = weigh(brandCase, claim);
  return finding(falseAffiliation, brandCase, {
    mark,
    verdict,
    confidence,
    spans,
    basis,
    explanation: sentence(brandCase, does, why),
  });
}

/** Listed partners and resellers are what they say, as long as they say no more than that. */
function isKnownAs(brandCase: BrandCase, claim: AffiliationClaim): string | null {
  if (claim.kind === 'official') return null;
  if (brandCase.relation === 'affiliate' && claim.kind === 'partner') return 'the portfolio lists it as a partner';
  return brandCase.relation === 'reseller' ? 'the portfolio lists it as a reseller' : null;
}

function weigh(
  brandCase: BrandCase,
  claim: AffiliationClaim,
): { verdict: 'violation' | 'review'; confidence: number; why: string } {
  const doubtful = claim.use.sense === 'doubtful';
  const sameName = brandCase.labels.some((label) => label.kind === 'exact');
  if (sameName) {
    const why = 'a person should decide, because the domain is the mark itself and may be the owner’s';
    return { verdict: 'review', confidence: CONFIDENCE.claimMaybeTrue, why };
  }
  const namesItsBond = brandCase.relation === 'affiliate' && claim.kind === 'authorised';
  if (brandCase.relation === 'reseller' || namesItsBond || doubtful || brandCase.party.domain === null) {
    const why = 'a person should decide, because the claim may be true of this party';
    return { verdict: 'review', confidence: CONFIDENCE.claimMaybeTrue, why };
  }
  if (claim.kind === 'partner' && brandCase.relation === 'unknown') {
    const why =
      'a person should decide, because the word may speak of somebody else and partners may be missing in the portfolio';
    return { verdict: 'review', confidence: CONFIDENCE.strangerPartner, why };
  }
  const confidence = claim.kind === 'official' ? CONFIDENCE.officialClaim : CONFIDENCE.appointmentClaim;
  const why = `a violation, because ${brandCase.brand.brand.name} gave this party no permission to say so`;
  return { verdict: 'violation', confidence, why };
}
