import { rulesOf } from './engine-rule.js';

const PROTECTION = 'https://wodefinance.com/Trademarkregistration/fgvempjdex.html';
const LAW_2025 =
  'https://www.mondaq.com/china/trademark/1756880/revised-anti-unfair-competition-law-expands-acts-of-confusion-2025';

/**
 * Baidu. Its own rules were not found in public; these rows are second-hand. The protection wants a certificate of the
 * People's Republic of China, licence and authorisation, and takes effect within days or weeks, by source.
 */
export const BAIDU_RULES = rulesOf('baidu', [
  ...(['ad-text', 'competitor-text'] as const).map((subject) => ({
    subject,
    stance: 'acts' as const,
    reference: 'baidu/trademarks/ad-text',
    text: 'Baidu blocks a mark in ad copy against a certificate of the People’s Republic of China, a licence and an authorisation.',
    source: PROTECTION,
  })),
  {
    subject: 'authorised',
    stance: 'exempts',
    reference: 'baidu/trademarks/authorised',
    text: 'Baidu lets the owner authorise advertisers to use a protected mark.',
    source: PROTECTION,
  },
  {
    subject: 'keyword',
    stance: 'uncertain',
    reference: 'baidu/trademarks/keywords',
    text: 'Sources conflict on whether Baidu’s brand protection reaches keywords.',
    source: PROTECTION,
    until: '2025-10-15',
  },
  {
    subject: 'keyword',
    stance: 'uncertain',
    reference: 'baidu/trademarks/keywords',
    text: 'Sources conflict on whether Baidu’s brand protection reaches keywords; since 15 October 2025 Chinese law counts a mark set as a keyword as unfair where it misleads.',
    source: LAW_2025,
    from: '2025-10-15',
  },
]);
