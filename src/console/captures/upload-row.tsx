import { Button, CloseButton, Loader } from '@mantine/core';
import { Link } from 'react-router';
import { ApiProblem } from '../api/problem.js';
import type { UploadResult } from '../api/types.js';
import { HostileText, shorten } from '../parts/hostile-text.js';
import { Tag } from '../parts/tag.js';
import { count, formatBytes, formatNumber } from '../words/format.js';
import { outcomeTone, outcomeWords } from './capture-words.js';
import styles from './captures.module.css';

export interface UploadItem {
  readonly key: string;
  readonly file: File;
  readonly state: 'waiting' | 'sending' | 'done' | 'refused';
  readonly results?: readonly [UploadResult, ...UploadResult[]] | undefined;
  readonly error?: Error | undefined;
}

interface UploadRowProps {
  item: UploadItem;
  onRemove: () => void;
  onRetry: () => void;
}

/** One file of an upload and what became of it; of an archive, what became of each page. */
export function UploadRow({ item, onRemove, onRetry }: UploadRowProps) {
  const { file, state, results, error } = item;
  const isOne = results?.length === 1;
  return (
    <li className={styles.file}>
      <span className="row">
        <HostileText text={shorten(file.name, 120)} />
        <span className="dim small num">{formatBytes(file.size)}</span>
      </span>
      <span className="row">
        {state === 'waiting' ? <CloseButton size="sm" aria-label={`Remove ${file.name}`} onClick={onRemove} /> : null}
        {state === 'sending' ? <Loader size="xs" aria-label="Sending" /> : null}
        {state === 'refused' ? <Tag tone="red">Not stored</Tag> : null}
        {results === undefined ? null : isOne ? (
          <Outcome result={results[0]} />
        ) : (
          <span className="dim small">{count(results.filter(({ page }) => page !== null).length, 'results page')}</span>
        )}
      </span>
      {results === undefined ? null : isOne ? (
        <span className={styles.fileReason}>
          <Became result={results[0]} />
        </span>
      ) : (
        <ol className={`plain ${styles.filePages}`} aria-label={`Results pages in ${file.name}`}>
          {results.map((result, at) => (
            <li key={result.captureId ?? at}>
              <span>{result.page === null ? 'Left out' : `Page ${formatNumber(result.page)}`}</span>
              <Outcome result={result} />
              <span>
                <Became result={result} />
              </span>
            </li>
          ))}
        </ol>
      )}
      {error === undefined ? null : (
        <span className={`row ${styles.fileReason}`} role="alert">
          <span>
            {error instanceof ApiProblem ? error.detail : error.message}
            {error instanceof ApiProblem ? <span className="dim small"> ({error.code})</span> : null}
          </span>
          <Button size="compact-xs" variant="default" onClick={onRetry}>
            Try again
          </Button>
        </span>
      )}
    </li>
  );
}

/** Why, whether it was known, and where to look on. */
function Became({ result }: { result: UploadResult }) {
  return (
    <>
      {result.reason === null ? null : (
        <>
          <HostileText text={result.reason.message} /> <span className="dim small">({result.reason.code})</span>{' '}
        </>
      )}
      {result.alreadyKnown ? <span className="dim">These bytes were already stored. </span> : null}
      {result.captureId === null ? null : (
        <Link to={`/captures/${encodeURIComponent(result.captureId)}`}>
          {result.page === null ? 'Open the capture' : `Open the capture of page ${formatNumber(result.page)}`}
        </Link>
      )}
    </>
  );
}

function Outcome({ result }: { result: UploadResult }) {
  if (result.outcome === null || result.captureId === null) return <Tag tone="red">Not stored</Tag>;
  const { label, meaning } = outcomeWords(result.outcome);
  return (
    <Tag tone={outcomeTone(result.outcome)} title={meaning}>
      {label}
      {result.outcome === 'ads' ? `: ${count(result.ads, 'ad')}` : ''}
    </Tag>
  );
}
