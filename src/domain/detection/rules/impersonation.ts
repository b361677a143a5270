import { meansMark, spanOf } from '../brand-case.js';
import type { BrandCase } from '../brand-case.js';
import { affiliationClaims } from '../affiliation-claim.js';
import { CONFIDENCE } from '../confidence.js';
import { engineBasis, engineRule } from '../engine-rules.js';
import type { Finding, Span } from '../finding.js';
import { finding } from '../rule.js';
import type { Rule } from '../rule.js';
import { foldText } from '../../text/fold.js';
import type { HostParts } from '../../text/host.js';
import { quote, safeText } from '../../text/safe-text.js';
import { condense } from '../../text/tokens.js';
import { sentence } from '../wording.js';

/**
 * The ad presents itself as the brand and the brand is not where it leads. Without having followed the link the verdict
 * is never more than `review`.
 */
export const impersonation: Rule = {
  id: 'impersonation',
  version: 4,
  evaluate: (brandCase) => {
    const sign = signOf(brandCase);
    if (sign === null) return [];
    const { ad, day, copy, portfolio } = brandCase;
    const uses = copy.filter(meansMark);
    const mark = portfolio.marks[uses[0]?.match.markId ?? -1] ?? brandCase.query?.mark ?? null;
    const findings: Finding = finding(impersonation, brandCase, {
      mark,
      verdict: sign.followedTo === undefined ? 'review' : 'violation',
      confidence: sign.confidence,
      spans: [...sign.spans, ...uses.slice(0, 5).map(spanOf)],
      basis: engineBasis(
        engineRule(ad.engine, 'misrepresentation', ad.country, day),
        'An ad must not present its advertiser as another business.',
      ),
      explanation: sentence(
        brandCase,
        sign.does,
        sign.followedTo !== undefined
          ? `a violation, because ${sign.why} and its link was followed to ${quote(sign.followedTo, 80)}`
          : brandCase.party.trail === null
            ? `a person should decide, because ${sign.why} and the landing page has not been looked at`
            : `a person should decide, because ${sign.why}`,
        sign.subject,
      ),
    });
    return [findings];
  },
};

interface Sign {
  readonly does: string;
  readonly why: string;
  readonly spans: readonly Span[];
  readonly confidence: number;
  /** Registrable domain of a landing page that is not the brand's; left out where no person can be spared the look. */
  readonly followedTo?: string;
  /** Who acts, where naming the party would accuse the owner whose domain is only shown. */
  readonly subject?: string;
}

function signOf(brandCase: BrandCase): Sign | null {
  const { party, brand, relation } = brandCase;
  const ownsShown = party.domain !== null && brand.domains.has(party.domain);
  if (ownsShown && party.source === 'display') return hijackSign(brandCase);
  if (party.borrowed !== null) return borrowedSign(brandCase, party.borrowed);
  if (relation !== 'unknown' && relation !== 'competitor') return null;
  const uses = brandCase.copy.filter(meansMark);
  const imitates = brandCase.labels.some(
    (label) => label.kind === 'homoglyph' || label.kind === 'typo' || label.restIsGeneric,
  );
  const claims = affiliationClaims(brandCase, uses).filter(({ kind }) => kind === 'official');
  if (claims.length > 0 && imitates && !brandCase.labels.some((label) => label.kind === 'exact')) {
    return {
      does: `calls itself official (${quote(claims[0]?.span.text ?? '', 40)}) under the domain ${quote(party.domain ?? '', 80)}`,
      why: 'copy and domain both present it as the brand',
      spans: claims.map((claim) => claim.span),
      confidence: CONFIDENCE.posesAsBrand,
      ...elsewhere(brandCase),
    };
  }
  const named = party.advertiserName === null ? '' : condense(foldText(party.advertiserName.slice(0, 200)).key);
  if (named === '' || party.domain === null || uses.length === 0) return null;
  const owners = [brand.brand.name, brand.brand.owner].map((name) => condense(foldText(name).key));
  if (owners.includes(named)) {
    return {
      does: `names itself ${quote(party.advertiserName ?? '', 60)} while showing the domain ${quote(party.domain, 80)}`,
      why: 'it bears the owner’s name under a domain that the portfolio does not list as the owner’s',
      spans: [],
      confidence: CONFIDENCE.ownersNameElsewhere,
    };
  }
  return null;
}

/** The end of a followed link, where that is not one of the brand's own domains. */
function elsewhere({ party, brand }: BrandCase): { readonly followedTo?: string } {
  const final = party.trail === null ? null : (party.final?.registrable ?? null);
  return final === null || brand.domains.has(final) ? {} : { followedTo: final };
}

/** The brand's own domain is shown, and the followed link ends at somebody else's page. */
function borrowedSign(brandCase: BrandCase, borrowed: HostParts): Sign | null {
  const end = elsewhere(brandCase);
  if (!brandCase.brand.domains.has(borrowed.registrable) || end.followedTo === undefined) return null;
  return {
    does: `shows the brand’s own domain ${quote(borrowed.registrable, 80)}`,
    why: 'that is not where it leads',
    spans: [],
    confidence: CONFIDENCE.impersonationFollowed,
    ...end,
  };
}

/** The brand's own domain is shown, but the link names an affiliate or leads elsewhere. */
function hijackSign(brandCase: BrandCase): Sign | null {
  const { party, brand } = brandCase;
  const shown = quote(party.domain ?? '', 80);
  const { network, publisherId } = party.link;
  if (network !== null && publisherId !== null) {
    return {
      does: `shows the brand’s own domain ${shown} while its link carries the affiliate id ${safeText(publisherId, 40)} of ${safeText(network, 30)}`,
      why: 'an affiliate may stand behind an ad that looks like the brand’s own',
      spans: [],
      confidence: brandCase.publisher === null ? CONFIDENCE.strangerBehindBrand : CONFIDENCE.affiliateBehindBrand,
      subject: 'An ad',
    };
  }
  // Behind a tracker the parameter that looks like the destination may be another tracker's.
  if (party.link.via !== null) return null;
  const final = party.final?.registrable ?? null;
  const label = party.final?.label ?? '';
  if (final === null || brand.domains.has(final) || label === party.shown?.label) return null;
  const role = brandCase.portfolio.rolesByDomain.get(final)?.find((other) => other.brand === brand);
  if (role !== undefined && (role.relation === 'owner' || role.relation === 'agency')) return null;
  return {
    does: `shows the brand’s own domain ${shown} while its link leads to ${quote(final, 80)}`,
    why: 'the portfolio does not list that domain as the owner’s',
    spans: [],
    confidence: CONFIDENCE.strangerBehindBrand,
    subject: 'An ad',
  };
}
