import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Case, Filing } from '../api/generated/types.gen.js';
import { HostileText } from '../parts/hostile-text.js';
import { mayWrite, useUser } from '../shell/session.js';
import { caseCalls, useCaseChange } from './case-calls.js';
import styles from './case-page.module.css';
import { CaseRefused } from './case-refused.js';

interface FilingProps {
  item: Case;
  filing: Filing;
}

export interface MailDraftProps extends FilingProps {
  editing: boolean;
  onEdit: (editing: boolean) => void;
}

/** The mail as it will go out; its text may be changed until it does. */
export function MailDraft({ item, filing, editing, onEdit }: MailDraftProps) {
  const may = mayWrite(useUser()) && item.state !== 'closed' && ['draft', 'failed'].includes(filing.state);
  return (
    <div className="stack tight">
      <dl className={styles.mailHead}>
        <dt>To</dt>
        <dd>
          {filing.recipient === null ? (
            <span className="dim">Not known yet</span>
          ) : (
            <HostileText text={filing.recipient} address />
          )}
        </dd>
        {editing ? null : (
          <>
            <dt>Subject</dt>
            <dd>{filing.subject === null ? '' : <HostileText text={filing.subject} />}</dd>
          </>
        )}
      </dl>
      {editing && may ? (
        <MailForm item={item} filing={filing} onDone={() => onEdit(false)} />
      ) : (
        <>
          <div className={styles.mailBody} tabIndex={0} role="group" aria-label="Text of the mail">
            <HostileText text={filing.body} />
          </div>
          {may ? (
            <div className="row">
              <Button size="xs" variant="default" onClick={() => onEdit(true)}>
                Change the text
              </Button>
              {filing.edited ? <RefreshButton item={item} filing={filing} /> : null}
            </div>
          ) : null}
        </>
      )}
    </div>
  );
}

/** Puts the record's text in the place of a changed one, after asking. */
function RefreshButton({ item, filing }: FilingProps) {
  const change = useCaseChange(item.id);
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return (
      <Button size="xs" variant="subtle" onClick={() => setAsked(true)}>
        Write it anew from the record
      </Button>
    );
  }
  return (
    <>
      <Button
        size="xs"
        variant="light"
        color="red"
        loading={change.isPending}
        onClick={() =>
          change.mutate(caseCalls.filing(item.id, filing.id, 'refresh', { expectedEventId: item.lastEventId }), {
            onSuccess: () => setAsked(false),
          })
        }
      >
        Give up the changed text
      </Button>
      <Button size="xs" variant="subtle" onClick={() => setAsked(false)}>
        Keep it
      </Button>
      {change.error === null ? null : (
        <CaseRefused
          caseId={item.id}
          what="The draft was not written anew"
          error={change.error}
          seenEventId={item.lastEventId}
          onLooked={() => change.reset()}
        />
      )}
    </>
  );
}

function MailForm({ item, filing, onDone }: FilingProps & { onDone: () => void }) {
  const change = useCaseChange(item.id);
  // The text that the person began with; what comes in meanwhile must not be overwritten unseen.
  const [began, setBegan] = useState({ eventId: item.lastEventId, body: filing.body, subject: filing.subject ?? '' });
  const [subject, setSubject] = useState(began.subject);
  const [body, setBody] = useState(began.body);
  const meanwhile = filing.body !== began.body;
  return (
    <form
      className={styles.form}
      aria-label="Change the text"
      onSubmit={(event) => {
        event.preventDefault();
        const edit = { subject: subject.trim(), body: body.trim(), expectedEventId: began.eventId };
        change.mutate(caseCalls.filing(item.id, filing.id, 'edit', edit), { onSuccess: onDone });
      }}
    >
      <TextInput
        label="Subject"
        size="xs"
        required
        maxLength={300}
        value={subject}
        onChange={(event) => setSubject(event.currentTarget.value)}
      />
      <Textarea
        label="Text"
        size="xs"
        required
        autosize
        minRows={8}
        maxRows={30}
        maxLength={20_000}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
      />
      {meanwhile ? (
        <details>
          <summary>The draft as it was saved meanwhile</summary>
          <div className={styles.mailBody}>
            <HostileText text={filing.body} />
          </div>
        </details>
      ) : null}
      {change.error === null ? null : (
        <CaseRefused
          caseId={item.id}
          what="The text was not saved"
          error={change.error}
          seenEventId={began.eventId}
          onLooked={(now) => {
            setBegan({ ...began, eventId: now.lastEventId });
            change.reset();
          }}
        />
      )}
      <div className="row">
        <Button type="submit" size="xs" loading={change.isPending}>
          Save the text
        </Button>
        <Button size="xs" variant="subtle" onClick={onDone} disabled={change.isPending}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
