import type { GivenAnswer, ReplyAd, ReplyAlert, ReplyPoint } from '../api/generated/types.gen.js';
import { FirstFew } from '../parts/first-few.js';
import { HostileText, shorten } from '../parts/hostile-text.js';
import { VerdictTag } from '../parts/tag.js';
import { count, countryName, formatBytes, formatDay, formatInstant } from '../words/format.js';
import { partnerAnswerLabel, deviceLabel, engineLabel } from '../words/labels.js';
import { violationLabel } from '../words/violations.js';
import { AnswerForm } from './answer-form.js';
import styles from './reply.module.css';

/** One of the partner's alerts: what is said of it, the ads as they were seen, and the answer. */
export function ReplyAlertCard({
  alert,
  token,
  onAnswered,
}: {
  alert: ReplyAlert;
  token: string;
  onAnswered: () => void;
}) {
  const heading = `reply-${alert.id}`;
  return (
    <section className="card pad stack" aria-labelledby={heading}>
      <h2 id={heading} className={styles.heading}>
        Ads on {engineLabel(alert.engine)}
        {alert.country === null ? '' : ` in ${countryName(alert.country)}`}
      </h2>
      {alert.points.map((point, index) => (
        <Point key={index} point={point} />
      ))}
      <h3 className="eyebrow">What was seen</h3>
      {alert.ads.length === 0 ? <p className="dim">The ads themselves are no longer stored.</p> : null}
      <FirstFew items={alert.ads} few={3} noun="more ad">
        {(shown) => shown.map((ad, index) => <SeenAd key={index} ad={ad} />)}
      </FirstFew>
      {alert.answers.length === 0 ? null : <Answers answers={alert.answers} />}
      <AnswerForm alertId={alert.id} token={token} isFirst={alert.answers.length === 0} onAnswered={onAnswered} />
    </section>
  );
}

function Point({ point }: { point: ReplyPoint }) {
  return (
    <div className="stack tight">
      <p className="row">
        <VerdictTag verdict={point.verdict} />
        <strong>{violationLabel(point.violation)}</strong>
      </p>
      <p>
        <HostileText text={point.explanation} />
      </p>
      <p className="dim">{point.meaning}</p>
      {point.clause === null ? null : (
        <blockquote className={styles.clause}>
          <p>
            “<HostileText text={point.clause.text} />”
          </p>
          <p className="dim small">
            Your agreement, <HostileText text={point.clause.reference} />
            {point.clause.inForceFrom === null ? '' : `, in force since ${formatDay(point.clause.inForceFrom)}`}
          </p>
        </blockquote>
      )}
      <p className="dim small num">
        Seen {count(point.sightings, 'time')}, first {formatInstant(point.firstSeenAt)}, last{' '}
        {formatInstant(point.lastSeenAt)}
      </p>
    </div>
  );
}

function SeenAd({ ad }: { ad: ReplyAd }) {
  return (
    <article className={styles.ad} aria-label="Ad as seen">
      <p className="dim small">
        {ad.query === null ? 'The search is not known' : 'On a search for '}
        {ad.query === null ? null : (
          <>
            “<HostileText text={shorten(ad.query, 160)} />”
          </>
        )}
        , number {ad.position}
        {ad.device === null ? '' : `, ${deviceLabel(ad.device).toLowerCase()}`}, {formatInstant(ad.seenAt)}
      </p>
      {ad.displayUrl === null ? null : (
        <p className="small">
          <HostileText text={shorten(ad.displayUrl, 160)} address />
        </p>
      )}
      <p>
        <strong>
          <HostileText text={ad.title} />
        </strong>
      </p>
      {ad.description === null ? null : (
        <p>
          <HostileText text={ad.description} />
        </p>
      )}
      {ad.destination === null ? null : (
        <p className="dim small">
          Leads to <HostileText text={shorten(ad.destination, 300)} address />
        </p>
      )}
    </article>
  );
}

function Answers({ answers }: { answers: readonly GivenAnswer[] }) {
  return (
    <div className="stack tight">
      <h3 className="eyebrow">What you answered</h3>
      {answers.map((given, index) => (
        <div key={index}>
          <p>
            <strong>{partnerAnswerLabel(given.answer)}</strong>{' '}
            <span className="dim small">{formatInstant(given.at)}</span>
          </p>
          {given.words === '' ? null : (
            <p style={{ whiteSpace: 'pre-line' }}>
              “<HostileText text={given.words} />”
            </p>
          )}
          {given.attachments.map(({ name, size }, place) => (
            <p key={place} className="dim small">
              <HostileText text={name} />, {formatBytes(size)}
            </p>
          ))}
        </div>
      ))}
    </div>
  );
}
