/** Where in the queue an alert was opened, carried in the history entry so that back and next need no guess. */
export interface QueuePlace {
  readonly search: string;
  readonly ids: readonly string[];
}

/** Reads the place from a history entry, which may hold anything. */
export function queuePlace(state: unknown): QueuePlace {
  const { search, ids } = (typeof state === 'object' && state !== null ? state : {}) as Record<string, unknown>;
  return {
    search: typeof search === 'string' ? search : '',
    ids: Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [],
  };
}
