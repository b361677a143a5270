/** Codes of the API in plain words. A code that is not known yet is shown as it is, never hidden. */
import type { AlertState, DismissReason, Verdict } from '../api/types.js';
import { lookup } from './lookup.js';

export const STATES: readonly AlertState[] = ['open', 'confirmed', 'dismissed', 'permitted', 'watched'];

export const stateLabel = lookup({
  open: 'Open',
  confirmed: 'Confirmed',
  dismissed: 'Dismissed',
  permitted: 'Permitted',
  watched: 'Watched',
  all: 'All',
});

export const verdictLabel = lookup({
  violation: 'Violation',
  review: 'Needs a look',
  allowed: 'Allowed',
  appearance: 'Appearance',
} satisfies Record<Verdict, string>);

export const verdictMeaning = lookup({
  violation: 'The rule holds on what the ad shows.',
  review: 'The signs are there, but a person has to judge.',
  allowed: 'An exemption applies; this is not held against the advertiser.',
  appearance: 'The ad appeared on a search for the brand. That alone is not held against the advertiser.',
} satisfies Record<Verdict, string>);

export const relationLabel = lookup({
  owner: 'Owner',
  affiliate: 'Affiliate',
  reseller: 'Reseller',
  competitor: 'Competitor',
  agency: 'Own agency',
  informational: 'Information site',
  unknown: 'Unknown advertiser',
});

export const engineLabel = lookup({
  google: 'Google',
  bing: 'Bing',
  yahoo: 'Yahoo',
  duckduckgo: 'DuckDuckGo',
  baidu: 'Baidu',
  yandex: 'Yandex',
  naver: 'Naver',
});

export const deviceLabel = lookup({ desktop: 'Desktop', mobile: 'Mobile', tablet: 'Tablet' });

export const blockLabel = lookup({
  top: 'above the results',
  middle: 'between the results',
  bottom: 'below the results',
  side: 'beside the results',
});

export const providerLabel = lookup({
  serpapi: 'SerpApi reply',
  dataforseo: 'DataForSEO reply',
  'dataforseo-queued': 'DataForSEO reply (queued)',
  searchapi: 'SearchApi reply',
  scaleserp: 'Scale SERP reply',
  valueserp: 'ValueSERP reply',
  serper: 'Serper reply',
  zenserp: 'Zenserp reply',
  apify: 'Apify reply',
  oxylabs: 'Oxylabs reply',
  brightdata: 'Bright Data reply',
  'google-html': 'Saved Google page',
  'bing-html': 'Saved Bing page',
  'duckduckgo-html': 'Saved DuckDuckGo page',
  'saved-page': 'Saved page or archive',
});

/** Those who are asked for looks. */
export const liveProviderLabel = lookup({
  serpapi: 'SerpApi',
  dataforseo: 'DataForSEO',
  'dataforseo-queued': 'DataForSEO (queued)',
  searchapi: 'SearchApi',
  scaleserp: 'Scale SERP',
  valueserp: 'ValueSERP',
  serper: 'Serper',
  zenserp: 'Zenserp',
  apify: 'Apify',
  oxylabs: 'Oxylabs',
  brightdata: 'Bright Data',
});

export const PROVIDERS = [
  'serpapi',
  'dataforseo',
  'dataforseo-queued',
  'searchapi',
  'scaleserp',
  'valueserp',
  'serper',
  'zenserp',
  'apify',
  'oxylabs',
  'brightdata',
  'google-html',
  'bing-html',
  'duckduckgo-html',
] as const;

export const viaLabel = lookup({
  exact: 'as registered',
  variant: 'a listed variant',
  skeleton: 'written with similar-looking characters',
  split: 'split by spaces or signs',
  compound: 'part of a longer word',
  typo: 'misspelt',
  transliteration: 'in another script',
  claim: 'the claim',
});

export const exemptionLabel = lookup({
  owner: 'The brand’s own ad',
  agency: 'The brand’s own agency',
  permit: 'Permitted by the brand',
  'listed-partner': 'A listed partner',
  'authentic-resale': 'Authentic resale',
  'compatible-parts': 'Parts or compatible goods',
  information: 'Information or review',
  'dictionary-meaning': 'Dictionary word',
  comparison: 'Comparison',
  'comparison-shopping': 'Comparison shopping service',
  'second-level-domain': 'Only in the domain, which the engine allows',
});

/** Where on a customer's way it does harm. */
export const stageLabel = lookup({
  search: 'while searching',
  click: 'when clicking',
  landing: 'on arrival',
  purchase: 'when buying',
  'after purchase': 'after buying',
});

/** In the order in which reviewers need them. */
export const DISMISS_REASONS: readonly { value: DismissReason; label: string; meaning: string }[] = [
  { value: 'authentic-resale', label: 'Authentic resale', meaning: 'Sells the brand’s genuine goods.' },
  { value: 'not-our-mark', label: 'Not our mark', meaning: 'The word means somebody or something else here.' },
  {
    value: 'permitted-elsewhere',
    label: 'Permitted elsewhere',
    meaning: 'A permission exists that the portfolio does not know.',
  },
  { value: 'dictionary-word', label: 'Dictionary word', meaning: 'Used in its ordinary meaning.' },
  {
    value: 'information-or-review',
    label: 'Information or review',
    meaning: 'Writes about the brand, does not pose as it.',
  },
  { value: 'wrong-party', label: 'Wrong advertiser', meaning: 'Somebody else stands behind the ad.' },
  { value: 'duplicate', label: 'Duplicate', meaning: 'Already handled in another alert.' },
  { value: 'too-small', label: 'Too small to pursue', meaning: 'True, but not worth anybody’s time.' },
  { value: 'other', label: 'Another reason', meaning: 'Say which, so that the rules can learn from it.' },
];

export const dismissReasonLabel = lookup(Object.fromEntries(DISMISS_REASONS.map((r) => [r.value, r.label])));

export const outcomeLabel = lookup({
  ads: 'Ads seen',
  'no-ads': 'Nothing there',
  blocked: 'Could not look: blocked',
  failed: 'Could not look: unreadable',
  pending: 'Not read yet',
});

/** Of looks that the product takes itself. */
export const lookOutcomeLabel = lookup({
  ads: 'Ads seen',
  'no-ads': 'Nothing there',
  blocked: 'Blocked',
  failed: 'Could not look',
  refused: 'Refused by the budget',
});

export const outcomeMeaning = lookup({
  ads: 'The page was read and carried ads.',
  'no-ads': 'The page was read and carried no ad.',
  blocked: 'The engine showed a captcha, a refusal or a consent wall. Nothing can be said about ads.',
  failed: 'The file could not be read as a results page. Nothing can be said about ads.',
  pending: 'Stored; the ads have not been read yet.',
});

export const roleLabel = lookup({
  admin: 'Administrator',
  'ppc-manager': 'PPC manager',
  'partner-manager': 'Partner manager',
  viewer: 'Viewer',
});

/** Who carries an action of a note. */
export const whoLabel = lookup({
  'ppc-manager': 'PPC manager',
  'partner-manager': 'Partner manager',
  'service-lead': 'Service lead',
  legal: 'Legal',
});

/** What a term can be about, and what it can say, in the order in which people choose. */
export const TERM_SUBJECTS = [
  ...['brand_bid', 'tm_plus', 'misspell_bid', 'tm_copy', 'tm_display_url', 'direct_linking', 'paid_search'],
  ...['negative_keywords', 'lookalike_domain', 'rank_above_brand', 'excluded_terms', 'dayparts', 'false_affiliation'],
  ...['approved_partners', 'promise_conflict'],
] as const;
export const TERM_RULES = ['no', 'approval', 'yes'] as const;

/** What a term of an agreement is about. */
export const termSubjectLabel = lookup({
  brand_bid: 'Bidding on the brand',
  tm_plus: 'Bidding on brand plus a word',
  misspell_bid: 'Bidding on misspellings',
  tm_copy: 'Mark in the ad text',
  tm_display_url: 'Mark in the shown address',
  direct_link: 'Linking straight to the brand',
  direct_linking: 'Linking straight to the brand',
  paid_search: 'Paid search',
  false_affiliation: 'Claiming to belong to the brand',
  lookalike_domain: 'Mark in the partner’s domain',
  negative_keywords: 'Negative keywords',
  rank_above_brand: 'Standing above the brand’s ad',
  excluded_terms: 'Excluded words',
  dayparts: 'Hours of the day',
  approved_partners: 'Named partners only',
  promise_conflict: 'Claims against the brand’s promises',
});

/** What a partner answers, as it chooses it and as staff read it. */
export const PARTNER_ANSWERS = [
  { value: 'not_me', label: 'It was not us', meaning: 'Somebody else ran this ad' },
  { value: 'fixed', label: 'We have fixed it', meaning: 'The ad is changed or no longer runs' },
  { value: 'permitted', label: 'We may do this', meaning: 'The agreement or the brand permits it' },
] as const;

export const partnerAnswerLabel = lookup(Object.fromEntries(PARTNER_ANSWERS.map(({ value, label }) => [value, label])));

export const termRuleLabel = lookup({ yes: 'Allowed', no: 'Forbidden', approval: 'Needs approval' });

export const librarySourceLabel = lookup({
  'serpapi-transparency': 'Google Ads Transparency through SerpApi',
  'searchapi-transparency': 'Google Ads Transparency through SearchApi',
  'dataforseo-transparency': 'Google Ads Transparency through DataForSEO',
  'microsoft-ad-library': 'Microsoft’s Ad Library',
});
