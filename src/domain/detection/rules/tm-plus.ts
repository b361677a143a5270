import type { Rule } from '../rule.js';
import { judgeAppearance } from './appearance.js';

/** An ad of another party on a search for the brand with more words (coupon, review, login): an appearance. */
export const tmPlus: Rule = {
  id: 'tm_plus',
  version: 2,
  evaluate: (brandCase) => judgeAppearance(tmPlus, brandCase, 'plus'),
};
