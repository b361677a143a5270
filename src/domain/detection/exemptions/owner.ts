import { safeText } from '../../text/safe-text.js';
import type { ExemptionTest } from './exemption.js';

/** The owner, its agencies and subsidiaries may use the mark as they like; known by registrable domain. */
export const ownerExemption: ExemptionTest = (brandCase) => {
  const { relation, role, brand, party } = brandCase;
  if (relation !== 'owner' && relation !== 'agency') return null;
  return {
    code: relation,
    strength: 'strong',
    because:
      relation === 'owner'
        ? party.domain === null
          ? `the ad shows no domain and its advertiser bears the name of ${safeText(brand.brand.owner)}`
          : `${safeText(party.domain)} is one of ${safeText(brand.brand.name)}’s own domains`
        : `${safeText(role?.name ?? party.domain ?? '')} is listed as an agency or subsidiary of ${safeText(brand.brand.owner)}`,
    basis: {
      kind: 'exemption',
      reference: relation,
      text: 'The right in the mark is the owner’s, so the owner, its agencies and its subsidiaries may use it.',
      source: null,
      inForceFrom: null,
    },
  };
};
