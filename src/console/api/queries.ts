import { queryOptions } from '@tanstack/react-query';
import { askedPart, queueSearch, requestSearch, type QueuePart } from '../alerts/queue-search.js';
import { askedCases } from '../cases/case-search.js';
import { request } from './client.js';
import type {
  Alert,
  AlertQueue,
  ApiTokens,
  Audit,
  Audits,
  Capture,
  CaptureRow,
  Captures,
  Case,
  Cases,
  Overview,
  Coverage,
  CrossChecks,
  Looks,
  Policies,
  Policy,
  DigestPreview,
  Digests,
  Partner,
  Portfolio,
  Providers,
  Rescan,
  Rescans,
  SignedInUser,
} from './generated/types.gen.js';

/** Every question that screens ask the server, with the key that its answer is kept under. */

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => request<{ user: SignedInUser }>('/api/session', { signal }),
  staleTime: 60_000,
});

export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => request<{ needsFirstUser: boolean }>('/api/setup', { signal }),
});

/** The list may grow while it is read, as captures are examined. */
const QUEUE_REFRESH_MS = 60_000;
/** A capture is examined within seconds of its upload. */
const WORK_REFRESH_MS = 2_000;

/** Whether the server is still at work on a capture, so that another look is worth it. */
function isUnderWay({ outcome, stage }: CaptureRow): boolean {
  return outcome === null || (outcome === 'ads' && stage !== 'raised');
}

/**
 * The queue as the address bar asks for it. Open alerts come as those that have to be decided, because the many that only
 * appeared would bury them; where there is none to decide, all of them come.
 */
export const alertsQuery = (search: URLSearchParams) => {
  const key = queueSearch(search);
  return queryOptions({
    queryKey: ['alerts', key],
    queryFn: async ({ signal }): Promise<QueueView> => {
      const show = (part: QueuePart) => request<AlertQueue>(`/api/alerts?${requestSearch(search, part)}`, { signal });
      const asked = askedPart(search);
      const part = asked ?? 'decide';
      const queue = await show(part);
      if (asked !== null || queue.verdicts.decide > 0) return { ...queue, part };
      return { ...(queue.verdicts.all === 0 ? queue : await show('all')), part: 'all' };
    },
    refetchInterval: QUEUE_REFRESH_MS,
  });
};

/** The queue, and which part of it is shown. */
export type QueueView = AlertQueue & { readonly part: QueuePart };

export const alertQuery = (id: string) =>
  queryOptions({
    queryKey: ['alert', id],
    queryFn: ({ signal }) => request<Alert>(`/api/alerts/${encodeURIComponent(id)}`, { signal }),
  });

export const apiTokensQuery = queryOptions({
  queryKey: ['api-tokens'],
  queryFn: ({ signal }) => request<ApiTokens>('/api/tokens', { signal }),
});

export const capturesQuery = (search: string) =>
  queryOptions({
    queryKey: ['captures', search],
    queryFn: ({ signal }) => request<Captures>(`/api/captures${search === '' ? '' : `?${search}`}`, { signal }),
    refetchInterval: ({ state: { data } }) => (data?.captures.some(isUnderWay) === true ? WORK_REFRESH_MS : false),
  });

export const captureQuery = (id: string) =>
  queryOptions({
    queryKey: ['capture', id],
    queryFn: ({ signal }) => request<Capture>(`/api/captures/${encodeURIComponent(id)}`, { signal }),
    refetchInterval: ({ state: { data } }) => (data !== undefined && isUnderWay(data) ? WORK_REFRESH_MS : false),
  });

export const casesQuery = (search: URLSearchParams) => {
  const asked = askedCases(search);
  return queryOptions({
    queryKey: ['cases', asked],
    queryFn: ({ signal }) => request<Cases>(`/api/cases${asked === '' ? '' : `?${asked}`}`, { signal }),
    refetchInterval: QUEUE_REFRESH_MS,
  });
};

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id],
    queryFn: ({ signal }) => request<Case>(`/api/cases/${encodeURIComponent(id)}`, { signal }),
    // A mail that waits for its next try hours from now need not be asked after every two seconds.
    refetchInterval: ({ state: { data } }) =>
      data?.filings.some(({ state, attempts }) => state === 'sending' && attempts === 0) === true
        ? WORK_REFRESH_MS
        : false,
  });

export const overviewQuery = queryOptions({
  queryKey: ['overview'],
  queryFn: ({ signal }) => request<Overview>('/api/overview', { signal }),
  refetchInterval: QUEUE_REFRESH_MS,
});

/** Looks are taken all the time; a minute old is fresh enough. */
const COVERAGE_REFRESH_MS = 60_000;

export const coverageQuery = (days: string) =>
  queryOptions({
    queryKey: ['coverage', days],
    queryFn: ({ signal }) => request<Coverage>(`/api/coverage?days=${encodeURIComponent(days)}`, { signal }),
    refetchInterval: COVERAGE_REFRESH_MS,
  });

export const crossChecksQuery = queryOptions({
  queryKey: ['cross-checks'],
  queryFn: ({ signal }) => request<CrossChecks>('/api/coverage/cross-checks', { signal }),
  refetchInterval: COVERAGE_REFRESH_MS,
});

export const looksQuery = queryOptions({
  queryKey: ['looks'],
  queryFn: ({ signal }) => request<Looks>('/api/looks', { signal }),
  refetchInterval: COVERAGE_REFRESH_MS,
});

export const providersQuery = queryOptions({
  queryKey: ['providers'],
  queryFn: ({ signal }) => request<Providers>('/api/providers', { signal }),
});

export const portfolioQuery = queryOptions({
  queryKey: ['portfolio'],
  queryFn: ({ signal }) => request<Portfolio>('/api/portfolio', { signal }),
});

export const partnerQuery = (id: string) =>
  queryOptions({
    queryKey: ['partner', id],
    queryFn: ({ signal }) => request<Partner>(`/api/partners/${encodeURIComponent(id)}`, { signal }),
  });

export const policiesQuery = queryOptions({
  queryKey: ['policies'],
  queryFn: ({ signal }) => request<Policies>('/api/policies', { signal }),
});

/** One document, and how two of its versions differ: the last news where none are chosen. */
export const policyQuery = (id: string, from: string | null, to: string | null) =>
  queryOptions({
    queryKey: ['policy', id, from, to],
    queryFn: ({ signal }) => {
      const versions = Object.entries({ from, to }).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
      const search = new URLSearchParams(versions).toString();
      return request<Policy>(`/api/policies/${encodeURIComponent(id)}${search === '' ? '' : `?${search}`}`, { signal });
    },
  });

/** Copies that wait are tried within seconds, or minutes. */
const DELIVERY_REFRESH_MS = 10_000;

export const digestsQuery = queryOptions({
  queryKey: ['digests'],
  queryFn: ({ signal }) => request<Digests>('/api/digests', { signal }),
  refetchInterval: ({ state: { data } }) =>
    data?.sent.some(({ deliveries }) => deliveries.some(({ state }) => state === 'waiting')) === true
      ? DELIVERY_REFRESH_MS
      : false,
});

export const digestPreviewQuery = (week: string, role: string) =>
  queryOptions({
    queryKey: ['digest', week, role],
    queryFn: ({ signal }) =>
      request<DigestPreview>(`/api/digests/preview?${new URLSearchParams({ week, role })}`, { signal }),
  });

/** The parts of an address that an audit is asked by. */
export function auditSearch(search: URLSearchParams, names: readonly string[]): string {
  return new URLSearchParams([...search].filter(([name]) => names.includes(name))).toString();
}

export const auditsQuery = (search: string) =>
  queryOptions({
    queryKey: ['audits', search],
    queryFn: ({ signal }) => request<Audits>(`/api/audits${search === '' ? '' : `?${search}`}`, { signal }),
  });

export const auditQuery = (id: string, search: string) =>
  queryOptions({
    queryKey: ['audit', id, search],
    queryFn: ({ signal }) =>
      request<Audit>(`/api/audits/${encodeURIComponent(id)}${search === '' ? '' : `?${search}`}`, { signal }),
  });

export const rescansQuery = (search: string) =>
  queryOptions({
    queryKey: ['rescans', search],
    queryFn: ({ signal }) => request<Rescans>(`/api/rescans${search === '' ? '' : `?${search}`}`, { signal }),
    refetchInterval: ({ state: { data } }) =>
      data?.rescans.some(({ state }) => state === 'running') === true ? WORK_REFRESH_MS : false,
  });

export const rescanQuery = (id: string, search: string) =>
  queryOptions({
    queryKey: ['rescan', id, search],
    queryFn: ({ signal }) =>
      request<Rescan>(`/api/rescans/${encodeURIComponent(id)}${search === '' ? '' : `?${search}`}`, { signal }),
    refetchInterval: ({ state: { data } }) => (data?.state === 'running' ? WORK_REFRESH_MS : false),
  });
