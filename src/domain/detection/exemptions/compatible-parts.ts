import { evidenceFor, quoted } from './evidence.js';
import { exemptionBasis } from './exemption.js';
import type { ExemptionTest } from './exemption.js';

const PREPOSITION =
  /(?:^|[^\p{L}])(?:for|fits|für|pour|para|per|voor|för|til|do|pre|pro|pentru|için|για|для|на|cho|untuk)\s+(?:your\s+|ihren?\s+|votre\s+|su\s+|jouw\s+)?$/iu;
/** Postpositions and prefixes of scripts that glue them to the name. */
const GLUED_AFTER = /^\s?(?:用|対応|互換|専用|兼容|适用|용|호환)/u;

/** Parts, accessories, repairs and goods that fit goods of the mark: the mark says what they are for. */
export const compatibleParts: ExemptionTest = (brandCase, uses) => {
  const evidence = evidenceFor(brandCase, uses);
  const near = evidence.distance('compatible') <= 4;
  // Repairs that stand elsewhere, in an ad that does not speak of the brand's goods, are repairs of something else.
  const named = evidence.words('compatible').length > 0 && (near || evidence.tied);
  const preposition = uses.some((use) => {
    const { source } = use.field.text.folded;
    const before = source.slice(Math.max(0, use.match.start - 24), use.match.start);
    return PREPOSITION.test(before) || GLUED_AFTER.test(source.slice(use.match.end, use.match.end + 4));
  });
  if (!named && !preposition) return null;
  const basis = exemptionBasis(
    brandCase,
    'compatible-parts',
    'referential',
    'Parts, accessories and compatible goods may name the goods that they are for.',
  );
  const because = named
    ? `the copy says ${quoted(evidence, ['compatible'])}, so the mark tells what the goods are for`
    : 'the mark follows a word for “for”, so it may only tell what the goods are for';
  return {
    code: 'compatible-parts',
    strength: near || (named && preposition) ? 'strong' : 'partial',
    because,
    basis,
  };
};
