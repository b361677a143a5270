import { rulesOf } from './engine-rule.js';

const RESTRICTION = 'https://marketing.yahoo.co.jp/guidelines/tmrestriction.html';
const START_2019 = 'https://promotionalads.yahoo.co.jp/support/release/674122.html';
const FOR_ADVERTISERS = 'https://ads-help.yahoo.co.jp/yahooads/ss/articledetail?lan=en&aid=13045';

/** Yahoo! JAPAN: registered marks only, on application of the owner or its agent, since 15 May 2019. */
export const YAHOO_JAPAN_RULES = rulesOf('yahoo-japan', [
  ...(['ad-text', 'competitor-text'] as const).map((subject) => ({
    subject,
    stance: 'acts' as const,
    reference: 'yahoo-japan/trademarks/ad-text',
    text: 'Yahoo! JAPAN restricts a registered mark in ad text when the owner or its agent applies and it finds the use improper; a keyword inserted into the text counts.',
    source: START_2019,
    from: '2019-05-15',
  })),
  {
    subject: 'keyword',
    stance: 'exempts',
    reference: 'yahoo-japan/trademarks/keywords',
    text: 'Yahoo! JAPAN leaves keywords out of its restriction, unless they are inserted into the ad text.',
    source: RESTRICTION,
    from: '2019-05-15',
  },
  {
    subject: 'authorised',
    stance: 'exempts',
    reference: 'yahoo-japan/trademarks/permitted-advertisers',
    text: 'The owner may let named advertisers use a mark that Yahoo! JAPAN restricts.',
    source: RESTRICTION,
    from: '2019-05-15',
  },
  {
    subject: 'dictionary',
    stance: 'exempts',
    reference: 'yahoo-japan/trademarks/other-meaning',
    text: 'Yahoo! JAPAN lifts its restriction on review where a word does not refer to the mark.',
    source: FOR_ADVERTISERS,
    from: '2019-05-15',
  },
  {
    subject: 'resale',
    stance: 'uncertain',
    reference: 'yahoo-japan/trademarks/resellers',
    text: 'Yahoo! JAPAN lets resellers ask about a restricted mark; whether it then allows them is uncertain.',
    source: RESTRICTION,
    from: '2019-05-15',
  },
]);
