import type { BehaviourCase } from './behaviour-case.js';
import { DATAFORSEO_BEHAVIOURS } from './dataforseo-behaviours.js';
import { QUEUE_BEHAVIOURS } from './dataforseo-queue.js';
import { FLAT_BEHAVIOURS } from './flat-behaviours.js';
import { SERPAPI_BEHAVIOURS } from './serpapi-behaviours.js';

/** Every documented behaviour of every provider. A null code with `failed` is a reason of the parser's own. */
export const BEHAVIOURS: readonly BehaviourCase[] = [
  ...SERPAPI_BEHAVIOURS.map((each) => ({ provider: 'serpapi' as const, ...each })),
  ...DATAFORSEO_BEHAVIOURS.map((each) => ({ provider: 'dataforseo' as const, ...each })),
  ...QUEUE_BEHAVIOURS.map((each) => ({ provider: 'dataforseo-queued' as const, ...each })),
  ...FLAT_BEHAVIOURS,
];
