import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '../api/client.js';
import type { ImpactAddActionData, ImpactNote, ImpactRewriteData } from '../api/generated/types.gen.js';

export type NewNoteAction = ImpactAddActionData['body'];
export type NoteChange = ImpactRewriteData['body'];

const path = (caseId: string): string => `/api/cases/${encodeURIComponent(caseId)}/note`;

export const impactNoteQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'note'],
    queryFn: ({ signal }) => request<ImpactNote>(path(caseId), { signal }),
  });

type Write =
  | { readonly kind: 'rewrite'; readonly change: NoteChange }
  | { readonly kind: 'recompute' }
  | { readonly kind: 'add'; readonly action: NewNoteAction }
  | { readonly kind: 'complete'; readonly actionId: string };

function send(caseId: string, write: Write): Promise<unknown> {
  const base = path(caseId);
  switch (write.kind) {
    case 'rewrite':
      return request<null>(base, { method: 'PUT', json: write.change });
    case 'recompute':
      return request<null>(`${base}/estimate`, { method: 'POST' });
    case 'add':
      return request<{ id: string }>(`${base}/actions`, { method: 'POST', json: write.action });
    case 'complete':
      return request<null>(`${base}/actions/${encodeURIComponent(write.actionId)}/done`, { method: 'POST' });
  }
}

/**
 * Writes into the note of a case; whatever shows the case is asked for anew afterwards. Each call resolves to whether it
 * was taken, so that a form knows when to close.
 */
export function useNoteWrites(caseId: string) {
  const client = useQueryClient();
  const write = useMutation({
    mutationFn: (what: Write) => send(caseId, what),
    // After a refusal too: somebody else may have changed the note meanwhile.
    onSettled: () => client.invalidateQueries({ queryKey: ['case', caseId] }),
  });
  const taken = (what: Write): Promise<boolean> =>
    write.mutateAsync(what).then(
      () => true,
      () => false,
    );
  return {
    saving: write.isPending,
    error: write.error,
    /** What was refused, so that the refusal stands where the person acted. */
    refused: write.isError ? write.variables.kind : null,
    forget: write.reset,
    onRewrite: (change: NoteChange) => taken({ kind: 'rewrite', change }),
    onRecompute: () => taken({ kind: 'recompute' }),
    onAddAction: (action: NewNoteAction) => taken({ kind: 'add', action }),
    onCompleteAction: (actionId: string) => taken({ kind: 'complete', actionId }),
  };
}
export type NoteWrites = ReturnType<typeof useNoteWrites>;

/** The note of a case, and how it is written. */
export function useImpactNote(caseId: string) {
  return { note: useQuery(impactNoteQuery(caseId)), writes: useNoteWrites(caseId) };
}
