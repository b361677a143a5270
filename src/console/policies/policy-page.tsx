import { Button, Skeleton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearchParams } from 'react-router';
import type { Policy } from '../api/generated/types.gen.js';
import { policyQuery } from '../api/queries.js';
import { HostileText, shorten } from '../parts/hostile-text.js';
import { icons } from '../parts/icons.js';
import { Notice } from '../parts/notice.js';
import { OutsideLink } from '../parts/outside-link.js';
import { Page } from '../parts/page.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { count, formatAgo, formatInstant } from '../words/format.js';
import { engineLabel } from '../words/labels.js';
import styles from './policies.module.css';
import { CheckNow } from './check-now.js';
import { PolicyDifference } from './policy-difference.js';
import { PolicyTimeline } from './policy-timeline.js';
import { kindWords } from './policy-words.js';

/** One document: what changed, what that means, and everything that happened to it. */
export function PolicyPage() {
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const policy = useQuery({
    ...policyQuery(id, search.get('from'), search.get('to')),
    placeholderData: keepPreviousData,
  });
  const back = (
    <Button size="xs" variant="subtle" component={Link} to="/policies" leftSection={<icons.left size={15} />}>
      Policies
    </Button>
  );
  if (policy.data === undefined) {
    return (
      <Page title="Policy" tabTitle="Policy" aside={back}>
        {policy.error === null ? (
          <div className="stack" role="status" aria-label="Loading the policy">
            <Skeleton height={120} radius={8} />
            <Skeleton height={320} radius={8} />
          </div>
        ) : (
          <ProblemNotice
            what="The policy could not be loaded"
            error={policy.error}
            onRetry={() => void policy.refetch()}
          />
        )}
      </Page>
    );
  }
  const { data } = policy;
  return (
    <Page tabTitle={shorten(data.name, 60)} title={<HostileText text={shorten(data.name, 200)} />} aside={back}>
      <State policy={data} />
      <PolicyDifference policy={data} busy={policy.isPlaceholderData} />
      <Meaning meaning={data.meaning} />
      <PolicyTimeline policy={data} />
    </Page>
  );
}

/** What it is, where it is read, and whether it can be. */
function State({ policy }: { policy: Policy }) {
  const [last] = policy.timeline;
  const failing = last?.outcome === 'failed' && (policy.lastReadAt === null || policy.lastReadAt < last.at);
  const { looks } = policy;
  return (
    <section className="card pad stack tight" aria-label="State">
      {failing && last.reason !== null ? (
        <Notice
          tone="red"
          title={
            policy.lastReadAt === null
              ? 'It could never be read'
              : `It could not be read; the last time it could was ${formatAgo(policy.lastReadAt)}`
          }
        >
          <p>
            <HostileText text={last.reason.message} />
          </p>
          <p className="small">
            Code <code>{last.reason.code}</code>
            {policy.versions.length === 0 ? null : '. The last version stands as it was.'}
          </p>
        </Notice>
      ) : null}
      <p>
        <HostileText text={kindWords(policy)} />
        {policy.url === null ? null : (
          <>
            , read at <OutsideLink href={policy.url} />
          </>
        )}
        {policy.folder === null ? null : (
          <>
            , read from the folder <HostileText text={policy.folder} address />
          </>
        )}
      </p>
      <p className="dim small">
        {count(looks.total, 'look')}: {count(looks.newVersions, 'version')}, {looks.unseen} with only what no reader
        sees, {looks.unchanged} unchanged, {looks.failed} failed.{' '}
        {policy.retiredAt === null
          ? policy.nextCheckAt === null
            ? ''
            : `Next look: ${formatInstant(policy.nextCheckAt)}.`
          : `Tracked no longer since ${formatInstant(policy.retiredAt)}.`}
      </p>
      {policy.retiredAt === null ? <CheckNow policy={policy} failing={failing} /> : null}
    </section>
  );
}

function Meaning({ meaning }: { meaning: Policy['meaning'] }) {
  return (
    <section className="card pad stack tight" aria-labelledby="meaning-heading">
      <h2 id="meaning-heading" className="eyebrow">
        What a change does to your open work
      </h2>
      <p>
        <HostileText text={meaning.effect} />
      </p>
      <p>
        <b>To do:</b> <HostileText text={meaning.toDo} />
      </p>
      {meaning.engines.length === 0 ? null : (
        <p className="dim small">
          Engines that follow these rules: {meaning.engines.map((engine) => engineLabel(engine)).join(', ')}.
        </p>
      )}
      {meaning.rules.length === 0 ? null : (
        <details>
          <summary className="small">{count(meaning.rules.length, 'rule')} that detection rests on today</summary>
          <ul className={styles.rules}>
            {meaning.rules.map(({ reference, text }) => (
              <li key={`${reference} ${text}`}>
                {text} <span className="dim small">{reference}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
