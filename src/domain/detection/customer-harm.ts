import type { Relation, Verdict, Violation } from './finding.js';

/** What a violation does to customers, and where on their way to the brand it happens. */
export interface CustomerHarm {
  /** Stage of the customer's journey. */
  readonly stage: 'search' | 'click' | 'landing' | 'purchase' | 'after purchase';
  readonly text: string;
}

/**
 * One row a violation, in the customer's terms. Wording is deliberately conditional: without contacts or figures of the
 * brand's own, nothing is claimed to have happened.
 */
const HARM: Readonly<Record<Violation, CustomerHarm>> = {
  tm_copy: {
    stage: 'search',
    text: 'Customers who look for the brand may take this ad for the brand’s own and expect its service from somebody else.',
  },
  competitor_copy: {
    stage: 'search',
    text: 'Customers who look for the brand are led to a rival under the brand’s name and may not notice before they buy.',
  },
  tm_display_url: {
    stage: 'search',
    text: 'The address carries the brand’s name, so customers may think that they are going to the brand.',
  },
  brand_bid: {
    stage: 'search',
    text: 'Customers see another offer beside the brand they asked for. Some compare, few are misled.',
  },
  tm_plus: {
    stage: 'search',
    text: 'Customers who want something particular of the brand, such as a voucher or a log-in, see another offer first.',
  },
  misspell_bid: {
    stage: 'search',
    text: 'Customers who mistype the brand see another offer first and may not notice whose it is.',
  },
  lookalike_domain: {
    stage: 'landing',
    text: 'Customers may hand their order, password or payment to a site that only looks like the brand.',
  },
  false_affiliation: {
    stage: 'click',
    text: 'Customers trust a seller because of a tie to the brand that it has not got, and blame the brand when the trust is broken.',
  },
  promise_conflict: {
    stage: 'purchase',
    text: 'Customers arrive expecting what the brand does not offer, and leave or complain when they learn it.',
  },
  terms_breach: {
    stage: 'search',
    text: 'Customers meet a partner where the brand itself should answer, and the brand pays commission on people who had already found it.',
  },
  impersonation: {
    stage: 'landing',
    text: 'Customers think that they deal with the brand and may pay or sign in somewhere else.',
  },
  destination_mismatch: {
    stage: 'click',
    text: 'Customers land somewhere else than the ad says and lose time or trust.',
  },
  direct_link: {
    stage: 'click',
    text: 'Customers reach the brand by a detour that they do not see, and the brand may pay commission on a visit that it had already won.',
  },
  ad_hijack: {
    stage: 'search',
    text: 'Customers take the ad for the brand’s own. What it promises they will hold the brand to, although the brand did not write it, and the brand pays commission on its own visitors.',
  },
  evasion: {
    stage: 'landing',
    text: 'What customers are shown depends on how they come, so that some may meet a page that nobody else gets to see.',
  },
};

/** What the violation does to customers. */
export function customerHarmOf(violation: Violation): CustomerHarm {
  return HARM[violation];
}

/**
 * The next step to propose, within what the brand itself controls. Appearances ask for a talk, never for a complaint; a
 * review asks for the one look that would settle it.
 */
export function nextStepOf(violation: Violation, verdict: Verdict, relation: Relation): string {
  if (verdict === 'allowed') return 'Nothing to do: an exemption applies. Dismissing is not needed.';
  if (verdict === 'appearance') {
    if (relation === 'affiliate')
      return 'Check the agreement for a clause on brand queries; ask the partner for a negative keyword if there is one.';
    if (relation === 'reseller')
      return 'Ask the reseller whether it bids on the brand; broad match is possible. A negative keyword settles it.';
    return 'Watch it, and check that the brand’s own ad stands above it. Appearing on a query is not an infringement.';
  }
  if (verdict === 'review') {
    if (violation === 'destination_mismatch' || violation === 'impersonation')
      return 'Open the landing page from the destination address, not through the ad, and see whose site it is; then confirm or dismiss.';
    if (violation === 'direct_link' || violation === 'ad_hijack')
      return 'Look up the publisher and its agreement: may it link straight to the brand? Record the answer as a term; then confirm or dismiss.';
    if (violation === 'evasion')
      return 'Compare the two landing pages that are kept, and have the link followed at another hour; then confirm or dismiss.';
    if (violation === 'promise_conflict')
      return 'Compare the claim with what the brand offers in this market today; then confirm or dismiss.';
    return 'Look at the ad and the landing page: does it sell the brand’s goods, and does it say who sells? Then confirm or dismiss.';
  }
  switch (violation) {
    case 'terms_breach':
      return 'Write to the partner, quote the clause, ask for a negative keyword or a changed ad, and set a date for the answer.';
    case 'lookalike_domain':
      return 'Save the page as evidence, warn the service team, and consider the registrar or a domain complaint.';
    case 'promise_conflict':
      return relation === 'affiliate' || relation === 'reseller'
        ? 'Ask the partner to correct the claim, and tell the service team what customers may expect.'
        : 'Tell the service team what customers may expect, and ask the advertiser to correct the claim.';
    case 'direct_link':
    case 'ad_hijack':
      return 'Send the network the trail with the publisher’s id, ask it to stop the ad and to reverse the commissions, and set a date for the answer.';
    case 'evasion':
      return 'Keep both landing pages as evidence and send them, with the two trails, to the network or the engine.';
    case 'false_affiliation':
      return 'Ask the advertiser to drop the claim; if it stays, complain to the engine with the screenshot.';
    default:
      return relation === 'affiliate' || relation === 'reseller'
        ? 'Confirm it, then ask the partner to take the mark out of the ad.'
        : 'Confirm it, then complain to the engine: the mark is in the ad, and the record has what the form asks for.';
  }
}
