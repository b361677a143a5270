import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Case } from '../api/generated/types.gen.js';
import { ApiProblem } from '../api/problem.js';
import { caseQuery } from '../api/queries.js';
import { HostileText } from '../parts/hostile-text.js';
import { Notice } from '../parts/notice.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { formatAgo } from '../words/format.js';
import { eventWords, eventsSince } from './case-event-words.js';

interface CaseRefusedProps {
  caseId: string;
  /** For example “The case was not moved”. */
  what: string;
  error: Error;
  /** The last event that the person had seen. */
  seenEventId: string;
  /** Called when the newest state is on screen; what was typed stays. */
  onLooked: (now: Case) => void;
}

/** Refusals that say that somebody was faster; every other one is about the case itself. */
const OVERTAKEN: ReadonlySet<string> = new Set(['MW-CASE-CHANGED', 'MW-FILING-STATE', 'MW-FILING-EXISTS']);

/** A change that the server refused. Where somebody else was first, says who and offers to look; nothing typed is lost. */
export function CaseRefused({ caseId, what, error, seenEventId, onLooked }: CaseRefusedProps) {
  const client = useQueryClient();
  const [looking, setLooking] = useState(false);
  const [now, setNow] = useState<Case | null>(null);
  if (!(error instanceof ApiProblem && OVERTAKEN.has(error.code))) return <ProblemNotice what={what} error={error} />;

  const look = async () => {
    setLooking(true);
    try {
      setNow(await client.query({ ...caseQuery(caseId), staleTime: 0 }));
    } finally {
      setLooking(false);
    }
  };
  return (
    <Notice tone="amber" title={what} urgent>
      <p>{error.detail}</p>
      {now === null ? (
        <div>
          <Button size="xs" variant="default" loading={looking} onClick={() => void look()}>
            Look again
          </Button>
        </div>
      ) : (
        <>
          <ul style={{ margin: 0, paddingInlineStart: '1.1rem' }}>
            {eventsSince(now.events, seenEventId).map((event) => (
              <li key={event.id}>
                {eventWords(event)} by <HostileText text={event.actor?.name ?? 'Markwarden'} />, {formatAgo(event.at)}
              </li>
            ))}
          </ul>
          <p>What you typed is still here. The case is shown as it is now.</p>
          <div>
            <Button size="xs" variant="default" onClick={() => onLooked(now)}>
              Go on
            </Button>
          </div>
        </>
      )}
      <p className="small">
        Code <code>{error.code}</code>
      </p>
    </Notice>
  );
}
