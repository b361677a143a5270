import { Anchor, NativeSelect, Skeleton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import type { AuditedPartner, Audits } from '../api/generated/types.gen.js';
import { auditSearch, auditsQuery } from '../api/queries.js';
import { HostileText, shorten } from '../parts/hostile-text.js';
import { Notice } from '../parts/notice.js';
import { Page } from '../parts/page.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { Tag } from '../parts/tag.js';
import { count, formatAgo, formatInstant } from '../words/format.js';
import { relationLabel } from '../words/labels.js';
import { periodWords, standingTone } from './audit-words.js';
import styles from './audits.module.css';
import { PeriodForm } from './period-form.js';

/** How partners kept their agreements: those with breaches first, and those that keep the rules by name. */
export function AuditsPage() {
  const [search] = useSearchParams();
  const key = auditSearch(search, ['from', 'until', 'brand', 'network']);
  const audits = useQuery({ ...auditsQuery(key), placeholderData: keepPreviousData });
  const { data, error } = audits;
  return (
    <Page
      title="Audits"
      tabTitle="Audits"
      aside={
        <Anchor size="sm" href={`/api/audits/partners.csv${key === '' ? '' : `?${key}`}`} download>
          Save as CSV
        </Anchor>
      }
    >
      {error === null ? null : (
        <ProblemNotice what="The audits could not be loaded" error={error} onRetry={() => void audits.refetch()} />
      )}
      {data === undefined ? (
        error === null ? (
          <Skeleton height={240} radius={8} role="status" aria-label="Loading the audits" />
        ) : null
      ) : (
        <Shown audits={data} busy={audits.isPlaceholderData} />
      )}
    </Page>
  );
}

function Shown({ audits, busy }: { audits: Audits; busy: boolean }) {
  const { partners, period } = audits;
  const keepers = partners.filter(({ standing }) => standing === 'keeps-the-rules').length;
  return (
    <>
      <Filters audits={audits} />
      {partners.length === 0 ? (
        <Notice title="No partner is listed">
          <p>
            Affiliates stand under <code>partners</code> in the portfolio file, resellers under their brand; see
            docs/portfolio.md.
          </p>
        </Notice>
      ) : (
        <>
          <p className="dim">
            {periodWords(period)}. {count(keepers, 'partner')} kept the rules. An appearance is no breach: the keyword
            behind an ad cannot be seen.
          </p>
          <ul className={`card plain ${styles.list}`} aria-label="Partners" aria-busy={busy}>
            {partners.map((partner) => (
              <PartnerRow key={partner.id} partner={partner} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Filters({ audits }: { audits: Audits }) {
  const [search, setSearch] = useSearchParams();
  const set = (name: string, value: string): void => {
    const next = new URLSearchParams(search);
    if (value === '') next.delete(name);
    else next.set(name, value);
    setSearch(next, { replace: true });
  };
  return (
    <div className={styles.filters}>
      <PeriodForm period={audits.period} />
      <NativeSelect
        size="xs"
        label="Brand"
        value={search.get('brand') ?? ''}
        onChange={({ currentTarget }) => set('brand', currentTarget.value)}
        data={[
          { value: '', label: 'All brands' },
          ...audits.brands.map(({ id, name }) => ({ value: id, label: shorten(name, 60) })),
        ]}
      />
      <NativeSelect
        size="xs"
        label="Network"
        value={search.get('network') ?? ''}
        onChange={({ currentTarget }) => set('network', currentTarget.value)}
        data={[
          { value: '', label: 'All networks' },
          ...audits.networks.map((name) => ({ value: name, label: shorten(name, 60) })),
        ]}
      />
    </div>
  );
}

function PartnerRow({ partner }: { partner: AuditedPartner }) {
  const [search] = useSearchParams();
  const { counts, standing, network, publisherId, lastSeenAt, words } = partner;
  const days = auditSearch(search, ['from', 'until']);
  const who = [relationLabel(partner.relation), network, publisherId].filter((part) => part !== null).join(' · ');
  return (
    <li className={styles.row}>
      <div className={styles.main}>
        <Link className={styles.link} to={`/audits/${encodeURIComponent(partner.id)}${days === '' ? '' : `?${days}`}`}>
          <HostileText text={shorten(partner.name, 80)} />
        </Link>
        <span className="dim small">
          <HostileText text={shorten(partner.brand.name, 60)} /> · <HostileText text={shorten(who, 120)} />
        </span>
      </div>
      <div className={styles.standing}>
        <Tag tone={standingTone(standing)} title={words.meaning}>
          {words.standing}
        </Tag>
        {counts.strikes === 0 ? null : <span className="small num">{count(counts.strikes, 'strike')}</span>}
        {counts.undecided === 0 ? null : <span className="small num">{counts.undecided} to decide</span>}
      </div>
      <p className={styles.text}>
        {words.breaches} {partner.rank === null ? '' : `${words.rank} `}
        {lastSeenAt === null ? null : (
          <time className="dim" dateTime={lastSeenAt} title={formatInstant(lastSeenAt)}>
            Last seen {formatAgo(lastSeenAt)}.
          </time>
        )}
      </p>
    </li>
  );
}
