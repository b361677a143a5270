import { queryOptions } from '@tanstack/react-query';
import { askedPart, queueSearch, requestSearch, type QueuePart } from '../alerts/queue-search.js';
import { request } from './client.js';
import type {
  Alert,
  AlertQueue,
  Capture,
  CaptureRow,
  Captures,
  DigestPreview,
  Digests,
  Portfolio,
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

export const portfolioQuery = queryOptions({
  queryKey: ['portfolio'],
  queryFn: ({ signal }) => request<Portfolio>('/api/portfolio', { signal }),
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
