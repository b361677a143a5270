import { Link } from 'react-router';
import type { CasePacket } from '../api/generated/types.gen.js';
import { CopyText } from '../parts/copy-text.js';
import { FirstFew } from '../parts/first-few.js';
import { HostileText, shorten } from '../parts/hostile-text.js';
import { Tag } from '../parts/tag.js';
import { useNarrow } from '../parts/use-narrow.js';
import { count, countryName, formatDay, formatInstant } from '../words/format.js';
import { deviceLabel, engineLabel } from '../words/labels.js';
import styles from './case-page.module.css';

/** What the case rests on: rights, clauses, and the captures that are kept for good. */
export function CasePacketSection({ packet }: { packet: CasePacket }) {
  // On a phone the packet is far below what there is to do, so that it opens only for those who want it.
  const narrow = useNarrow();
  return (
    <section className="card pad" aria-labelledby="packet-heading" id="packet">
      <details open={!narrow} className={styles.packet}>
        <summary>
          <h2 id="packet-heading" className="eyebrow">
            Packet
          </h2>
          <span className="dim small num">
            {count(packet.marks.length, 'mark')}, {count(packet.clauses.length, 'clause')},{' '}
            {count(packet.captures.length, 'capture')}
          </span>
        </summary>
        <PacketParts packet={packet} />
      </details>
    </section>
  );
}

function PacketParts({ packet }: { packet: CasePacket }) {
  return (
    <div className="stack">
      <Marks marks={packet.marks} />
      {packet.clauses.length === 0 ? null : (
        <div className="stack tight">
          <h3>Clauses</h3>
          {packet.clauses.map((clause) => (
            <p key={clause.reference} className={styles.clause}>
              <strong>
                <HostileText text={clause.reference} />
              </strong>
              : <HostileText text={shorten(clause.text, 600)} />
              {clause.inForceFrom === null ? null : (
                <span className="dim small"> In force since {formatDay(clause.inForceFrom)}.</span>
              )}
            </p>
          ))}
        </div>
      )}
      <Captures captures={packet.captures} />
    </div>
  );
}

function Marks({ marks }: { marks: CasePacket['marks'] }) {
  return (
    <div className="stack tight">
      <h3>Marks and registrations</h3>
      {marks.length === 0 ? <p className="dim">No mark is concerned.</p> : null}
      {marks.map((mark) => (
        <div key={mark.text} className="stack tight">
          <p>
            <strong>
              <HostileText text={shorten(mark.text, 120)} />
            </strong>
            {mark.goods.length === 0 ? null : (
              <span className="dim">
                {' '}
                for <HostileText text={shorten(mark.goods.join(', '), 240)} />
              </span>
            )}
          </p>
          {mark.registrations.length === 0 ? (
            <p className="dim small">
              No registration in the portfolio. Enter it there; it is filled in by itself then.
            </p>
          ) : (
            <ul className={`plain ${styles.registrations}`}>
              {mark.registrations.map((right) => (
                <li key={`${right.office} ${right.number}`}>
                  <span className="row">
                    <HostileText text={`${right.office} ${right.number}`} />
                    {right.covers ? (
                      <Tag tone="green">Covers the country today</Tag>
                    ) : (
                      <Tag tone="amber">Does not cover it today</Tag>
                    )}
                  </span>
                  <span className="dim small">
                    {right.jurisdictions.map(jurisdiction).join(', ')}
                    {right.classes.length === 0 ? '' : `; classes ${right.classes.join(', ')}`}
                    {right.validFrom === null ? '' : `; from ${formatDay(right.validFrom)}`}
                    {right.validUntil === null ? '' : `; until ${formatDay(right.validUntil)}`}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </div>
  );
}

/** `EU` is an office's jurisdiction and no country; the names of countries come from the browser. */
function jurisdiction(code: string): string {
  return code === 'EU' ? 'European Union' : countryName(code);
}

/** The newest first, because that is what an engine asks for; the rest stays folded, however many there are. */
function Captures({ captures }: { captures: CasePacket['captures'] }) {
  const newestFirst = captures.toSorted((a, b) => (b.capturedAt ?? '').localeCompare(a.capturedAt ?? ''));
  return (
    <div className="stack tight">
      <h3>{count(captures.length, 'capture')} kept for good</h3>
      <FirstFew items={newestFirst} few={3} noun="older capture">
        {(shown) => (
          <ul className={`plain ${styles.captures}`}>
            {shown.map((capture) => (
              <PinnedCapture key={capture.id} capture={capture} />
            ))}
          </ul>
        )}
      </FirstFew>
    </div>
  );
}

function PinnedCapture({ capture }: { capture: CasePacket['captures'][number] }) {
  const where = [
    capture.engine === null ? null : engineLabel(capture.engine),
    capture.country === null ? null : countryName(capture.country),
    capture.device === null ? null : deviceLabel(capture.device),
  ].filter((part) => part !== null);
  return (
    <li>
      <span>
        <Link to={`/captures/${encodeURIComponent(capture.id)}`}>
          {capture.capturedAt === null ? 'Time not known' : formatInstant(capture.capturedAt)}
        </Link>
        {capture.query === null ? null : (
          <>
            , “
            <HostileText text={shorten(capture.query, 120)} />”
          </>
        )}
      </span>
      <span className="dim small">{where.join(', ')}</span>
      <span className={styles.hash}>
        <code title={capture.sha256}>SHA-256 {capture.sha256.slice(0, 16)}…</code>
        <CopyText text={capture.sha256} label="Copy the whole hash" />
      </span>
    </li>
  );
}
