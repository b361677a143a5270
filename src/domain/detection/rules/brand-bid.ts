import type { Rule } from '../rule.js';
import { judgeAppearance } from './appearance.js';

/** An ad of another party on a search for nothing but the brand: an appearance. */
export const brandBid: Rule = {
  id: 'brand_bid',
  version: 2,
  evaluate: (brandCase) => judgeAppearance(brandBid, brandCase, 'pure'),
};
