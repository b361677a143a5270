import { rulesOf } from './engine-rule.js';

const TRADEMARKS = 'https://support.google.com/adspolicy/answer/6118';
const TRADEMARKS_2023 = 'https://support.google.com/adspolicy/answer/13594188';
const MISREPRESENTATION = 'https://support.google.com/adspolicy/answer/6020955';
const IMPERSONATION_2024 = 'https://www.searchenginejournal.com/google-bans-impersonation-in-ads/508598/';
const DESTINATION = 'https://support.google.com/adspolicy/answer/6368661';
const ABUSE = 'https://support.google.com/adspolicy/answer/6020954';
const DRS = 'https://www.legitquest.com/case/google-llc-v-drs-logistics-p-ltd--ors/78343C';
const HINDWARE = 'https://www.medianews4u.com/delhi-high-court-directs-google-to-stop-using-hindware-keywords-in-ads/';

/** Google Ads. Complaints name specific advertisers since 24 July 2023. */
export const GOOGLE_RULES = rulesOf('google', [
  {
    subject: 'ad-text',
    stance: 'acts',
    reference: 'google-ads/trademarks/in-ad-text',
    text: 'On the owner’s complaint about a named advertiser Google restricts a mark in ad text where the use is confusing, deceptive or misleading.',
    source: TRADEMARKS,
    from: '2023-07-24',
  },
  {
    subject: 'ad-text',
    stance: 'acts',
    reference: 'google-ads/trademarks/in-ad-text',
    text: 'On the owner’s complaint Google restricts a mark in ad text, for one advertiser or for its whole industry.',
    source: TRADEMARKS_2023,
    until: '2023-07-24',
  },
  {
    subject: 'competitor-text',
    stance: 'acts',
    reference: 'google-ads/trademarks/competitor',
    text: 'On the owner’s complaint Google restricts a mark in the ad of a direct competitor.',
    source: TRADEMARKS,
  },
  {
    subject: 'display-sld',
    stance: 'exempts',
    reference: 'google-ads/trademarks/second-level-domain',
    text: 'Google does not restrict a mark in the second-level domain of the display URL.',
    source: TRADEMARKS,
  },
  {
    subject: 'display-path',
    stance: 'uncertain',
    reference: 'google-ads/trademarks/display-url',
    text: 'A mark in the sub-domain or path of the display URL can be reported to Google; sources conflict on whether it acts.',
    source: TRADEMARKS,
  },
  {
    subject: 'lookalike-domain',
    stance: 'uncertain',
    reference: 'google-ads/misrepresentation/lookalike-domain',
    text: 'Google does not restrict a mark in the second-level domain; a site that passes for the brand falls under its misrepresentation policy, and whether a domain alone suffices is uncertain.',
    source: MISREPRESENTATION,
  },
  {
    subject: 'keyword',
    stance: 'exempts',
    reference: 'google-ads/trademarks/keywords',
    text: 'Google does not restrict trade marks as keywords.',
    source: TRADEMARKS,
  },
  {
    subject: 'keyword',
    stance: 'uncertain',
    reference: 'google-ads/trademarks/keywords-india',
    text: 'Google does not restrict keywords by its own rule; in India a court held on 10 August 2023 that a keyword is use of the mark and infringes where it confuses.',
    source: DRS,
    from: '2023-08-10',
    until: '2026-05-22',
    jurisdictions: ['IN'],
  },
  {
    subject: 'keyword',
    stance: 'uncertain',
    reference: 'google-ads/trademarks/keywords-india',
    text: 'Google does not restrict keywords by its own rule; in India the Delhi High Court forbade it on 22 May 2026 to offer a mark as a keyword (Hindware), and what it does for other marks is uncertain.',
    source: HINDWARE,
    from: '2026-05-22',
    jurisdictions: ['IN'],
  },
  {
    subject: 'misrepresentation',
    stance: 'acts',
    reference: 'google-ads/misrepresentation',
    text: 'Google forbids ads that make users believe in a link with another brand that does not exist.',
    source: MISREPRESENTATION,
    until: '2024-03-01',
  },
  {
    subject: 'misrepresentation',
    stance: 'acts',
    reference: 'google-ads/misrepresentation',
    text: 'Google forbids ads that make users believe in a link with another brand that does not exist.',
    source: MISREPRESENTATION,
    until: '2024-04-01',
    jurisdictions: ['FR'],
  },
  {
    subject: 'misrepresentation',
    stance: 'acts',
    reference: 'google-ads/misrepresentation/impersonation',
    text: 'Google suspends accounts that impersonate a brand or falsely imply to belong to it, without warning, since March 2024 (in France since April).',
    source: IMPERSONATION_2024,
    from: '2024-03-01',
  },
  {
    subject: 'destination',
    stance: 'acts',
    reference: 'google-ads/destination-mismatch',
    text: 'Google forbids a display URL whose domain differs from that of the landing page.',
    source: DESTINATION,
  },
  {
    subject: 'direct-link',
    stance: 'uncertain',
    reference: 'google-ads/circumventing-systems',
    text: 'Google forbids circumventing its systems; whether it takes an affiliate’s ad that leads straight to the brand for that is uncertain.',
    source: ABUSE,
  },
  {
    subject: 'cloaking',
    stance: 'acts',
    reference: 'google-ads/circumventing-systems/cloaking',
    text: 'Google forbids showing some visitors other content than its own reviewers, and suspends accounts for it.',
    source: ABUSE,
  },
  {
    subject: 'authorised',
    stance: 'exempts',
    reference: 'google-ads/trademarks/authorised',
    text: 'Google does not restrict advertisers that the owner has authorised; its authorisation has no limits, so limits belong into the agreement.',
    source: TRADEMARKS,
  },
  {
    subject: 'resale',
    stance: 'exempts',
    reference: 'google-ads/trademarks/resellers',
    text: 'Google exempts resellers whose landing page mainly sells the goods, shows prices and a way to buy, and is clear about who advertises.',
    source: TRADEMARKS,
  },
  {
    subject: 'parts',
    stance: 'exempts',
    reference: 'google-ads/trademarks/compatible-products',
    text: 'Google exempts pages that mainly sell components, replacement parts or compatible goods for the goods of the mark.',
    source: TRADEMARKS,
  },
  {
    subject: 'information',
    stance: 'exempts',
    reference: 'google-ads/trademarks/informational',
    text: 'Google exempts sites whose main purpose is to inform about the goods.',
    source: TRADEMARKS,
  },
  {
    subject: 'comparison-shopping',
    stance: 'exempts',
    reference: 'google-ads/trademarks/facilitating-sale',
    text: 'Google exempts pages that clearly facilitate the sale of the goods and show prices; it does not speak of comparison services by name.',
    source: TRADEMARKS,
  },
  {
    subject: 'dictionary',
    stance: 'exempts',
    reference: 'google-ads/trademarks/descriptive',
    text: 'Google does not restrict a word used in its ordinary meaning.',
    source: TRADEMARKS,
  },
]);
