import { engineRule } from '../engine-rules.js';
import { exemptionBasis } from './exemption.js';
import type { ExemptionTest } from './exemption.js';

/** A mark in nothing but the second-level domain of the display URL, on an engine that says it leaves that alone. */
export const secondLevelDomain: ExemptionTest = (brandCase) => {
  const { ad, day } = brandCase;
  const rule = engineRule(ad.engine, 'display-sld', ad.country, day);
  if (rule?.stance !== 'exempts') return null;
  return {
    code: 'second-level-domain',
    strength: 'strong',
    because: 'the engine does not restrict a mark in the second-level domain of the display URL',
    basis: exemptionBasis(brandCase, 'second-level-domain', null, rule.text),
  };
};
