import type { Rule } from '../rule.js';
import { judgeCopy } from './copy-use.js';

/** The mark in the copy of a listed competitor, known by its domain. */
export const competitorCopy: Rule = {
  id: 'competitor_copy',
  version: 3,
  evaluate: (brandCase) => (brandCase.relation === 'competitor' ? judgeCopy(competitorCopy, brandCase) : []),
};
