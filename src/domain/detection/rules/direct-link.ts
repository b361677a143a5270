import { CONFIDENCE } from '../confidence.js';
import type { Rule } from '../rule.js';
import { quote } from '../../text/safe-text.js';
import { judgePublisherLink, publisherLink } from './publisher-link.js';

/**
 * A publisher's link that takes the visitor to the brand's own site without a page of the publisher's in between on which
 * anybody could rest. Said only of followed links; an ad that shows the brand's own domain besides is `ad_hijack`.
 */
export const directLink: Rule = {
  id: 'direct_link',
  version: 1,
  evaluate: (brandCase) => {
    const link = publisherLink(brandCase);
    const { borrowed, trail } = brandCase.party;
    if (link === null || trail === null) return [];
    if (borrowed !== null && brandCase.brand.domains.has(borrowed.registrable)) return [];
    const through = trail.between.slice(0, 3).map((domain) => quote(domain, 60));
    const passing = through.length === 0 ? '' : `, passing ${through.join(' and ')} without resting there,`;
    return [
      judgePublisherLink(directLink, brandCase, link, {
        does: `leads straight to the brand’s site${passing}`,
        spans: [],
        unlisted: {
          verdict: 'review',
          confidence: CONFIDENCE.directLinkOpen,
          why: 'a person should decide, because the portfolio does not know this publisher’s agreement',
        },
        open: CONFIDENCE.directLinkOpen,
      }),
    ];
  },
};
