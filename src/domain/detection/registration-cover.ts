import type { BrandCase } from './brand-case.js';
import type { CompiledMark } from './compile-portfolio.js';
import { inForce } from './dates.js';
import { regionHolds } from './jurisdictions.js';
import type { ProtectedMark, Registration } from './protected-portfolio.js';
import { safeText } from '../text/safe-text.js';

/**
 * The registrations of a mark that cover a country on a day (ISO date; null when it is not known, then validity is not
 * asked). International registrations are read by their designations; one that lists none counts everywhere.
 */
export function coveringRegistrations(
  mark: Pick<ProtectedMark, 'registrations'>,
  country: string,
  day: string | null,
): readonly Registration[] {
  return mark.registrations.filter(
    ({ jurisdictions, validFrom, validUntil }) =>
      (jurisdictions.length === 0 || jurisdictions.some((region) => regionHolds(region, country, day))) &&
      (day === null || inForce(validFrom, validUntil, day) === 'yes'),
  );
}

/**
 * Says that no listed registration of the mark covers the country of the ad on its day, or null when one does or nothing
 * can be said (no registrations listed, country not known).
 */
export function registrationGap(brandCase: BrandCase, mark: CompiledMark): string | null {
  const { country } = brandCase.ad;
  const { registrations } = mark.mark;
  if (country === null || registrations.length === 0) return null;
  if (coveringRegistrations(mark.mark, country, brandCase.day).length > 0) return null;
  return `no registration of ${safeText(mark.mark.text)} listed in the portfolio covers ${safeText(country)}`;
}
