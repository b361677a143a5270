import { engineRule } from '../engine-rules.js';
import { evidenceFor, quoted } from './evidence.js';
import { exemptionBasis } from './exemption.js';
import type { ExemptionTest } from './exemption.js';

/**
 * Comparison. A comparison shopping service or comparison page holds offers of others against each other and is exempt.
 * A competitor that compares itself is exempt only where independent research backs it: copy that names research is strong
 * evidence, copy that only compares is left to a person.
 */
export const comparison: ExemptionTest = (brandCase, uses) => {
  const evidence = evidenceFor(brandCase, uses);
  if (evidence.words('compare').length === 0) return null;
  if (brandCase.relation === 'competitor') {
    // An engine whose rules are known and do not exempt comparison restricts a competitor's use whatever it compares.
    const { ad, day } = brandCase;
    const exempt = engineRule(ad.engine, 'comparison', ad.country, day)?.stance === 'exempts';
    if (!exempt && engineRule(ad.engine, 'competitor-text', ad.country, day)?.stance === 'acts') return null;
    const research = evidence.words('research').length > 0;
    return {
      code: 'comparison',
      strength: research ? 'strong' : 'partial',
      because: research
        ? `the copy compares (${quoted(evidence, ['compare'])}) and names research behind it (${quoted(evidence, ['research'])})`
        : `the copy compares (${quoted(evidence, ['compare'])}), which is exempt only if independent research backs it`,
      basis: exemptionBasis(
        brandCase,
        'comparison',
        'comparison',
        'Comparison that is objective and backed by independent research may name the mark.',
      ),
    };
  }
  const near = evidence.distance('compare') <= 4;
  if (!near && !evidence.tied) return null;
  return {
    code: 'comparison-shopping',
    strength: near || evidence.words('compare').length >= 2 ? 'strong' : 'partial',
    because: `the copy says ${quoted(evidence, ['compare'])}, as a comparison service would`,
    basis: exemptionBasis(
      brandCase,
      'comparison-shopping',
      'referential',
      'Comparison services may name the goods and sellers that they compare.',
    ),
  };
};
