import { useState } from 'react';
import type { Case, Filing } from '../api/generated/types.gen.js';
import { HostileText } from '../parts/hostile-text.js';
import { Notice } from '../parts/notice.js';
import { Tag } from '../parts/tag.js';
import type { Tone } from '../parts/tone.js';
import { useNarrow } from '../parts/use-narrow.js';
import { filingStateWords, routeLabel } from '../words/cases.js';
import { formatInstant } from '../words/format.js';
import styles from './case-page.module.css';
import { isToFile } from './case-standing.js';
import { FilingActs } from './filing-acts.js';
import { CopyPanel } from './copy-panel.js';
import { MailDraft, type MailDraftProps } from './mail-draft.js';
import { MissingFacts } from './missing-facts.js';

const TONES: Record<Filing['state'], Tone> = {
  draft: 'neutral',
  sending: 'blue',
  sent: 'green',
  unsure: 'amber',
  failed: 'red',
  withdrawn: 'neutral',
};

/** Every submission of the case, drafts first; withdrawn ones stay on record, folded. */
export function Filings({ item }: { item: Case }) {
  const shown = item.filings.filter(({ state }) => state !== 'withdrawn');
  const withdrawn = item.filings.filter(({ state }) => state === 'withdrawn');
  return (
    <>
      {shown.map((filing) => (
        <FilingCard key={filing.id} item={item} filing={filing} />
      ))}
      {withdrawn.length === 0 ? null : (
        <details className={`card pad ${styles.withdrawn}`}>
          <summary>Withdrawn: {withdrawn.map(({ route }) => routeLabel(route)).join(', ')}</summary>
          {withdrawn.map((filing) => (
            <p key={filing.id} className={styles.mailBody}>
              <HostileText text={filing.body} />
            </p>
          ))}
        </details>
      )}
    </>
  );
}

function FilingCard({ item, filing }: { item: Case; filing: Filing }) {
  const heading = `filing-heading-${filing.id}`;
  const [editing, setEditing] = useState(false);
  const open = filing.state === 'draft' || filing.state === 'failed';
  const text = <FilingText item={item} filing={filing} editing={editing && open} onEdit={setEditing} />;
  const folded = useFolded(item, filing);
  return (
    <section className="card pad stack" id={`filing-${filing.id}`} aria-labelledby={heading}>
      <div className="row between">
        <h2 id={heading} className={styles.filingName}>
          {routeLabel(filing.route)}
        </h2>
        <Tag tone={TONES[filing.state]}>{filingStateWords(filing.state, filing.kind)}</Tag>
      </div>
      <FilingState filing={filing} />
      {open ? <MissingFacts filing={filing} waits={isToFile(item)} /> : null}
      {folded === null ? (
        text
      ) : (
        <details className={styles.sent}>
          <summary>{folded}</summary>
          {text}
        </details>
      )}
      {/* What is typed and not saved would not be in the mail. */}
      {editing && open ? null : <FilingActs item={item} filing={filing} />}
    </section>
  );
}

/** The words under which the filing's text begins folded; null where it is what the case waits for. */
function useFolded(item: Case, { state, kind }: Filing): string | null {
  const narrow = useNarrow();
  if (state === 'sent') return kind === 'mail' ? 'What was sent' : 'What was filed';
  if (state !== 'draft') return null;
  // A form is filled in at a desk, and its fields are many.
  if (kind === 'form' && narrow) return 'Fields and text for the form';
  return isToFile(item) ? null : 'The draft';
}

function FilingText(props: MailDraftProps) {
  return props.filing.kind === 'mail' ? <MailDraft {...props} /> : <CopyPanel filing={props.filing} />;
}

/** What became of it, in words that a person can act on. */
function FilingState({ filing }: { filing: Filing }) {
  const said =
    filing.result === null ? null : (
      <p className="small">
        {filing.result.message === null ? null : (
          <>
            The mail server said: “<HostileText text={filing.result.message} />
            ”.{' '}
          </>
        )}
        Code <code>{filing.result.code}</code>
      </p>
    );
  switch (filing.state) {
    case 'sending':
      return (
        <Notice tone="blue" title="It is being sent">
          {filing.nextTryAt === null || filing.attempts === 0 ? null : (
            <p>The server asked to wait. The next try is at {formatInstant(filing.nextTryAt)}.</p>
          )}
          {filing.attempts === 0 ? null : said}
        </Notice>
      );
    case 'unsure':
      return (
        <Notice tone="amber" title="This mail may or may not have arrived">
          <p>
            It was handed over{filing.handedOverAt === null ? '' : ` at ${formatInstant(filing.handedOverAt)}`}, and no
            answer came. It is not sent again by itself, because they might get it twice. Ask them; then say so below.
          </p>
          {said}
        </Notice>
      );
    case 'failed':
      return (
        <Notice tone="red" title="This mail could not be sent">
          {said}
          <p>Mend what the server complained of, then send it again.</p>
        </Notice>
      );
    case 'sent':
      return (
        <p>
          {filing.kind === 'form' ? 'Filed' : 'Sent'}
          {filing.sentAt === null ? '' : ` on ${formatInstant(filing.sentAt)}`}
          {filing.reference === null ? null : (
            <>
              , reference{' '}
              <strong>
                <HostileText text={filing.reference} />
              </strong>
            </>
          )}
          .
        </p>
      );
    default:
      return null;
  }
}
