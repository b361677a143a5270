import type { Rule } from '../rule.js';
import { judgeCopy } from './copy-use.js';

/** The mark in title, description or sitelinks of a party that is neither owner, permitted nor a listed competitor. */
export const tmCopy: Rule = {
  id: 'tm_copy',
  version: 3,
  evaluate: (brandCase) => (brandCase.relation === 'competitor' ? [] : judgeCopy(tmCopy, brandCase)),
};
