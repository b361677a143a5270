import { Button } from '@mantine/core';
import type { Case, CaseRoute } from '../api/generated/types.gen.js';
import { HostileText } from '../parts/hostile-text.js';
import { OutsideLink } from '../parts/outside-link.js';
import { Tag } from '../parts/tag.js';
import type { Tone } from '../parts/tone.js';
import { mayWrite, useUser } from '../shell/session.js';
import { fileabilityLabel, filingStateWords, routeLabel } from '../words/cases.js';
import { caseCalls, useCaseChange } from './case-calls.js';
import styles from './case-page.module.css';
import { CaseRefused } from './case-refused.js';

const TONES: Record<CaseRoute['result'], Tone> = {
  'file-here': 'green',
  'other-route': 'amber',
  'do-not-file': 'neutral',
};

/** Whether the case may be filed by each route, with the rule that says so. */
export function CaseRoutes({ item }: { item: Case }) {
  const may = mayWrite(useUser()) && item.state !== 'closed';
  const change = useCaseChange(item.id);
  return (
    <section className="card" aria-labelledby="routes-heading" id="routes">
      <h2 id="routes-heading" className={`eyebrow pad ${styles.listHead}`}>
        Where it may be filed
      </h2>
      {item.routes.map((route) => (
        <article key={route.route} className={styles.line}>
          <div className={styles.lineHead}>
            <h3>{routeLabel(route.route)}</h3>
            <Tag tone={TONES[route.result]}>{fileabilityLabel(route.result)}</Tag>
            <RouteAct
              item={item}
              route={route}
              may={may}
              pending={change.isPending}
              onPrepare={() => change.mutate(caseCalls.prepare(item.id, route.route))}
            />
          </div>
          <p>
            <HostileText text={route.sentence} />
            {route.otherRoute === null ? null : <> Instead: {routeLabel(route.otherRoute)}.</>}
          </p>
          {route.rule === null ? null : (
            <details className={styles.basis}>
              <summary>
                Rests on <HostileText text={route.rule.reference} />
              </summary>
              <p>
                <HostileText text={route.rule.text} />
                {route.rule.source === null ? null : (
                  <>
                    {' '}
                    Source: <OutsideLink href={route.rule.source} />
                  </>
                )}
              </p>
            </details>
          )}
        </article>
      ))}
      {change.error === null ? null : (
        <div className={styles.line}>
          <CaseRefused
            caseId={item.id}
            what="The draft was not prepared"
            error={change.error}
            seenEventId={item.lastEventId}
            onLooked={() => change.reset()}
          />
        </div>
      )}
    </section>
  );
}

interface RouteActProps {
  item: Case;
  route: CaseRoute;
  may: boolean;
  pending: boolean;
  onPrepare: () => void;
}

/** A way to the filing on this route, or to a new draft. */
function RouteAct({ item, route, may, pending, onPrepare }: RouteActProps) {
  const filing = item.filings.find(({ id }) => id === route.filingId);
  const again = filing === undefined || filing.state === 'sent';
  return (
    <span className={styles.act}>
      {filing === undefined ? null : <a href={`#filing-${filing.id}`}>{filingStateWords(filing.state, filing.kind)}</a>}
      {may && again && route.result === 'file-here' ? (
        <Button size="compact-xs" variant="default" loading={pending} onClick={onPrepare}>
          {filing === undefined ? 'Prepare a draft' : 'Prepare another'}
        </Button>
      ) : null}
    </span>
  );
}
