import { queryOptions } from '@tanstack/react-query';
import { request } from './client.js';
import type { AlertDetail, AlertList, CaptureDetail, CaptureList, Portfolio, SessionUser } from './types.js';

/** Every question that screens ask the server, with the key that its answer is kept under. */

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => request<{ user: SessionUser }>('/api/session', { signal }),
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
    queryFn: ({ signal }) => request<AlertList>(`/api/alerts${search === '' ? '' : `?${search}`}`, { signal }),
  });

export const alertQuery = (id: string) =>
  queryOptions({
    queryKey: ['alert', id],
    queryFn: ({ signal }) => request<AlertDetail>(`/api/alerts/${encodeURIComponent(id)}`, { signal }),
  });

export const capturesQuery = (search: string) =>
  queryOptions({
    queryKey: ['captures', search],
    queryFn: ({ signal }) => request<CaptureList>(`/api/captures${search === '' ? '' : `?${search}`}`, { signal }),
  });

export const captureQuery = (id: string) =>
  queryOptions({
    queryKey: ['capture', id],
    queryFn: ({ signal }) => request<CaptureDetail>(`/api/captures/${encodeURIComponent(id)}`, { signal }),
  });

export const portfolioQuery = queryOptions({
  queryKey: ['portfolio'],
  queryFn: ({ signal }) => request<Portfolio>('/api/portfolio', { signal }),
});
