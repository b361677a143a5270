import { meansMark, spanOf } from '../brand-case.js';
import type { BrandCase } from '../brand-case.js';
import { affiliationClaims } from '../affiliation-claim.js';
import { CONFIDENCE } from '../confidence.js';
import { engineBasis, engineRule } from '../engine-rules.js';
import type { Finding, Span } from '../finding.js';
import { finding } from '../rule.js';
import type { Rule } from '../rule.js';
import { foldText } from '../../text/fold.js';
import { quote, safeText } from '../../text/safe-text.js';
import { condense } from '../../text/tokens.js';
import { sentence } from '../wording.js';

/**
 * The ad presents itself as the brand and the brand is not where it leads. The landing page is not looked at here, so the
 * verdict is never more than `review`.
 */
export const impersonation: Rule = {
  id: 'impersonation',
  version: 3,
  evaluate: (brandCase) => {
    const sign = signOf(brandCase);
    if (sign === null) return [];
    const { ad, day, copy, portfolio } = brandCase;
    const uses = copy.filter(meansMark);
    const mark = portfolio.marks[uses[0]?.match.markId ?? -1] ?? brandCase.query?.mark ?? null;
    const findings: Finding = finding(impersonation, brandCase, {
      mark,
      verdict: 'review',
      confidence: sign.confidence,
      spans: [...sign.spans, ...uses.slice(0, 5).map(spanOf)],
      basis: engineBasis(
        engineRule(ad.engine, 'misrepresentation', ad.country, day),
        'An ad must not present its advertiser as another business.',
      ),
      explanation: sentence(
        brandCase,
        sign.does,
        `a person should decide, because ${sign.why} and the landing page has not been looked at`,
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
  /** Who acts, where naming the party would accuse the owner whose domain is only shown. */
  readonly subject?: string;
}

function signOf(brandCase: BrandCase): Sign | null {
  const { party, brand, relation } = brandCase;
  const ownsShown = party.domain !== null && brand.domains.has(party.domain);
  if (ownsShown && party.source === 'display') return hijackSign(brandCase);
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
