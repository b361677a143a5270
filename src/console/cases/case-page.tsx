import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { ShownAdCard } from '../ads/shown-ad.js';
import { caseQuery } from '../api/queries.js';
import type { Case } from '../api/generated/types.gen.js';
import { FirstFew } from '../parts/first-few.js';
import { HostileText, shorten } from '../parts/hostile-text.js';
import { icons } from '../parts/icons.js';
import { Page } from '../parts/page.js';
import { PartyName } from '../parts/party-name.js';
import { PartnerAnswers } from '../parts/partner-answers.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { useKeys } from '../parts/use-keys.js';
import { countryName } from '../words/format.js';
import { engineLabel, relationLabel } from '../words/labels.js';
import { queuePlace } from '../alerts/queue-place.js';
import { AskedFacts } from './asked-facts.js';
import { CaseAlerts } from './case-alerts.js';
import { CaseHistory } from './case-history.js';
import { CaseNoteSection } from './case-note.js';
import styles from './case-page.module.css';
import { CasePacketSection } from './case-packet.js';
import { CaseStanding } from './case-standing-panel.js';
import { ageWords } from './case-standing.js';
import { CaseStateTag } from './case-state-tag.js';
import { Filings } from './filings.js';
import { CaseRoutes } from './case-routes.js';

/** One takedown from opening to closing, with everything that it rests on. */
export function CasePage() {
  const { id = '' } = useParams();
  const location = useLocation();
  const navigate = useNavigate();
  const found = useQuery(caseQuery(id));
  const { search } = queuePlace(location.state);
  const list = search === '' ? '/cases' : `/cases?${search}`;
  useKeys({ q: () => void navigate(list) });
  const back = (
    <Button size="xs" variant="subtle" component={Link} to={list} leftSection={<icons.left size={15} />}>
      Cases
    </Button>
  );

  if (found.data === undefined) {
    return (
      <Page title="Case" tabTitle="Case" aside={back}>
        {found.error === null ? (
          <CaseSkeleton />
        ) : (
          <ProblemNotice what="The case could not be loaded" error={found.error} onRetry={() => void found.refetch()} />
        )}
      </Page>
    );
  }
  const item = found.data;
  return (
    <Page
      tabTitle={`${item.number} ${shorten(item.title, 50)}`}
      title={
        <>
          <span className="dim num">{item.number}</span> <HostileText text={shorten(item.title, 200)} />
        </>
      }
      aside={back}
    >
      <p className={styles.subtitle}>
        <CaseStateTag state={item.state} />
        <span className="dim">
          <PartyName party={item.party} />, {relationLabel(item.party.relation).toLowerCase()}, and{' '}
          <HostileText text={shorten(item.brand.name, 60)} /> on {engineLabel(item.engine)}
          {item.country === null ? '' : ` in ${countryName(item.country)}`}; {ageWords(item)}
        </span>
      </p>
      {found.error === null ? null : (
        <ProblemNotice
          what="What you see may be out of date"
          error={found.error}
          onRetry={() => void found.refetch()}
        />
      )}
      {/* The key gives each case forms of its own: nothing half-typed may slip onto another. */}
      <CaseBody key={item.id} item={item} />
    </Page>
  );
}

function CaseBody({ item }: { item: Case }) {
  const verdicts = new Map(item.alerts.flatMap((alert) => alert.violations.map((code) => [code, alert.verdict])));
  return (
    <div className={styles.columns}>
      <div className={styles.side}>
        <CaseStanding item={item} />
        <div className={`stack ${styles.record}`}>
          <CaseAlerts alerts={item.alerts} />
          <PartnerAnswers replies={item.replies} />
          <CaseHistory item={item} />
        </div>
      </div>
      <div className={`stack ${styles.main}`}>
        <CaseNoteSection item={item} />
        <CaseRoutes item={item} />
        <AskedFacts item={item} />
        <Filings item={item} />
        {item.ads.length === 0 ? null : (
          <section className="card pad stack" aria-labelledby="ads-heading">
            <h2 id="ads-heading" className="eyebrow">
              As customers saw it
            </h2>
            <FirstFew items={item.ads} few={1} noun="more ad">
              {(shown) =>
                shown.map((ad) => (
                  <ShownAdCard
                    key={`${ad.creativeId} ${ad.captureId} ${ad.position}`}
                    ad={ad}
                    engine={item.engine}
                    verdictOf={(violation) => verdicts.get(violation as never)}
                  />
                ))
              }
            </FirstFew>
          </section>
        )}
        <CasePacketSection packet={item.packet} />
      </div>
    </div>
  );
}

function CaseSkeleton() {
  return (
    <div className={styles.columns} role="status" aria-label="Loading the case">
      <div className={styles.side}>
        <Skeleton height={200} radius={8} />
      </div>
      <div className={`stack ${styles.main}`}>
        <Skeleton height={180} radius={8} />
        <Skeleton height={220} radius={8} />
      </div>
    </div>
  );
}
