import type { BrandCase } from './brand-case.js';
import type { CompiledMark } from './compile-portfolio.js';
import type { Basis } from './finding.js';
import { legalBasis, legalGround } from './legal-grounds.js';
import { coveringRegistrations } from './registration-cover.js';
import { safeText } from '../text/safe-text.js';

/**
 * The owner's right that a use of the mark is held against: the registration that covers the country on the day, with the
 * law it gives a right by; without one the law alone; where neither is known the rule given.
 */
export function rightBasis(brandCase: BrandCase, { mark }: CompiledMark, otherwise: Basis): Basis {
  const { country } = brandCase.ad;
  const law = legalGround('advertising', country, brandCase.day);
  const registration = country === null ? undefined : coveringRegistrations(mark, country, brandCase.day)[0];
  if (registration === undefined) return law === null ? otherwise : legalBasis(law);
  const { office, number, validFrom } = registration;
  const registered = `${safeText(mark.text)} is registered for ${safeText(country ?? '', 10)}.`;
  return {
    kind: 'registration',
    reference: safeText(`${office} ${number}`),
    text: law === null ? registered : `${registered} ${law.text} (${law.reference})`,
    source: law?.source ?? null,
    inForceFrom: validFrom,
  };
}
