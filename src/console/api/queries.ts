import { queryOptions } from '@tanstack/react-query';
import { request } from './client.js';
import type { Alert, AlertQueue, Capture, Captures, SignedInUser } from './generated/types.gen.js';
import type { Portfolio } from './portfolio-types.js';

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

/** @param search the address bar's query, which the API understands as it is */
export const alertsQuery = (search: string) =>
  queryOptions({
    queryKey: ['alerts', search],
    queryFn: ({ signal }) => request<AlertQueue>(`/api/alerts${search === '' ? '' : `?${search}`}`, { signal }),
  });

export const alertQuery = (id: string) =>
  queryOptions({
    queryKey: ['alert', id],
    queryFn: ({ signal }) => request<Alert>(`/api/alerts/${encodeURIComponent(id)}`, { signal }),
  });

export const capturesQuery = (search: string) =>
  queryOptions({
    queryKey: ['captures', search],
    queryFn: ({ signal }) => request<Captures>(`/api/captures${search === '' ? '' : `?${search}`}`, { signal }),
  });

export const captureQuery = (id: string) =>
  queryOptions({
    queryKey: ['capture', id],
    queryFn: ({ signal }) => request<Capture>(`/api/captures/${encodeURIComponent(id)}`, { signal }),
  });

export const portfolioQuery = queryOptions({
  queryKey: ['portfolio'],
  queryFn: ({ signal }) => request<Portfolio>('/api/portfolio', { signal }),
});
