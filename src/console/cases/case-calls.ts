import { useIsMutating, useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../api/client.js';
import { caseQuery } from '../api/queries.js';

/** One change of a case: where it goes and what is sent. */
export interface CaseChange {
  readonly path: string;
  readonly body: object;
}

const at = (...parts: readonly string[]): string => `/api/cases/${parts.map(encodeURIComponent).join('/')}`;

export type FilingAct = 'edit' | 'refresh' | 'send' | 'record-reference' | 'withdraw' | 'settle';

/** Every change that the console makes to a case, by its address. */
export const caseCalls = {
  move: (id: string, body: object): CaseChange => ({ path: at(id, 'transitions'), body }),
  handOver: (id: string, body: object): CaseChange => ({ path: at(id, 'owner'), body }),
  giveFacts: (id: string, body: object): CaseChange => ({ path: at(id, 'facts'), body }),
  prepare: (id: string, route: string): CaseChange => ({ path: at(id, 'filings'), body: { route } }),
  filing: (id: string, filing: string, act: FilingAct, body: object): CaseChange => ({
    path: at(id, 'filings', filing, act),
    body,
  }),
};

/** Makes changes to one case, one after the other, and brings every screen that shows it up to date. */
export function useCaseChange(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationKey: ['case', caseId],
    mutationFn: ({ path, body }: CaseChange) => request<unknown>(path, { method: 'POST', json: body }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: caseQuery(caseId).queryKey }),
        client.invalidateQueries({ queryKey: ['cases'] }),
        client.invalidateQueries({ queryKey: ['overview'] }),
      ]),
  });
}

/** Whether a change of the case is under way or its outcome not on screen yet: acting on what is shown would meet one's own change. */
export function useIsChanging(caseId: string): boolean {
  return useIsMutating({ mutationKey: ['case', caseId] }) > 0;
}
