/**
 * SQL for the note of a case as one JSON value, null where there is none; `shownImpactNote` makes the answer of it.
 *
 * @param caseId an SQL expression of the case's id, such as `c.id` or `$1`
 */
export const impactNoteJson = (caseId: string): string => `(
  SELECT json_build_object('caseId', n.case_id, 'seen', n.seen, 'means', n.means, 'factors', n.factors, 'estimate', n.estimate,
    'brandValue', n.brand_value, 'writtenAt', iso_instant(n.written_at), 'changedAt', iso_instant(n.changed_at),
    'editedBy', n.edited_by, 'actions', coalesce((
      SELECT json_agg(json_build_object('id', t.id, 'what', t.what, 'who', t.who, 'person', t.person, 'dueOn', t.due_on,
        'doneAt', iso_instant(t.done_at), 'doneBy', t.done_by) ORDER BY t.done_at IS NOT NULL, t.due_on, t.id)
      FROM note_action t WHERE t.case_id = n.case_id), '[]'))
  FROM impact_note n WHERE n.case_id = ${caseId})`;
