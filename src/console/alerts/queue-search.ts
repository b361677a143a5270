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

/** What the queue is split into: what a person has to decide, what only appeared on brand searches, or both. */
export const PARTS = ['decide', 'appearance', 'all'] as const;
export type QueuePart = (typeof PARTS)[number];

const isPart = (verdict: string | null): verdict is QueuePart => PARTS.some((part) => part === verdict);

/** The part that the address asks for; null where the queue itself chooses. */
export function askedPart(search: URLSearchParams): QueuePart | null {
  const verdict = search.get('verdict');
  if (isPart(verdict)) return verdict;
  if (isNarrowed(search)) return 'decide';
  return isOpen(search) ? null : 'all';
}

/** Whether the view is of alerts that nobody has decided yet. */
export function isOpen(search: URLSearchParams): boolean {
  return (search.get('state') ?? 'open') === 'open';
}

/** What the API is asked for. A single verdict, such as “violation”, narrows the part further. */
export function requestSearch(search: URLSearchParams, part: QueuePart): string {
  const asked = new URLSearchParams(queueSearch(search));
  if (isNarrowed(search)) return asked.toString();
  if (part === 'all') asked.delete('verdict');
  else asked.set('verdict', part);
  return asked.toString();
}

/** Whether the address asks for one verdict out of a part. */
export function isNarrowed(search: URLSearchParams): boolean {
  const verdict = search.get('verdict') ?? '';
  return verdict !== '' && !isPart(verdict);
}

/** How many filters narrow the view, the search text among them. */
export function filterCount(search: URLSearchParams): number {
  const isSet = (key: string) => (key === 'verdict' ? isNarrowed(search) : (search.get(key) ?? '') !== '');
  return [...FILTERS, 'q'].filter(isSet).length;
}

/** The view without its filters, in the same state, part and order. */
export function unfiltered(search: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(queueSearch(search));
  for (const key of [...FILTERS, 'q', 'page']) {
    if (key !== 'verdict' || isNarrowed(search)) next.delete(key);
  }
  return next;
}
