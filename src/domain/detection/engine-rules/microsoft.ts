import { rulesOf } from './engine-rule.js';

const IP = 'https://about.ads.microsoft.com/en-in/policies/intellectual-property-policies';
const THIRD_PARTY = 'https://learn.microsoft.com/en-us/advertising/msa-help/hlp_ba_conc_policy_restrictedthirdparty';
const KEYWORDS_2011 = 'http://advertising.microsoft.com/small-business/support-center/search-advertising/editorial-faq';
const KEYWORDS_2017 =
  'https://about.ads.microsoft.com/en-us/blog/post/march-2017/trademark-enforcement-changes-coming-march-27,-2017';
const HONG_KONG_2017 =
  'https://onmsft.com/news/bing-ads-to-allow-bidding-on-trademarked-keywords-globally-makes-it-more-like-google';
const NO_KEYWORDS = 'microsoft-advertising/intellectual-property/keywords';

/** The nine markets that Microsoft's announcement of March 2017 names. */
const MARKETS_OF_2017 = ['AU', 'BR', 'FR', 'IT', 'NZ', 'IE', 'GB', 'ID', 'SG'];

/**
 * Microsoft Advertising: Bing, and the engines that show its ads. Complaints about keywords ended market by market: the
 * United States and Canada on 3 March 2011, nine more on 27 March 2017. The press of 2017 adds Hong Kong, Microsoft's own
 * announcement does not; Taiwan has a policy of its own that was not read.
 */
export const MICROSOFT_RULES = rulesOf('microsoft', [
  {
    subject: 'ad-text',
    stance: 'acts',
    reference: 'microsoft-advertising/intellectual-property/ad-text',
    text: 'Microsoft investigates a mark in ad text on the owner’s complaint; the owner should contact the advertiser first.',
    source: IP,
  },
  {
    subject: 'competitor-text',
    stance: 'acts',
    reference: 'microsoft-advertising/intellectual-property/ad-text',
    text: 'Microsoft investigates a mark in a competitor’s ad text; comparison backed by independent research is allowed.',
    source: IP,
  },
  {
    subject: 'misrepresentation',
    stance: 'acts',
    reference: 'microsoft-advertising/third-party-products',
    text: 'Microsoft forbids claiming an affiliation with the owner of a product when there is none.',
    source: THIRD_PARTY,
  },
  ...(['display-sld', 'display-path', 'lookalike-domain'] as const).map((subject) => ({
    subject,
    stance: 'uncertain' as const,
    reference: 'microsoft-advertising/intellectual-property/display-url',
    text: 'Microsoft investigates ad text; whether it acts on a display URL or domain is uncertain.',
    source: IP,
  })),
  {
    subject: 'keyword',
    stance: 'exempts',
    reference: NO_KEYWORDS,
    text: 'Microsoft has taken no complaints about keywords in the United States and Canada since 3 March 2011.',
    source: KEYWORDS_2011,
    from: '2011-03-03',
    jurisdictions: ['US', 'CA'],
  },
  {
    subject: 'keyword',
    stance: 'acts',
    reference: NO_KEYWORDS,
    text: 'Until 3 March 2011 Microsoft investigated marks used as keywords.',
    source: KEYWORDS_2011,
    until: '2011-03-03',
    jurisdictions: ['US', 'CA'],
  },
  {
    subject: 'keyword',
    stance: 'exempts',
    reference: NO_KEYWORDS,
    text: 'Microsoft has taken no complaints about keywords in this market since 27 March 2017.',
    source: KEYWORDS_2017,
    from: '2017-03-27',
    jurisdictions: MARKETS_OF_2017,
  },
  {
    subject: 'keyword',
    stance: 'acts',
    reference: NO_KEYWORDS,
    text: 'Until 27 March 2017 Microsoft restricted marks used as keywords in this market.',
    source: KEYWORDS_2017,
    until: '2017-03-27',
    jurisdictions: MARKETS_OF_2017,
  },
  {
    subject: 'keyword',
    stance: 'uncertain',
    reference: NO_KEYWORDS,
    text: 'Reports of March 2017 name Hong Kong among the markets without complaints about keywords; Microsoft’s announcement does not.',
    source: HONG_KONG_2017,
    from: '2017-03-27',
    jurisdictions: ['HK'],
  },
  {
    subject: 'keyword',
    stance: 'uncertain',
    reference: 'microsoft-advertising/intellectual-property/keywords-taiwan',
    text: 'Microsoft has a policy of its own for Taiwan; what it does about keywords there is not known.',
    source: IP,
    jurisdictions: ['TW'],
  },
  {
    subject: 'keyword',
    stance: 'exempts',
    reference: NO_KEYWORDS,
    text: 'Microsoft investigates ad text and takes no complaints about keywords.',
    source: IP,
    from: '2017-03-27',
  },
  {
    subject: 'keyword',
    stance: 'uncertain',
    reference: NO_KEYWORDS,
    text: 'Before 27 March 2017 Microsoft’s treatment of keywords differed from market to market.',
    source: KEYWORDS_2017,
    until: '2017-03-27',
  },
  {
    subject: 'resale',
    stance: 'exempts',
    reference: 'microsoft-advertising/intellectual-property/resellers',
    text: 'Microsoft allows a mark in the ad text of a reseller of the authentic goods.',
    source: IP,
  },
  {
    subject: 'parts',
    stance: 'uncertain',
    reference: 'microsoft-advertising/intellectual-property/fair-use',
    text: 'Microsoft allows fair use such as resale and information; it does not speak of parts and compatible goods.',
    source: IP,
  },
  {
    subject: 'information',
    stance: 'exempts',
    reference: 'microsoft-advertising/intellectual-property/informational',
    text: 'Microsoft allows a mark in the ad text of sites that inform about the goods, such as reviews.',
    source: IP,
  },
  {
    subject: 'dictionary',
    stance: 'exempts',
    reference: 'microsoft-advertising/intellectual-property/dictionary',
    text: 'Microsoft allows the ordinary dictionary use of a term.',
    source: IP,
  },
  {
    subject: 'comparison',
    stance: 'exempts',
    reference: 'microsoft-advertising/intellectual-property/comparison',
    text: 'Microsoft allows comparison that is backed by independent research.',
    source: IP,
  },
  {
    subject: 'comparison-shopping',
    stance: 'uncertain',
    reference: 'microsoft-advertising/intellectual-property/fair-use',
    text: 'Microsoft allows fair use such as resale and information; it does not speak of comparison services.',
    source: IP,
  },
]);
