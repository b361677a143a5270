/** The queue's filters as they stand in the address bar, which is the only place where they live. */

export const FILTERS = ['brand', 'violation', 'verdict', 'relation', 'engine', 'country'] as const;
export type Filter = (typeof FILTERS)[number];

const KNOWN = ['state', ...FILTERS, 'q', 'sort', 'page'] as const;
type Known = (typeof KNOWN)[number];

/** The address's query without anything that the API would not understand, in one fixed order, so that equal views share a key. */
export function queueSearch(search: URLSearchParams): string {
  const kept = new URLSearchParams();
  for (const key of KNOWN) {
    const value = search.get(key);
    if (value !== null && value !== '') kept.set(key, value);
  }
  return kept.toString();
}

/** The same view with one thing changed. Any change but of the page leads back to the first page. */
export function changed(search: URLSearchParams, key: Known, value: string | null): URLSearchParams {
  const next = new URLSearchParams(queueSearch(search));
  if (value === null || value === '') next.delete(key);
  else next.set(key, value);
  if (key !== 'page') next.delete('page');
  return next;
}

/** How many filters narrow the view, the search text among them. */
export function filterCount(search: URLSearchParams): number {
  return [...FILTERS, 'q'].filter((key) => (search.get(key) ?? '') !== '').length;
}

/** The view without its filters, in the same state and order. */
export function unfiltered(search: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(queueSearch(search));
  for (const key of [...FILTERS, 'q', 'page']) next.delete(key);
  return next;
}
