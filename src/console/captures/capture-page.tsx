import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { ShownAdCard } from '../ads/shown-ad.js';
import { ApiProblem } from '../api/problem.js';
import { captureQuery } from '../api/queries.js';
import type { Capture } from '../api/generated/types.gen.js';
import type { CaptureAd } from '../api/types.js';
import { CopyText } from '../parts/copy-text.js';
import { HostileText, shorten } from '../parts/hostile-text.js';
import { icons } from '../parts/icons.js';
import { Notice } from '../parts/notice.js';
import { Page } from '../parts/page.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { Tag } from '../parts/tag.js';
import { count, countryName, formatBytes, formatDate, formatInstant } from '../words/format.js';
import { deviceLabel, engineLabel, providerLabel } from '../words/labels.js';
import { isExamined, outcomeTone, outcomeWords } from './capture-words.js';
import styles from './captures.module.css';

/** One look: how it ended and why, the ads as seen, and the raw bytes that prove it. */
export function CapturePage() {
  const { id = '' } = useParams();
  const capture = useQuery(captureQuery(id));
  const back = (
    <Button size="xs" variant="subtle" component={Link} to="/captures" leftSection={<icons.left size={15} />}>
      Captures
    </Button>
  );
  if (capture.data === undefined) {
    return (
      <Page title="Capture" tabTitle="Capture" aside={back}>
        {capture.error === null ? (
          <div className="stack" role="status" aria-label="Loading the capture">
            <Skeleton height={150} radius={8} />
            <Skeleton height={240} radius={8} />
          </div>
        ) : isRemoved(capture.error) ? (
          <Notice title="This capture is no longer stored">
            <p>{capture.error.detail} What was found on it stays with its alerts.</p>
          </Notice>
        ) : (
          <ProblemNotice
            what="The capture could not be loaded"
            error={capture.error}
            onRetry={() => void capture.refetch()}
          />
        )}
      </Page>
    );
  }
  const name = capture.data.query ?? capture.data.fileName ?? 'Query not known';
  return (
    <Page tabTitle={shorten(name, 60)} title={<HostileText text={shorten(name, 200)} />} aside={back}>
      <Outcome capture={capture.data} />
      <Facts capture={capture.data} />
      <Ads capture={capture.data} />
    </Page>
  );
}

function isRemoved(error: Error): error is ApiProblem {
  return error instanceof ApiProblem && error.code === 'MW-CAPTURE-REMOVED';
}

function Outcome({ capture }: { capture: Capture }) {
  const { label, meaning } = outcomeWords(capture.outcome);
  if (capture.outcome === 'ads') {
    return (
      <div className="row">
        <Tag tone="blue">{label}</Tag>
        <span className="dim num">
          {count(capture.textAds, 'text ad')}, {count(capture.shoppingAds, 'shopping ad')},{' '}
          {isExamined(capture.stage) ? count(capture.findings, 'finding') : 'not examined yet'}
        </span>
      </div>
    );
  }
  return (
    <Notice tone={outcomeTone(capture.outcome)} title={label}>
      <p>{meaning}</p>
      {capture.reason === null ? null : (
        <>
          <p>
            <HostileText text={capture.reason.message} />
          </p>
          <p className="small">
            Code <code>{capture.reason.code}</code>
          </p>
        </>
      )}
    </Notice>
  );
}

function Facts({ capture }: { capture: Capture }) {
  const unknown = <span className="dim">Not in the source</span>;
  return (
    <section className="card pad stack" aria-labelledby="look-heading">
      <div className="row between">
        <h2 id="look-heading" className="eyebrow">
          How it was taken
        </h2>
        <RawBytes capture={capture} />
      </div>
      <dl className={styles.facts}>
        <div>
          <dt>Engine</dt>
          <dd>{capture.engine === null ? unknown : engineLabel(capture.engine)}</dd>
        </div>
        <div>
          <dt>Query</dt>
          <dd>{capture.query === null ? unknown : <HostileText text={shorten(capture.query, 300)} />}</dd>
        </div>
        <div>
          <dt>Country and device</dt>
          <dd>
            {capture.country === null && capture.device === null
              ? unknown
              : [
                  ...(capture.country === null ? [] : [countryName(capture.country)]),
                  ...(capture.device === null ? [] : [deviceLabel(capture.device)]),
                ].join(', ')}
          </dd>
        </div>
        <div>
          <dt>Captured</dt>
          <dd>{capture.capturedAt === null ? unknown : formatInstant(capture.capturedAt)}</dd>
        </div>
        <div>
          <dt>Received</dt>
          <dd>{formatInstant(capture.receivedAt)}</dd>
        </div>
        <div>
          <dt>Source</dt>
          <dd>{providerLabel(capture.provider)}</dd>
        </div>
        <div>
          <dt>File</dt>
          <dd>{capture.fileName === null ? unknown : <HostileText text={shorten(capture.fileName, 200)} />}</dd>
        </div>
        <div>
          <dt>SHA-256</dt>
          <dd className="row" style={{ flexWrap: 'nowrap' }}>
            <span className={styles.hash}>{capture.sha256.slice(0, 16)}…</span>
            <CopyText text={capture.sha256} label="Copy the whole hash" />
          </dd>
        </div>
      </dl>
    </section>
  );
}

function RawBytes({ capture: { id, bytes, rawRemoved } }: { capture: Capture }) {
  if (rawRemoved !== null) {
    return (
      <p className="dim small">
        Raw page removed on {formatDate(rawRemoved.at)} under the retention of {count(rawRemoved.afterDays, 'day')}
      </p>
    );
  }
  return (
    <Button
      size="xs"
      variant="default"
      component="a"
      href={`/api/captures/${encodeURIComponent(id)}/raw`}
      download
      leftSection={<icons.download size={16} />}
    >
      Raw bytes ({formatBytes(bytes)})
    </Button>
  );
}

const FIRST = 10;

function Ads({ capture }: { capture: Capture }) {
  const [limit, setLimit] = useState(FIRST);
  if (capture.ads.length === 0) return null;
  const rest = capture.ads.length - limit;
  return (
    <section className="card" aria-labelledby="ads-heading">
      <h2 id="ads-heading" className="eyebrow pad" style={{ paddingBottom: '0.625rem' }}>
        {count(capture.ads.length, 'ad')} as seen
      </h2>
      {capture.ads.slice(0, limit).map((ad, index) => (
        <div key={index} className={styles.ad}>
          <ShownAdCard ad={ad} engine={capture.engine} verdictOf={() => undefined} />
          <AlertOf ad={ad} />
        </div>
      ))}
      {rest <= 0 ? null : (
        <div className={styles.ad}>
          <Button size="xs" variant="default" onClick={() => setLimit(limit + 50)}>
            Show {count(Math.min(rest, 50), 'more ad')}
          </Button>
        </div>
      )}
    </section>
  );
}

function AlertOf({ ad }: { ad: CaptureAd }) {
  return (
    <p className="small dim" style={{ marginTop: '0.5rem' }}>
      {ad.alertId === null ? (
        noAlertBecause(ad.spans.length)
      ) : (
        <Link to={`/alerts/${encodeURIComponent(ad.alertId)}`}>Open its alert</Link>
      )}
    </p>
  );
}

/** A marked stretch without an alert was looked at and allowed, or is a shopping ad that only appeared. */
function noAlertBecause(spans: number): string {
  return spans === 0
    ? 'No alert: nothing was found in this ad.'
    : 'No alert: what is marked was looked at and needs no decision.';
}
