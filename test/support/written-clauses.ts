/**
 * Clauses and sentences written by hand about invented programmes, before the reader was tuned on any of them, in the manner
 * of agreements, network pages and mails. `expected` is what a partner manager reads out of each, as `subject:rule`, with
 * the engines and countries that the sentence limits it to.
 */
export interface WrittenClause {
  readonly text: string;
  readonly expected: readonly string[];
}

/** What the reader was tuned on. */
export const CLAUSES: readonly WrittenClause[] = [
  { text: 'Affiliates may not bid on the Nordlicht brand name.', expected: ['brand_bid:no'] },
  {
    text: 'You shall not bid on our Trademarks, including misspellings or variations thereof.',
    expected: ['brand_bid:no', 'misspell_bid:no'],
  },
  {
    text: 'You may not, without our prior written approval, purchase any keyword that consists of our trademark.',
    expected: ['brand_bid:approval'],
  },
  { text: 'Paid search is permitted.', expected: ['paid_search:yes'] },
  { text: 'PPC traffic is not allowed in this programme.', expected: ['paid_search:no'] },
  {
    text: 'Publishers must not use the Brand Name in the display URL of any paid search advertisement.',
    expected: ['tm_display_url:no'],
  },
  {
    text: 'The use of our trademarks in the title or description of your ads is prohibited.',
    expected: ['tm_copy:no'],
  },
  {
    text: 'Direct linking from paid search ads to our website is strictly forbidden.',
    expected: ['direct_linking:no'],
  },
  { text: 'You may link your paid search ads directly to our website.', expected: ['direct_linking:yes'] },
  {
    text: 'Partners are required to add our brand terms as negative keywords to every campaign.',
    expected: ['negative_keywords:yes'],
  },
  {
    text: 'You may bid on generic keywords, but you may not bid on our brand or use it in your ad copy.',
    expected: ['brand_bid:no', 'tm_copy:no'],
  },
  {
    text: 'Bidding on the brand plus generic terms such as “Nordlicht coupon” requires prior approval.',
    expected: ['tm_plus:approval'],
  },
  {
    text: 'You may not register or use a domain name or subdomain that contains our trademark.',
    expected: ['lookalike_domain:no'],
  },
  {
    text: 'Your advertisements must never appear above ours in the search results.',
    expected: ['rank_above_brand:no'],
  },
  { text: 'Brand bidding: not allowed', expected: ['brand_bid:no'] },
  { text: 'Direct linking: allowed', expected: ['direct_linking:yes'] },
  { text: 'Misspellings of the brand – approval required', expected: ['misspell_bid:approval'] },
  {
    text: 'Search engine marketing is allowed with the exception of brand bidding.',
    expected: ['paid_search:yes', 'brand_bid:no'],
  },
  {
    text: 'Affiliates who bid on our brand keywords will be removed from the programme without notice.',
    expected: ['brand_bid:no'],
  },
  {
    text: 'No commission is paid on sales that come from brand bidding.',
    expected: ['brand_bid:no'],
  },
  {
    text: 'You agree to refrain from bidding on any Protected Keyword, on its own or together with other words, on Google.',
    expected: ['brand_bid:no@google', 'tm_plus:no@google'],
  },
  { text: 'On Bing you are free to bid on our brand.', expected: ['brand_bid:yes@bing'] },
  { text: 'In Germany and Austria affiliates must not bid on our brand.', expected: ['brand_bid:no@AT+DE'] },
  {
    text: 'You may not bid on our trade names on Google, Bing, Yahoo or any other search engine.',
    expected: ['brand_bid:no'],
  },
  {
    text: 'Only affiliates that we have approved in writing may run paid search campaigns.',
    expected: ['paid_search:approval'],
  },
  {
    text: 'Pay-per-click advertising is subject to our prior written consent.',
    expected: ['paid_search:approval'],
  },
  {
    text: 'We do not allow our affiliates to bid on misspellings of our company name.',
    expected: ['misspell_bid:no'],
  },
  {
    text: 'You are not permitted to outbid us on our own brand terms.',
    expected: ['rank_above_brand:no'],
  },
  {
    text: 'Trademark terms may appear in the ad copy only with the merchant’s express permission.',
    expected: ['tm_copy:approval'],
  },
  {
    text: 'You may not: (a) bid on our Marks; (b) use our Marks in the display URL; or (c) link directly to our site from any paid placement.',
    expected: ['brand_bid:no', 'tm_display_url:no', 'direct_linking:no'],
  },
  {
    text: 'The following is permitted:\n- bidding on our brand name together with a modifier\n- direct linking',
    expected: ['tm_plus:yes', 'direct_linking:yes'],
  },
  {
    text: 'Permitted keywords are any keywords other than our Trademarks and misspellings of them.',
    expected: ['brand_bid:no', 'misspell_bid:no'],
  },
  {
    text: 'Publisher shall not engage in keyword bidding on Advertiser’s name, nor shall it display Advertiser’s name in the headline of an ad.',
    expected: ['brand_bid:no', 'tm_copy:no'],
  },
  {
    text: 'Paid search ads may run only between 8 a.m. and 8 p.m.',
    expected: ['dayparts:yes'],
  },
  {
    text: 'The keywords listed in Annex B are excluded and may not be booked.',
    expected: ['excluded_terms:no'],
  },
  { text: 'TM+ bidding is fine.', expected: ['tm_plus:yes'] },
  {
    text: 'You must not present yourself as the official store of Nordlicht in your search ads.',
    expected: ['false_affiliation:no'],
  },
  {
    text: 'If you use paid search, you must set the terms “nordlicht” and “nord licht” as negative keywords (exact and phrase match).',
    expected: ['negative_keywords:yes'],
  },
  {
    text: 'Under no circumstances may the Merchant’s brand be used in the visible URL or in a sub-domain.',
    expected: ['tm_display_url:no', 'lookalike_domain:no'],
  },
  {
    text: 'Affiliates can participate in paid search provided that they do not bid on the brand name.',
    expected: ['paid_search:yes', 'brand_bid:no'],
  },
  { text: 'Das Bieten auf den Markennamen ist untersagt.', expected: ['brand_bid:no'] },
  {
    text: 'Brand-Bidding ist nur nach vorheriger schriftlicher Zustimmung erlaubt.',
    expected: ['brand_bid:approval'],
  },
  { text: 'Suchmaschinenwerbung ist nicht gestattet.', expected: ['paid_search:no'] },
  {
    text: 'Der Partner darf die Marke weder im Anzeigentext noch in der Display-URL verwenden.',
    expected: ['tm_copy:no', 'tm_display_url:no'],
  },
  {
    text: 'Falschschreibweisen der Marke dürfen nicht als Keyword gebucht werden.',
    expected: ['misspell_bid:no'],
  },
  { text: 'Direct Linking ist erlaubt.', expected: ['direct_linking:yes'] },
];

/** Written with the others and not looked at while tuning: how the reader does on clauses that it has not seen. */
export const HELD_OUT: readonly WrittenClause[] = [
  {
    text: 'It is prohibited to bid on Harbour & Pine or any variation of that brand name.',
    expected: ['brand_bid:no', 'misspell_bid:no'],
  },
  { text: 'We welcome search affiliates: paid search is open to everybody.', expected: ['paid_search:yes'] },
  { text: 'Bids on our trademark are allowed on Yahoo only.', expected: ['brand_bid:yes@yahoo'] },
  { text: 'No affiliate is permitted to use the brand in a display URL.', expected: ['tm_display_url:no'] },
  { text: 'Merchant prohibits direct-to-site linking in pay per click campaigns.', expected: ['direct_linking:no'] },
  { text: 'Please exclude our brand by adding it as a negative keyword.', expected: ['negative_keywords:yes'] },
  { text: 'Our brand must not be mentioned in headlines or description lines of text ads.', expected: ['tm_copy:no'] },
  {
    text: 'Sponsored search listings require written authorisation from the programme manager.',
    expected: ['paid_search:approval'],
  },
  {
    text: 'You will not purchase our marks as keywords, nor will you buy typos of them.',
    expected: ['brand_bid:no', 'misspell_bid:no'],
  },
  { text: 'Affiliate ads may not be ranked higher than the advertiser’s own ad.', expected: ['rank_above_brand:no'] },
  { text: 'Brand + keyword combinations: approval needed', expected: ['tm_plus:approval'] },
  { text: 'PPC: yes', expected: ['paid_search:yes'] },
  { text: 'Bidding on our trade mark constitutes a material breach of this Agreement.', expected: ['brand_bid:no'] },
  { text: 'Domain names that include our brand are not accepted.', expected: ['lookalike_domain:no'] },
  {
    text: 'Prohibited: brand bidding, TM+, direct linking.',
    expected: ['brand_bid:no', 'tm_plus:no', 'direct_linking:no'],
  },
  {
    text: 'In the United Kingdom you may bid on our brand with our written consent.',
    expected: ['brand_bid:approval@GB'],
  },
  { text: 'Use of the Licensed Marks within ad text is allowed.', expected: ['tm_copy:yes'] },
  { text: 'Except with our approval, you may not bid on branded terms.', expected: ['brand_bid:approval'] },
  {
    text: 'You may use search advertising for generic terms; branded terms are off limits.',
    expected: ['paid_search:yes', 'brand_bid:no'],
  },
  { text: 'The affiliate undertakes not to place bids on trademarks of the merchant.', expected: ['brand_bid:no'] },
  {
    text: 'Affiliates must ensure their ads do not show the brand in the URL displayed with the ad.',
    expected: ['tm_display_url:no'],
  },
  { text: 'SEM-Aktivitäten bedürfen der vorherigen Freigabe.', expected: ['paid_search:approval'] },
  { text: 'Das Einbuchen der Marke als Keyword ist verboten.', expected: ['brand_bid:no'] },
  { text: 'Die Marke ist als negatives Keyword einzubuchen.', expected: ['negative_keywords:yes'] },
];

/** Sentences that sound alike and say nothing that a rule about ads on results pages could take. */
export const DECOYS: readonly string[] = [
  'With these words we bid you farewell.',
  'You may not submit a bid in our online auctions on behalf of another person.',
  'We grant you a limited licence to use our trademarks and logos on your website.',
  'You shall not alter, distort or recolour the trademarks or logos that we provide.',
  'E-mail marketing with our brand name in the subject line is not allowed.',
  'You may not use our trademarks in printed material, text messages or telephone calls.',
  'Spam, pop-ups and cookie stuffing are prohibited.',
  'Do not fill pages with hidden keywords or meta tags.',
  'Keyword stuffing in your articles is prohibited.',
  'Your site must rank on its own merits in organic search results.',
  'We may bid on our own trademarks at our sole discretion.',
  'All sales tax is paid by the affiliate.',
  'The search for a settlement shall be conducted in good faith before a suit is brought.',
  'Affiliate links must point directly to the product page.',
  'Commissions are paid directly to your bank account.',
  'You must not register an account under a name that includes a trademark of a third party.',
  'The title of each section is for convenience only and does not affect its meaning.',
  'No failure to exercise a right operates as a waiver without prior written consent.',
  'You may not assign this Agreement without our prior written approval.',
  'Facebook ads and other paid social campaigns are permitted.',
  'Our brand stands for quality, and our keyword is trust.',
  'Our domain name will change next month; please update your links.',
  'We retain all right, title and interest in the trademarks.',
  'Any description of the goods on your site must be accurate.',
  'The official language of this Agreement is English.',
  'Competitive bidding for the catering contract closes on Friday.',
];
