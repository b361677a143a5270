import type { Violation } from '../detection/finding.js';

/** What a violation costs customers in effort, and what they are likely to ask the service team afterwards. */
export interface FollowUp {
  readonly effort: string;
  /** Questions in the customer's words, the likeliest first. Expected, not counted: no contact of the brand stands behind them. */
  readonly contacts: readonly string[];
}

const FOLLOW_UP: Readonly<Record<Violation, FollowUp>> = {
  tm_copy: {
    effort: 'They have to find out for themselves whose offer it is; whoever notices searches again.',
    contacts: ['Is this shop yours?', 'I ordered from you and cannot find my order.'],
  },
  competitor_copy: {
    effort: 'They compare two offers that they did not ask to compare, and go back if they notice.',
    contacts: ['Is this the same product?', 'I thought that I had ordered from you.'],
  },
  tm_display_url: {
    effort: 'They have to read an address closely to see that it is not the brand’s.',
    contacts: ['Is this address yours?', 'Why does my account not work there?'],
  },
  brand_bid: {
    effort: 'They pass over one more ad on their way to the brand.',
    contacts: ['Do you match this other offer?'],
  },
  tm_plus: {
    effort: 'They follow a promise to its end, often a code that does not work, and start again.',
    contacts: ['The code that I found does not work.', 'Why do I not see this offer on your own site?'],
  },
  misspell_bid: {
    effort: 'They land elsewhere by a slip of the keyboard and have to search a second time.',
    contacts: ['Is this shop yours?'],
  },
  lookalike_domain: {
    effort: 'They have to undo an order, a payment or a password given to the wrong site.',
    contacts: ['I paid and nothing came.', 'Was my password stolen?', 'Is this site yours?'],
  },
  false_affiliation: {
    effort: 'They take a complaint to the brand that somebody else has to settle.',
    contacts: ['Your partner does not answer.', 'Is this an authorised seller?', 'Does my warranty hold?'],
  },
  promise_conflict: {
    effort: 'They arrive at the till and learn that the offer does not exist, then ask or leave.',
    contacts: ['Why is the price another than in the ad?', 'I want what the ad promised.'],
  },
  terms_breach: {
    effort: 'They take a detour through a partner to a shop that they had already asked for.',
    contacts: ['The partner’s code was not accepted.', 'Who do I turn to, you or the partner?'],
  },
  impersonation: {
    effort: 'They have to undo what they did on a site that they took for the brand’s.',
    contacts: ['I paid and nothing came.', 'Did you send me this?', 'Is this site yours?'],
  },
  destination_mismatch: {
    effort: 'They land somewhere else than the ad says and start again.',
    contacts: ['Your link leads to another shop.'],
  },
  direct_link: {
    effort: 'They notice nothing; the effort is the brand’s, which pays for the visit.',
    contacts: ['Which page did I order from?'],
  },
  ad_hijack: {
    effort:
      'They arrive expecting what somebody else’s ad said, and have to find out that the brand does not know of it.',
    contacts: ['Your ad promised this.', 'The code in your ad does not work.'],
  },
  evasion: {
    effort: 'They cannot show anybody what they saw, because others are shown another page.',
    contacts: ['I cannot find the page again that I ordered from.'],
  },
};

/** What the violation costs customers in effort, and what they may ask next. */
export function followUpOf(violation: Violation): FollowUp {
  return FOLLOW_UP[violation];
}
