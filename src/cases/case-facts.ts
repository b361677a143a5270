import type { EntityManager } from 'typeorm';
import type { CaseFacts } from '../domain/takedown/case-states.js';
import { CASE_FACTS_JSON, CASE_VERIFICATION } from './case-record.js';

/** `CaseFacts` as SQL writes them: instants are texts. */
export type StoredCaseFacts = Omit<CaseFacts, 'filedAt' | 'actionAt' | 'lastSeenAt' | 'closingReason'> & {
  readonly filedAt: string | null;
  readonly actionAt: string | null;
  readonly lastSeenAt: string | null;
  /** From when sightings are counted; null while nothing was filed. */
  readonly sinceAt: string | null;
};

/** The facts as the domain takes them. */
export function caseFactsOf({ filedAt, actionAt, lastSeenAt, ...facts }: StoredCaseFacts): CaseFacts {
  const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));
  return { ...facts, filedAt: dateOf(filedAt), actionAt: dateOf(actionAt), lastSeenAt: dateOf(lastSeenAt) };
}

/** What a move of a case depends on, as it stands now. */
export async function readCaseFacts(manager: EntityManager, caseId: string): Promise<CaseFacts> {
  const [row] = await manager.query<{ facts: StoredCaseFacts }[]>(
    `SELECT ${CASE_FACTS_JSON} AS facts FROM takedown_case tc CROSS JOIN LATERAL ${CASE_VERIFICATION} v WHERE tc.id = $1`,
    [caseId],
  );
  if (row === undefined) throw new Error(`No case ${caseId}`);
  return caseFactsOf(row.facts);
}
