import { NativeSelect, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { digestsQuery } from '../api/queries.js';
import type { Digests } from '../api/generated/types.gen.js';
import { Notice } from '../parts/notice.js';
import { Page } from '../parts/page.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { mayWrite, useUser } from '../shell/session.js';
import { formatInstant } from '../words/format.js';
import { roleLabel } from '../words/labels.js';
import { Deliveries } from './deliveries.js';
import { DigestPreview } from './digest-preview.js';
import { weekLabel } from './digest-words.js';
import styles from './digests.module.css';
import { Subscription } from './subscription.js';
import { TestCopy } from './test-copy.js';

const ROLES = ['ppc-manager', 'partner-manager'] as const;
export type DigestRole = (typeof ROLES)[number];

/** The weekly mail: how it looks, to whom it went, and whether one wants it. */
export function DigestsPage() {
  const digests = useQuery(digestsQuery);
  return (
    <Page title="Digest" tabTitle="Digest">
      {digests.data === undefined ? (
        digests.error === null ? (
          <div className="stack" role="status" aria-label="Loading the digests">
            <Skeleton height={36} radius={8} />
            <Skeleton height={480} radius={8} />
          </div>
        ) : (
          <ProblemNotice
            what="The digests could not be loaded"
            error={digests.error}
            onRetry={() => void digests.refetch()}
          />
        )
      ) : (
        <Digest digests={digests.data} />
      )}
    </Page>
  );
}

function Digest({ digests }: { digests: Digests }) {
  const user = useUser();
  const [search, setSearch] = useSearchParams();
  const asked = search.get('week');
  const newest = digests.weeks.find((week) => week !== digests.currentWeek) ?? digests.currentWeek;
  const week = asked !== null && digests.weeks.includes(asked) ? asked : newest;
  const role = ROLES.find((one) => one === (search.get('role') ?? user.role)) ?? 'ppc-manager';
  const choose = (name: 'week' | 'role', value: string) => {
    const next = new URLSearchParams({ week, role });
    next.set(name, value);
    setSearch(next, { replace: true });
  };
  return (
    <>
      <div className={styles.bar}>
        <NativeSelect
          label="Week"
          size="xs"
          value={week}
          onChange={(event) => choose('week', event.currentTarget.value)}
          data={digests.weeks.map((value) => ({
            value,
            label: value === digests.currentWeek ? `${weekLabel(value)} (still running)` : weekLabel(value),
          }))}
        />
        <NativeSelect
          label="For the"
          size="xs"
          value={role}
          onChange={(event) => choose('role', event.currentTarget.value)}
          data={ROLES.map((value) => ({ value, label: roleLabel(value) }))}
        />
        {mayWrite(user) && digests.mailFrom !== null ? (
          <TestCopy key={`${week} ${role}`} week={week} role={role} />
        ) : null}
      </div>
      <Sending digests={digests} />
      <div className={styles.columns}>
        <DigestPreview week={week} role={role} />
        <aside className="stack">
          <Deliveries
            week={week}
            role={role}
            running={week === digests.currentWeek}
            digest={digests.sent.find((sent) => sent.week === week && sent.role === role) ?? null}
          />
          {digests.subscription.offered ? <Subscription wanted={digests.subscription.wanted} /> : null}
        </aside>
      </div>
    </>
  );
}

function Sending({ digests }: { digests: Digests }) {
  return (
    <>
      {digests.mailFrom === null ? (
        <Notice tone="amber" title="No mail can be sent">
          <p>
            Set <code>MAIL_URL</code> and <code>MAIL_FROM</code> for a mail server, or <code>MAIL_OUTBOX</code> for a
            folder. Until then digests can be looked at here and with <code>markwarden digest</code>.
          </p>
        </Notice>
      ) : (
        <p className="dim small">
          The next one goes out on {formatInstant(digests.nextSendingAt)} (Monday at 7:00 in {digests.timeZone}), from{' '}
          {digests.mailFrom}.
        </p>
      )}
      {digests.linkWarning === null ? null : <p className="dim small">{digests.linkWarning}</p>}
    </>
  );
}
