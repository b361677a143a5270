import { evidenceFor, quoted } from './evidence.js';
import { exemptionBasis } from './exemption.js';
import type { ExemptionTest } from './exemption.js';

/** Reviews, guides, news: the mark names what they are about. */
export const information: ExemptionTest = (brandCase, uses) => {
  const evidence = evidenceFor(brandCase, uses);
  const words = evidence.words('info');
  if (words.length === 0) return null;
  const selling = evidence.words('buy').length > 0;
  const near = evidence.distance('info') <= 3;
  // Reviews of the advertiser, in an ad that has nothing to do with the brand's goods, inform nobody about them.
  if (!near && !evidence.tied) return null;
  return {
    code: 'information',
    strength: (near || words.length >= 2) && !selling ? 'strong' : 'partial',
    because: `the copy says ${quoted(evidence, ['info'])}, as a page that informs about the goods would`,
    basis: exemptionBasis(
      brandCase,
      'information',
      'referential',
      'Pages that inform about goods or review them may name them.',
    ),
  };
};
