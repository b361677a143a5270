import type { BrandCase } from '../brand-case.js';
import { CONFIDENCE } from '../confidence.js';
import { exemptionBasis } from '../exemptions/exemption.js';
import type { Finding } from '../finding.js';
import { finding } from '../rule.js';
import type { Rule } from '../rule.js';
import { quote, safeText } from '../../text/safe-text.js';
import { sentence } from '../wording.js';
import { judgePublisherLink, publisherLink, shownSpan } from './publisher-link.js';

/**
 * The ad shows the brand's own domain and leads to the brand, but by the link of a publisher who is paid for the visit: it
 * passes for the brand's ad and takes its place. Said only of followed links. A comparison shopping service meets the same
 * test and is allowed by name; trackers that only count are no publishers.
 */
export const adHijack: Rule = {
  id: 'ad_hijack',
  version: 1,
  evaluate: (brandCase) => {
    const { party, brand, ad } = brandCase;
    const link = publisherLink(brandCase);
    if (link === null) return comparisonShopping(brandCase);
    if (party.borrowed === null || !brand.domains.has(party.borrowed.registrable)) return [];
    return [
      judgePublisherLink(adHijack, brandCase, link, {
        does: `shows the brand’s own domain ${quote(party.borrowed.registrable, 80)}`,
        spans: [shownSpan(ad.displayUrl, party.borrowed)],
        unlisted: {
          verdict: 'violation',
          confidence: CONFIDENCE.hijackFollowed,
          why: 'a violation, because it passes for the brand’s own ad and the portfolio knows of no agreement that allows it',
        },
        open: CONFIDENCE.hijackOpen,
      }),
    ];
  },
};

/** The owner's goods, offered by way of a service that compares prices and is paid by the click. */
function comparisonShopping(brandCase: BrandCase): readonly Finding[] {
  const { party, brand, ad } = brandCase;
  const service = party.trail?.links.find(({ kind }) => kind === 'comparison');
  if (service === undefined || party.shown === null || party.source !== 'display') return [];
  const { registrable } = party.shown;
  if (!brand.domains.has(registrable) || !brand.domains.has(party.final?.registrable ?? '')) return [];
  const code = 'comparison-shopping';
  const text = 'A comparison shopping service may advertise the offers of the shops that it lists.';
  const does = `shows the brand’s own domain ${quote(registrable, 80)} and leads there by ${safeText(service.network, 40)}`;
  return [
    finding(adHijack, brandCase, {
      mark: null,
      verdict: 'allowed',
      confidence: CONFIDENCE.certain,
      spans: [shownSpan(ad.displayUrl, party.shown)],
      basis: exemptionBasis(brandCase, code, null, text),
      exemption: code,
      explanation: sentence(
        brandCase,
        does,
        'allowed, because that is a comparison shopping service and no affiliate',
        'An ad',
      ),
    }),
  ];
}
