import { Button } from '@mantine/core';
import { ApiProblem } from '../api/problem.js';
import { Notice } from './notice.js';

interface ProblemNoticeProps {
  /** What could not be done, for example “The alerts could not be loaded”. */
  what: string;
  error: Error;
  onRetry?: (() => void) | undefined;
  retryLabel?: string;
}

/** Shows a refused or missing answer: what happened, the code and request id to quote, and a way on. */
export function ProblemNotice({ what, error, onRetry, retryLabel = 'Try again' }: ProblemNoticeProps) {
  const problem = error instanceof ApiProblem ? error : null;
  return (
    <Notice tone="red" title={what} urgent>
      <p>{problem?.detail ?? error.message}</p>
      {problem !== null && problem.errors.length > 0 ? (
        <ul style={{ margin: 0, paddingInlineStart: '1.1rem' }}>
          {problem.errors.map((line, index) => (
            <li key={index}>{line}</li>
          ))}
        </ul>
      ) : null}
      {problem === null ? null : (
        <p className="small">
          Code <code>{problem.code}</code>
          {problem.requestId === null ? null : (
            <>
              {' '}
              · Request <code>{problem.requestId}</code>
            </>
          )}
        </p>
      )}
      {onRetry === undefined ? null : (
        <div style={{ marginTop: '0.375rem' }}>
          <Button size="xs" variant="default" onClick={onRetry}>
            {retryLabel}
          </Button>
        </div>
      )}
    </Notice>
  );
}
