import type { BrandCase } from './brand-case.js';
import type { CompiledMark } from './compile-portfolio.js';
import { inForce } from './dates.js';
import { regionHolds } from './jurisdictions.js';
import { safeText } from '../text/safe-text.js';

/**
 * Says that no listed registration of the mark covers the country of the ad on its day, or null when one does or nothing
 * can be said (no registrations listed, country not known). International registrations are read by their designations.
 */
export function registrationGap(brandCase: BrandCase, mark: CompiledMark): string | null {
  const { country } = brandCase.ad;
  const { registrations } = mark.mark;
  if (country === null || registrations.length === 0) return null;
  const covers = registrations.some(
    (registration) =>
      (registration.jurisdictions.length === 0 ||
        registration.jurisdictions.some((region) => regionHolds(region, country, brandCase.day))) &&
      (brandCase.day === null || inForce(registration.validFrom, registration.validUntil, brandCase.day) === 'yes'),
  );
  if (covers) return null;
  return `no registration of ${safeText(mark.mark.text)} listed in the portfolio covers ${safeText(country)}`;
}
