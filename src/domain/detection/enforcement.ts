import { engineFamily, engineRule } from './engine-rules.js';
import type { EngineFamily, RuleSubject } from './engine-rules.js';
import type { Enforcement, Violation } from './finding.js';
import type { ObservedAd } from './observed-ad.js';

const BY_VIOLATION: Readonly<Record<Violation, RuleSubject | null>> = {
  tm_copy: 'ad-text',
  competitor_copy: 'competitor-text',
  tm_display_url: 'display-path',
  brand_bid: 'keyword',
  tm_plus: 'keyword',
  misspell_bid: 'keyword',
  lookalike_domain: 'lookalike-domain',
  false_affiliation: 'misrepresentation',
  // No engine was found that takes a complaint about a brand's own promises or agreements.
  promise_conflict: null,
  terms_breach: null,
  impersonation: 'misrepresentation',
  destination_mismatch: 'destination',
  direct_link: 'direct-link',
  ad_hijack: 'direct-link',
  evasion: 'cloaking',
};

const BY_EXEMPTION: ReadonlyMap<string, RuleSubject> = new Map([
  ['owner', 'authorised'],
  ['agency', 'authorised'],
  ['permit', 'authorised'],
  ['listed-partner', 'authorised'],
  ['authentic-resale', 'resale'],
  ['compatible-parts', 'parts'],
  ['information', 'information'],
  ['dictionary-meaning', 'dictionary'],
  ['comparison', 'comparison'],
  ['comparison-shopping', 'comparison-shopping'],
  ['second-level-domain', 'display-sld'],
]);

/** What an engine's rules call an exemption; null for a code that they have no name for. */
export function exemptionSubject(code: string): RuleSubject | null {
  return BY_EXEMPTION.get(code) ?? null;
}

/** What an engine is asked about: the exemption where one applies, else the violation. Null where it has no rule on it. */
export function subjectOf(violation: Violation, exemption: string | null): RuleSubject | null {
  return (exemption === null ? null : exemptionSubject(exemption)) ?? BY_VIOLATION[violation];
}

const NAMES: Readonly<Record<EngineFamily, string>> = {
  google: 'Google',
  microsoft: 'Microsoft',
  'yahoo-japan': 'Yahoo! JAPAN',
  yandex: 'Yandex',
  baidu: 'Baidu',
  naver: 'Naver',
};

/** The company behind an engine as people write it. */
export function familyName(family: EngineFamily): string {
  return NAMES[family];
}

/**
 * What the ad's engine would do on the owner's complaint about a subject on a day (ISO date, null when not known). Null
 * when the engine is not known; `silent` where its rules say nothing of it.
 */
export function enforcementOn(
  ad: Pick<ObservedAd, 'engine' | 'country'>,
  day: string | null,
  subject: RuleSubject | null,
): Enforcement | null {
  const engine = engineFamily(ad.engine);
  if (engine === null) return null;
  const rule = subject === null ? null : engineRule(ad.engine, subject, ad.country, day);
  if (rule === null) {
    const text = `No rule of ${familyName(engine)} about this is known.`;
    return { engine, stance: 'silent', reference: `${engine}/no-rule`, text, source: null, inForceFrom: null };
  }
  const { stance, reference, text, source, from } = rule;
  return { engine, stance, reference, text, source, inForceFrom: from };
}

/**
 * The same while a person must judge whether an exemption applies: where the engine acts on the subject and leaves the exempt
 * use alone, what it would do is as open as the exemption. Null and other stances stay as they are.
 *
 * @param exemption code of the exemption, or null where none is open
 */
export function enforcementWhileOpen(
  ad: Pick<ObservedAd, 'engine' | 'country'>,
  day: string | null,
  subject: RuleSubject | null,
  exemption: string | null,
): Enforcement | null {
  const enforcement = enforcementOn(ad, day, subject);
  const exempt = exemption === null ? null : exemptionSubject(exemption);
  if (exempt === null || enforcement?.stance !== 'acts') return enforcement;
  const otherwise = enforcementOn(ad, day, exempt);
  if (otherwise?.stance !== 'exempts') return enforcement;
  return { ...enforcement, stance: 'uncertain', text: `${enforcement.text} ${otherwise.text}` };
}
