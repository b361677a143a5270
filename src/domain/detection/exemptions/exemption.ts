import type { BrandCase } from '../brand-case.js';
import { exemptionSubject } from '../enforcement.js';
import { engineRule } from '../engine-rules.js';
import type { Basis, Violation } from '../finding.js';
import { legalBasis, legalGround } from '../legal-grounds.js';
import type { LegalSubject } from '../legal-grounds.js';
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

/**
 * The clause that an exemption rests on: the law of the ad's country on its day; where that is open, the engine's own rule
 * if it exempts; where neither is known, the principle in a sentence. `law` is null where the exemption is the engine's.
 */
export function exemptionBasis(brandCase: BrandCase, code: string, law: LegalSubject | null, text: string): Basis {
  const { ad, day } = brandCase;
  const ground = law === null ? null : legalGround(law, ad.country, day);
  if (ground?.settled === true) return legalBasis(ground, 'exemption');
  const subject = exemptionSubject(code);
  const rule = subject === null ? null : engineRule(ad.engine, subject, ad.country, day);
  if (rule?.stance === 'exempts') {
    return {
      kind: 'exemption',
      reference: rule.reference,
      text: rule.text,
      source: rule.source,
      inForceFrom: rule.from,
    };
  }
  if (ground !== null) return legalBasis(ground, 'exemption');
  return { kind: 'exemption', reference: code, text, source: null, inForceFrom: null };
}
