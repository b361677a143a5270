import type { BrandCase } from '../brand-case.js';
import { engineBasis, engineRule } from '../engine-rules.js';
import type { RuleSubject } from '../engine-rules.js';
import type { Basis, Violation } from '../finding.js';
import type { MarkUse } from '../sense.js';

/** A reason why a use of a mark is no violation. `partial` evidence asks for a person; `strong` allows. */
export interface Exemption {
  readonly code: string;
  readonly strength: 'strong' | 'partial';
  /** What was seen that speaks for it, as it may stand in a sentence. */
  readonly because: string;
  readonly basis: Basis;
}

/** Looks for one exemption in one ad, for the uses of one mark. */
export type ExemptionTest = (brandCase: BrandCase, uses: readonly MarkUse[], violation: Violation) => Exemption | null;

/** The basis of an exemption: the engine's own rule where it has one, in force on the day of the ad. */
export function exemptionBasis(brandCase: BrandCase, code: string, subject: RuleSubject | null, text: string): Basis {
  const { ad, day } = brandCase;
  const rule = subject === null ? null : engineRule(ad.engine, subject, ad.country, day);
  if (rule === null) return { kind: 'exemption', reference: code, text, source: null, inForceFrom: null };
  const { source, inForceFrom, text: ruleText } = engineBasis(rule, text);
  return { kind: 'exemption', reference: code, text: ruleText, source, inForceFrom };
}
