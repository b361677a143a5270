import { quote } from '../../text/safe-text.js';
import { exemptionBasis } from './exemption.js';
import type { ExemptionTest } from './exemption.js';

/** A mark that is an ordinary word, used without any second signal that the mark is meant. */
export const dictionaryMeaning: ExemptionTest = (brandCase, uses) => {
  if (uses.length === 0 || uses.some((use) => use.sense !== 'no')) return null;
  const [first] = uses;
  const word = first?.field.text.folded.source.slice(first.match.start, first.match.end) ?? '';
  return {
    code: 'dictionary-meaning',
    strength: 'strong',
    because: `${quote(word, 60)} is an ordinary word or name, and no goods of the brand, brand search, trade mark sign or known party points at the mark`,
    basis: exemptionBasis(
      brandCase,
      'dictionary-meaning',
      'descriptive',
      'A word may be used in its ordinary meaning.',
    ),
  };
};
