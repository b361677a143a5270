/** The cases' filters and view as they stand in the address bar, which is the only place where they live. */

export const CASE_FILTERS = ['brand', 'owner', 'route'] as const;
export type CaseFilter = (typeof CASE_FILTERS)[number];

const ASKED = ['state', ...CASE_FILTERS] as const;
const KNOWN = [...ASKED, 'view'] as const;
type Known = (typeof KNOWN)[number];

export type CasesView = 'list' | 'board';

export function viewOf(search: URLSearchParams): CasesView {
  return search.get('view') === 'board' ? 'board' : 'list';
}

/** The address's query without anything that nobody here understands, in one fixed order. */
export function casesSearch(search: URLSearchParams): string {
  return kept(search, KNOWN).toString();
}

/** What the API is asked for. The board shows every state as a column, so there the filter by state is left out. */
export function askedCases(search: URLSearchParams): string {
  const asked = kept(search, ASKED);
  if (viewOf(search) === 'board') asked.set('state', 'all');
  return asked.toString();
}

/** The same view with one thing changed. */
export function changedCases(search: URLSearchParams, key: Known, value: string | null): URLSearchParams {
  const next = kept(search, KNOWN);
  if (value === null || value === '') next.delete(key);
  else next.set(key, value);
  return next;
}

export function caseFilterCount(search: URLSearchParams): number {
  return CASE_FILTERS.filter((key) => (search.get(key) ?? '') !== '').length;
}

/** The view without its filters, in the same state. */
export function unfilteredCases(search: URLSearchParams): URLSearchParams {
  const next = kept(search, KNOWN);
  for (const key of CASE_FILTERS) next.delete(key);
  return next;
}

function kept(search: URLSearchParams, keys: readonly string[]): URLSearchParams {
  const next = new URLSearchParams();
  for (const key of keys) {
    const value = search.get(key);
    if (value !== null && value !== '') next.set(key, value);
  }
  return next;
}
