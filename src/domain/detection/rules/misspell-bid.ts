import type { Rule } from '../rule.js';
import { judgeAppearance } from './appearance.js';

/** An ad of another party on a search for a misspelling of the brand: an appearance. */
export const misspellBid: Rule = {
  id: 'misspell_bid',
  version: 2,
  evaluate: (brandCase) => judgeAppearance(misspellBid, brandCase, 'misspelling'),
};
