import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Looked } from '../api/types.js';
import { Notice } from '../parts/notice.js';
import { count, formatAgo, formatInstant, formatNumber, listed } from '../words/format.js';

/** How much was looked at, in one sentence in which an empty look and a look that failed are never the same. */
function lookedWords(looked: Looked): string {
  const parts = [
    `${formatNumber(looked.ads)} with ads`,
    ...(looked.noAds > 0 ? [`${formatNumber(looked.noAds)} with none`] : []),
    ...(looked.blocked + looked.failed > 0
      ? [`${formatNumber(looked.blocked + looked.failed)} could not be read`]
      : []),
  ];
  return `Looked at ${count(looked.captures, 'page')}: ${listed(parts)}.`;
}

function blindWords(looked: Looked): string {
  const parts = [
    ...(looked.blocked > 0 ? [`${formatNumber(looked.blocked)} blocked by the engine`] : []),
    ...(looked.failed > 0 ? [`${formatNumber(looked.failed)} unreadable`] : []),
  ];
  return `${listed(parts)}. What these pages carried is not known.`;
}

function LastLook({ looked }: { looked: Looked }) {
  if (looked.lastAt === null) return null;
  return (
    <>
      {' '}
      Last look{' '}
      <time dateTime={looked.lastAt} title={formatInstant(looked.lastAt)}>
        {formatAgo(looked.lastAt)}
      </time>
      .
    </>
  );
}

/** The line under a list that says what the list rests on. */
export function LookedNote({ looked }: { looked: Looked }) {
  if (looked.captures === 0) return <span className="dim small">Nothing was looked at yet.</span>;
  return (
    <p className="dim small num">
      {lookedWords(looked)}
      <LastLook looked={looked} />
      {looked.blocked + looked.failed === 0 ? null : (
        <>
          {' '}
          <Link to={`/captures?outcome=${looked.blocked > 0 ? 'blocked' : 'failed'}`}>
            {blindWords(looked).split('.')[0]}
          </Link>
        </>
      )}
    </p>
  );
}

interface NothingFoundProps {
  looked: Looked;
  /** For example “No open alert matches these filters”. */
  what: string;
  action?: ReactNode;
}

/** An empty list, which is worth as much as what was looked at. */
export function NothingFound({ looked, what, action }: NothingFoundProps) {
  const blind = looked.blocked + looked.failed;
  if (looked.captures === 0) {
    return (
      <Notice title="Nothing was looked at yet">
        <p>There is no capture of a results page so far, so there is nothing to say about ads.</p>
        <div style={{ marginTop: '0.375rem' }}>
          <Button size="xs" component={Link} to="/captures/upload">
            Upload captures
          </Button>
        </div>
      </Notice>
    );
  }
  if (blind === looked.captures) {
    return (
      <Notice tone="amber" title={`${what}, but every look failed`}>
        <p>
          {blindWords(looked)} This says nothing about ads. <Link to="/captures">See why on the captures</Link>.
        </p>
        {action}
      </Notice>
    );
  }
  return (
    <Notice title={what}>
      <p>
        {lookedWords(looked)}
        <LastLook looked={looked} />
      </p>
      {blind === 0 ? null : (
        <p>
          {blindWords(looked)} <Link to="/captures">See the captures</Link>.
        </p>
      )}
      {action === undefined || action === null ? null : <div style={{ marginTop: '0.375rem' }}>{action}</div>}
    </Notice>
  );
}
