import { Anchor, Button, Skeleton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearchParams } from 'react-router';
import type { Audit } from '../api/generated/types.gen.js';
import { auditQuery, auditSearch } from '../api/queries.js';
import { HostileText, shorten } from '../parts/hostile-text.js';
import { icons } from '../parts/icons.js';
import { Page } from '../parts/page.js';
import { PartnerAnswers } from '../parts/partner-answers.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { Tag } from '../parts/tag.js';
import { relationLabel } from '../words/labels.js';
import { AuditCases, AuditStrikes, AuditTerms } from './audit-record.js';
import { AuditFindings } from './audit-findings.js';
import { AuditLooks } from './audit-looks.js';
import { AuditTimes } from './audit-times.js';
import { periodWords, standingTone } from './audit-words.js';
import styles from './audits.module.css';
import { PeriodForm } from './period-form.js';

/** One partner over a period: what its ads did, what was confirmed, what it answered, and what cannot be said. */
export function AuditPage() {
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const days = auditSearch(search, ['from', 'until']);
  const audit = useQuery({ ...auditQuery(id, days), placeholderData: keepPreviousData });
  const back = (
    <Button
      size="xs"
      variant="subtle"
      component={Link}
      to={`/audits${days === '' ? '' : `?${days}`}`}
      leftSection={<icons.left size={15} />}
    >
      All partners
    </Button>
  );
  const { data, error } = audit;
  if (data === undefined) {
    return (
      <Page title="Audit" tabTitle="Audit" aside={back}>
        {error === null ? (
          <Skeleton height={320} radius={8} role="status" aria-label="Loading the audit" />
        ) : (
          <ProblemNotice what="The audit could not be loaded" error={error} onRetry={() => void audit.refetch()} />
        )}
      </Page>
    );
  }
  const name = shorten(data.partner.name, 80);
  return (
    <Page title={<HostileText text={name} />} tabTitle={name} aside={back}>
      {error === null ? null : (
        <ProblemNotice what="What you see may be out of date" error={error} onRetry={() => void audit.refetch()} />
      )}
      <Shown audit={data} days={days} />
    </Page>
  );
}

function Shown({ audit, days }: { audit: Audit; days: string }) {
  const { partner, period } = audit;
  const file = (name: string): string =>
    `/api/audits/${encodeURIComponent(partner.id)}/${name}${days === '' ? '' : `?${days}`}`;
  const who = [relationLabel(partner.relation), partner.network, partner.publisherId, ...partner.domains]
    .filter((part) => part !== null)
    .join(' · ');
  return (
    <>
      <div className={styles.lead}>
        <p>
          <Tag tone={standingTone(partner.standing)}>{partner.words.standing}</Tag> <span>{partner.words.meaning}</span>
        </p>
        <p className="dim small">
          For <HostileText text={shorten(partner.brand.name, 60)} />: <HostileText text={shorten(who, 200)} />
        </p>
      </div>
      <div className={styles.filters}>
        <PeriodForm period={period} />
        <span className={styles.files}>
          <Anchor size="sm" href={file('audit.pdf')} download>
            Save as PDF
          </Anchor>
          <Anchor size="sm" href={file('audit.csv')} download>
            Save as CSV
          </Anchor>
        </span>
      </div>
      <p className="dim small">{periodWords(period)}</p>
      <div className={styles.columns}>
        <div className="stack">
          <AuditLooks partner={partner} />
          <AuditFindings findings={audit.findings} />
          <AuditTimes audit={audit} />
        </div>
        <div className="stack">
          <AuditStrikes strikes={audit.strikes} />
          <PartnerAnswers replies={audit.replies} />
          <AuditCases cases={audit.cases} />
          <AuditTerms agreement={audit.agreement} />
        </div>
      </div>
    </>
  );
}
