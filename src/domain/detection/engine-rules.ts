import { inForce } from './dates.js';
import type { Basis } from './finding.js';

/** Whose rules apply: engines of one company share them. */
export type EngineFamily = 'google' | 'microsoft' | 'yahoo-japan' | 'yandex' | 'baidu' | 'naver';

export type RuleSubject =
  | 'ad-text'
  | 'competitor-text'
  | 'display-sld'
  | 'display-path'
  | 'keyword'
  | 'misrepresentation'
  | 'destination'
  | 'resale'
  | 'information'
  | 'dictionary'
  | 'comparison';

/**
 * One rule of an engine. `acts`: the engine restricts this on the owner's complaint; `exempts`: it says that it will not;
 * `uncertain`: sources conflict or are silent on the detail.
 */
export interface EngineRule {
  readonly engine: EngineFamily;
  /** ISO country, or `*`. */
  readonly jurisdiction: string;
  readonly subject: RuleSubject;
  readonly stance: 'acts' | 'exempts' | 'uncertain';
  readonly reference: string;
  readonly text: string;
  readonly source: string;
  readonly from: string | null;
  readonly until: string | null;
}

const GOOGLE_TRADEMARKS = 'https://support.google.com/adspolicy/answer/6118';
const GOOGLE_MISREPRESENTATION = 'https://support.google.com/adspolicy/answer/6020955';
const GOOGLE_DESTINATION = 'https://support.google.com/adspolicy/answer/6368661';
const MICROSOFT_IP = 'https://about.ads.microsoft.com/en-in/policies/intellectual-property-policies';
const MICROSOFT_THIRD_PARTY =
  'https://learn.microsoft.com/en-us/advertising/msa-help/hlp_ba_conc_policy_restrictedthirdparty';

const row = (
  engine: EngineFamily,
  subject: RuleSubject,
  stance: EngineRule['stance'],
  reference: string,
  text: string,
  source: string,
  dates: { from?: string; until?: string; jurisdiction?: string } = {},
): EngineRule => ({
  engine,
  subject,
  stance,
  reference,
  text,
  source,
  jurisdiction: dates.jurisdiction ?? '*',
  from: dates.from ?? null,
  until: dates.until ?? null,
});

/** Starting rows, from public sources; engines change them, so each may end and be followed by another. */
export const ENGINE_RULES: readonly EngineRule[] = [
  row(
    'google',
    'ad-text',
    'acts',
    'google-ads/trademarks/in-ad-text',
    'On the owner’s complaint Google restricts a mark in ad text where the use is confusing, deceptive or misleading.',
    GOOGLE_TRADEMARKS,
    { from: '2023-07-24' },
  ),
  row(
    'google',
    'ad-text',
    'acts',
    'google-ads/trademarks/in-ad-text',
    'On the owner’s complaint Google restricts a mark in ad text, advertiser by advertiser or for all.',
    GOOGLE_TRADEMARKS,
    { until: '2023-07-24' },
  ),
  row(
    'google',
    'competitor-text',
    'acts',
    'google-ads/trademarks/competitor',
    'Google restricts the use of a mark in the ad text of a direct competitor.',
    GOOGLE_TRADEMARKS,
  ),
  row(
    'google',
    'display-sld',
    'exempts',
    'google-ads/trademarks/second-level-domain',
    'Google does not restrict a mark in the second-level domain of the display URL.',
    GOOGLE_TRADEMARKS,
  ),
  row(
    'google',
    'display-path',
    'uncertain',
    'google-ads/trademarks/display-url',
    'A mark in the sub-domain or path of the display URL can be reported to Google; whether it acts is uncertain.',
    GOOGLE_TRADEMARKS,
  ),
  row(
    'google',
    'keyword',
    'exempts',
    'google-ads/trademarks/keywords',
    'Google does not restrict trade marks as keywords.',
    GOOGLE_TRADEMARKS,
  ),
  row(
    'google',
    'keyword',
    'uncertain',
    'google-ads/trademarks/keywords-india',
    'Use of a mark as a keyword can infringe in India (Delhi High Court, 22 May 2026).',
    'Delhi High Court, Hindware v Google, 22 May 2026',
    { from: '2026-05-22', jurisdiction: 'IN' },
  ),
  row(
    'google',
    'misrepresentation',
    'acts',
    'google-ads/misrepresentation',
    'Google forbids ads that make users believe in a false link with another brand.',
    GOOGLE_MISREPRESENTATION,
  ),
  row(
    'google',
    'destination',
    'acts',
    'google-ads/destination-mismatch',
    'Google forbids a display URL whose domain differs from that of the landing page.',
    GOOGLE_DESTINATION,
  ),
  row(
    'google',
    'resale',
    'exempts',
    'google-ads/trademarks/resellers',
    'Google exempts resellers whose landing page sells the goods, shows commercial information and is clear about who advertises.',
    GOOGLE_TRADEMARKS,
  ),
  row(
    'google',
    'information',
    'exempts',
    'google-ads/trademarks/informational',
    'Google exempts sites whose main purpose is to inform about the goods.',
    GOOGLE_TRADEMARKS,
  ),
  row(
    'google',
    'dictionary',
    'exempts',
    'google-ads/trademarks/descriptive',
    'Google does not restrict a word used in its ordinary meaning.',
    GOOGLE_TRADEMARKS,
  ),
  row(
    'microsoft',
    'ad-text',
    'acts',
    'microsoft-advertising/intellectual-property/ad-text',
    'Microsoft acts on a mark in ad text on the owner’s complaint; the advertiser is to be contacted first.',
    MICROSOFT_IP,
  ),
  row(
    'microsoft',
    'competitor-text',
    'acts',
    'microsoft-advertising/intellectual-property/ad-text',
    'Microsoft acts on a mark in a competitor’s ad text, comparison backed by independent research excepted.',
    MICROSOFT_IP,
  ),
  row(
    'microsoft',
    'misrepresentation',
    'acts',
    'microsoft-advertising/third-party-products',
    'Microsoft forbids claiming an affiliation with the owner of a product when there is none.',
    MICROSOFT_THIRD_PARTY,
  ),
  row(
    'microsoft',
    'display-sld',
    'uncertain',
    'microsoft-advertising/intellectual-property/display-url',
    'Microsoft looks at ad text; whether it acts on a display URL is uncertain.',
    MICROSOFT_IP,
  ),
  row(
    'microsoft',
    'display-path',
    'uncertain',
    'microsoft-advertising/intellectual-property/display-url',
    'Microsoft looks at ad text; whether it acts on a display URL is uncertain.',
    MICROSOFT_IP,
  ),
  row(
    'microsoft',
    'keyword',
    'exempts',
    'microsoft-advertising/intellectual-property/keywords',
    'Microsoft takes no complaints about keywords.',
    MICROSOFT_IP,
    { from: '2011-03-01' },
  ),
  row(
    'microsoft',
    'resale',
    'exempts',
    'microsoft-advertising/intellectual-property/resellers',
    'Microsoft exempts resellers of authentic goods.',
    MICROSOFT_IP,
  ),
  row(
    'microsoft',
    'information',
    'exempts',
    'microsoft-advertising/intellectual-property/informational',
    'Microsoft exempts informational sites.',
    MICROSOFT_IP,
  ),
  row(
    'microsoft',
    'dictionary',
    'exempts',
    'microsoft-advertising/intellectual-property/dictionary',
    'Microsoft exempts ordinary dictionary use of a term.',
    MICROSOFT_IP,
  ),
  row(
    'microsoft',
    'comparison',
    'exempts',
    'microsoft-advertising/intellectual-property/comparison',
    'Microsoft exempts comparison that is backed by independent research.',
    MICROSOFT_IP,
  ),
  row(
    'yahoo-japan',
    'ad-text',
    'acts',
    'yahoo-japan/trademarks/ad-text',
    'Yahoo! JAPAN acts on a registered mark in ad text when the owner or its agent applies.',
    'Yahoo! JAPAN Ads help: trade marks in ads',
  ),
  row(
    'yandex',
    'keyword',
    'exempts',
    'yandex/keywords',
    'Yandex stays out of disputes about keywords.',
    'Yandex Direct help: intellectual property',
  ),
  row(
    'baidu',
    'ad-text',
    'acts',
    'baidu/trademarks/ad-text',
    'Baidu blocks a mark in ad copy against a certificate of the People’s Republic of China.',
    'Baidu promotion help: trade mark complaints',
  ),
  row(
    'naver',
    'keyword',
    'uncertain',
    'naver/keywords',
    'Korean courts have treated ads triggered by a mark as trade mark use.',
    'Supreme Court of Korea 2010Hu3073; IP High Court 2024Na10768',
    { jurisdiction: 'KR' },
  ),
];

const FAMILIES: Readonly<Record<string, EngineFamily>> = {
  google: 'google',
  'google-ads': 'google',
  bing: 'microsoft',
  microsoft: 'microsoft',
  'microsoft-advertising': 'microsoft',
  yahoo: 'microsoft',
  duckduckgo: 'microsoft',
  ecosia: 'microsoft',
  'yahoo-japan': 'yahoo-japan',
  yandex: 'yandex',
  baidu: 'baidu',
  naver: 'naver',
};

/** Whose rules an engine's ads follow: Yahoo and DuckDuckGo show Microsoft's ads. Null for an engine not in the table. */
export function engineFamily(engine: string | null): EngineFamily | null {
  return engine === null ? null : (FAMILIES[engine.trim().toLowerCase()] ?? null);
}

/**
 * The rule that an engine had on a subject on a day, the country's own before the general one. With no day known, the
 * rule that has no end.
 */
export function engineRule(
  engine: string | null,
  subject: RuleSubject,
  country: string | null,
  day: string | null,
): EngineRule | null {
  const family = engineFamily(engine);
  const rows = ENGINE_RULES.filter(
    (rule) =>
      rule.engine === family &&
      rule.subject === subject &&
      (rule.jurisdiction === '*' || rule.jurisdiction === country) &&
      (day === null ? rule.until === null : inForce(rule.from, rule.until, day) === 'yes'),
  );
  return rows.find((rule) => rule.jurisdiction !== '*') ?? rows[0] ?? null;
}

/** A rule as the basis of a verdict; where no engine's rule is known, the general law is named as such. */
export function engineBasis(rule: EngineRule | null, otherwise: string): Basis {
  if (rule === null) {
    return {
      kind: 'engine-rule',
      reference: 'general/trade-marks',
      text: otherwise,
      source: null,
      inForceFrom: null,
    };
  }
  return {
    kind: 'engine-rule',
    reference: rule.reference,
    text: rule.text,
    source: rule.source,
    inForceFrom: rule.from,
  };
}
