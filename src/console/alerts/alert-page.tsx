import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { ShownAdCard } from '../ads/shown-ad.js';
import { alertQuery } from '../api/queries.js';
import type { Alert } from '../api/generated/types.gen.js';
import type { Verdict } from '../api/types.js';
import { HostileText, shorten } from '../parts/hostile-text.js';
import { AlertCases } from '../cases/alert-cases.js';
import { icons } from '../parts/icons.js';
import { Page } from '../parts/page.js';
import { PartnerAnswers } from '../parts/partner-answers.js';
import { PartyName } from '../parts/party-name.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { StateTag, VerdictTag } from '../parts/tag.js';
import { useKeys } from '../parts/use-keys.js';
import { count, countryName } from '../words/format.js';
import { engineLabel, relationLabel } from '../words/labels.js';
import { AdvertiserAccounts } from './advertiser-accounts.js';
import { AlertFacts } from './alert-facts.js';
import { AlertHistory } from './alert-history.js';
import { AlertLines } from './alert-lines.js';
import styles from './alert-page.module.css';
import { DecidePanel } from './decide-panel.js';
import { AskPartner } from './ask-partner.js';
import { OtherAds } from './other-ads.js';
import { queuePlace } from './queue-place.js';

/** One alert with everything that is needed to decide it. */
export function AlertPage() {
  const { id = '' } = useParams();
  const location = useLocation();
  const navigate = useNavigate();
  const alert = useQuery(alertQuery(id));
  const place = queuePlace(location.state);
  const at = place.ids.indexOf(id);
  const neighbour = (by: 1 | -1): string | undefined => (at === -1 ? undefined : place.ids[at + by]);
  const go = (to: string | undefined) => {
    if (to !== undefined) void navigate(`/alerts/${encodeURIComponent(to)}`, { state: place });
  };
  const queue = place.search === '' ? '/alerts' : `/alerts?${place.search}`;
  useKeys({ j: () => go(neighbour(1)), k: () => go(neighbour(-1)), q: () => void navigate(queue) });

  const steps = (
    <nav className="row" aria-label="Queue">
      <Button size="xs" variant="subtle" component={Link} to={queue} leftSection={<icons.left size={15} />}>
        Queue
      </Button>
      {place.ids.length < 2 ? null : (
        <Button.Group>
          <Button size="xs" variant="default" disabled={neighbour(-1) === undefined} onClick={() => go(neighbour(-1))}>
            Previous
          </Button>
          <Button size="xs" variant="default" disabled={neighbour(1) === undefined} onClick={() => go(neighbour(1))}>
            Next
          </Button>
        </Button.Group>
      )}
    </nav>
  );

  if (alert.data === undefined) {
    return (
      <Page title="Alert" tabTitle="Alert" aside={steps}>
        {alert.error === null ? (
          <AlertSkeleton />
        ) : (
          <ProblemNotice
            what="The alert could not be loaded"
            error={alert.error}
            onRetry={() => void alert.refetch()}
          />
        )}
      </Page>
    );
  }
  const name = partyName(alert.data);
  return (
    <Page tabTitle={shorten(name, 60)} title={<PartyName party={alert.data.party} />} aside={steps}>
      <p className={styles.subtitle}>
        <VerdictTag verdict={alert.data.verdict} />
        <StateTag state={alert.data.state} />
        <span className="dim">
          {relationLabel(alert.data.party.relation)} seen beside{' '}
          <HostileText text={shorten(alert.data.brand.name, 60)} /> on {engineLabel(alert.data.engine)}
          {alert.data.country === null ? '' : `, ${countryName(alert.data.country)}`}
        </span>
      </p>
      {alert.error === null ? null : (
        <ProblemNotice
          what="What you see may be out of date"
          error={alert.error}
          onRetry={() => void alert.refetch()}
        />
      )}
      {/* The key gives each alert a panel of its own: no half-made decision may slip onto the next one. */}
      <AlertBody
        key={alert.data.id}
        alert={alert.data}
        next={neighbour(1)}
        onNext={() => go(neighbour(1))}
        onReload={() => void alert.refetch()}
      />
    </Page>
  );
}

interface AlertBodyProps {
  alert: Alert;
  next: string | undefined;
  onNext: () => void;
  onReload: () => void;
}

function AlertBody({ alert, next, onNext, onReload }: AlertBodyProps) {
  // Lines come gravest first, so the last one written for a violation is its gravest.
  const verdicts = new Map<string, Verdict>(
    [...alert.allowed, ...alert.lines.toReversed()].map((line) => [line.violation, line.verdict]),
  );
  const verdictOf = (violation: string) => verdicts.get(violation);
  const [first, ...others] = alert.ads;
  return (
    <div className={styles.columns}>
      <section className="card pad stack" aria-labelledby="ad-heading">
        <h2 id="ad-heading" className="eyebrow">
          As the customer saw it
        </h2>
        {first === undefined ? (
          <p className="dim">No ad of this alert is stored any more. {removedWords(alert.removedSightings)}</p>
        ) : (
          <>
            <ShownAdCard ad={first} engine={alert.engine} verdictOf={verdictOf} />
            {alert.removedSightings === 0 ? null : <p className="dim small">{removedWords(alert.removedSightings)}</p>}
          </>
        )}
      </section>
      <div className={styles.side}>
        <DecidePanel alert={alert} onReload={onReload} onNext={next === undefined ? undefined : onNext} />
        <PartnerAnswers replies={alert.replies} />
        <AskPartner alert={alert} />
        <AlertCases alert={alert} />
        <div className={`stack ${styles.record}`}>
          <AlertFacts alert={alert} />
          <AdvertiserAccounts advertisers={alert.advertisers} />
          <AlertHistory events={alert.events} />
        </div>
      </div>
      <div className="stack">
        <AlertLines lines={alert.lines} allowed={alert.allowed} domain={alert.party.domain} />
        {others.length === 0 ? null : <OtherAds ads={others} engine={alert.engine} verdictOf={verdictOf} />}
      </div>
    </div>
  );
}

function removedWords(sightings: number): string {
  return sightings === 0
    ? ''
    : `${count(sightings, 'sighting')} had their captures removed at the end of their term; they still count.`;
}

function partyName(alert: Alert): string {
  return alert.party.domain ?? alert.party.name ?? 'Advertiser not shown';
}

function AlertSkeleton() {
  return (
    <div className={styles.columns} role="status" aria-label="Loading the alert">
      <Skeleton height={220} radius={8} />
      <div className={styles.side}>
        <Skeleton height={160} radius={8} />
        <Skeleton height={200} radius={8} />
      </div>
      <Skeleton height={260} radius={8} />
    </div>
  );
}
