import { inForce } from './dates.js';
import { BAIDU_RULES } from './engine-rules/baidu.js';
import type { EngineFamily, EngineRule, RuleSubject } from './engine-rules/engine-rule.js';
import { GOOGLE_RULES } from './engine-rules/google.js';
import { MICROSOFT_RULES } from './engine-rules/microsoft.js';
import { NAVER_RULES } from './engine-rules/naver.js';
import { YAHOO_JAPAN_RULES } from './engine-rules/yahoo-japan.js';
import { YANDEX_RULES } from './engine-rules/yandex.js';
import type { Basis } from './finding.js';

export type { EngineFamily, EngineRule, RuleSubject } from './engine-rules/engine-rule.js';

/** Starting rows, from public sources; engines change them, so each may end and be followed by another. */
export const ENGINE_RULES: readonly EngineRule[] = [
  ...GOOGLE_RULES,
  ...MICROSOFT_RULES,
  ...YAHOO_JAPAN_RULES,
  ...YANDEX_RULES,
  ...BAIDU_RULES,
  ...NAVER_RULES,
];

const FAMILIES: ReadonlyMap<string, EngineFamily> = new Map([
  ['google', 'google'],
  ['google-ads', 'google'],
  ['bing', 'microsoft'],
  ['microsoft', 'microsoft'],
  ['microsoft-advertising', 'microsoft'],
  ['yahoo', 'microsoft'],
  ['duckduckgo', 'microsoft'],
  ['ecosia', 'microsoft'],
  ['yahoo-japan', 'yahoo-japan'],
  ['yandex', 'yandex'],
  ['baidu', 'baidu'],
  ['naver', 'naver'],
]);

/** Whose rules an engine's ads follow: Yahoo and DuckDuckGo show Microsoft's ads. Null for an engine not in the table. */
export function engineFamily(engine: string | null): EngineFamily | null {
  return engine === null ? null : (FAMILIES.get(engine.trim().toLowerCase()) ?? null);
}

const BY_SUBJECT: ReadonlyMap<string, readonly EngineRule[]> = Map.groupBy(
  ENGINE_RULES,
  ({ engine, subject }) => `${engine} ${subject}`,
);

/**
 * The rule that an engine had on a subject on a day (ISO date), the country's own before the general one. With no day
 * known, the rule that has no end.
 */
export function engineRule(
  engine: string | null,
  subject: RuleSubject,
  country: string | null,
  day: string | null,
): EngineRule | null {
  const family = engineFamily(engine);
  if (family === null) return null;
  let general: EngineRule | null = null;
  for (const rule of BY_SUBJECT.get(`${family} ${subject}`) ?? []) {
    if (day === null ? rule.until !== null : inForce(rule.from, rule.until, day) !== 'yes') continue;
    if (rule.jurisdictions.length === 0) general ??= rule;
    else if (country !== null && rule.jurisdictions.includes(country)) return rule;
  }
  return general;
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
