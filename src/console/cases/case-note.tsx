import { Skeleton } from '@mantine/core';
import type { Case } from '../api/generated/types.gen.js';
import { ImpactNote } from '../impact/impact-note.js';
import { useImpactNote } from '../impact/use-impact-note.js';
import { Notice } from '../parts/notice.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { mayWrite, useUser } from '../shell/session.js';

/** What was seen, what it does to customers, and what to do. */
export function CaseNoteSection({ item }: { item: Case }) {
  const may = mayWrite(useUser()) && item.state !== 'closed';
  const { note, writes } = useImpactNote(item.id);
  if (item.note === null) {
    return (
      <Notice tone="amber" title="This case has no note">
        <p>Without a note and an action in it, the case cannot be closed.</p>
      </Notice>
    );
  }
  if (note.data !== undefined) return <ImpactNote note={note.data} writes={writes} may={may} />;
  return note.error === null ? (
    <Skeleton height={220} radius={8} role="status" aria-label="Loading the note" />
  ) : (
    <ProblemNotice what="The note could not be read" error={note.error} onRetry={() => void note.refetch()} />
  );
}
