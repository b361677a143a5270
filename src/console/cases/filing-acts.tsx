import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Case, Filing } from '../api/generated/types.gen.js';
import { HostileText } from '../parts/hostile-text.js';
import { mayWrite, useUser } from '../shell/session.js';
import { caseCalls, type FilingAct, useCaseChange, useIsChanging } from './case-calls.js';
import styles from './case-page.module.css';
import { CaseRefused } from './case-refused.js';

interface FilingProps {
  item: Case;
  filing: Filing;
}

const NOT_DONE: Record<FilingAct, string> = {
  edit: 'The text was not saved',
  refresh: 'The draft was not written anew',
  send: 'The mail was not sent',
  'record-reference': 'The reference number was not recorded',
  withdraw: 'It was not withdrawn',
  settle: 'Your answer was not recorded',
};

/** What a person may do with a filing now; where it cannot leave, why. */
export function FilingActs({ item, filing }: FilingProps) {
  const may = mayWrite(useUser()) && item.state !== 'closed';
  const change = useCaseChange(item.id);
  const changing = useIsChanging(item.id);
  const [act, setAct] = useState<FilingAct | null>(null);
  const [ask, setAsk] = useState<'send' | 'send-again' | 'withdraw' | null>(null);
  const [seen, setSeen] = useState(item.lastEventId);
  if (!may) return null;

  const begin = (what: typeof ask) => {
    change.reset();
    setSeen(item.lastEventId);
    setAsk(what);
  };
  const run = (kind: FilingAct, body: object, eventId: string) => {
    setAct(kind);
    setSeen(eventId);
    change.mutate(caseCalls.filing(item.id, filing.id, kind, { ...body, expectedEventId: eventId }), {
      onSuccess: () => setAsk(null),
    });
  };
  const refused =
    change.error === null ? null : (
      <CaseRefused
        caseId={item.id}
        what={NOT_DONE[act ?? 'edit']}
        error={change.error}
        seenEventId={seen}
        onLooked={(now) => {
          setSeen(now.lastEventId);
          change.reset();
        }}
      />
    );
  const open = filing.state === 'draft' || filing.state === 'failed';

  return (
    <>
      {filing.state === 'unsure' ? (
        <div className="row">
          <Button size="xs" disabled={changing} onClick={() => run('settle', { outcome: 'arrived' }, item.lastEventId)}>
            It arrived
          </Button>
          <Button size="xs" variant="default" disabled={changing} onClick={() => begin('send-again')}>
            Send again
          </Button>
        </div>
      ) : null}
      {open && filing.refusal !== null ? (
        <p className="dim">
          {filing.kind === 'mail' ? 'Cannot be sent yet' : 'Cannot be recorded yet'}: {filing.refusal.message}
        </p>
      ) : null}
      {open && filing.kind === 'form' ? (
        <ReferenceForm
          disabled={filing.refusal !== null}
          pending={change.isPending && act === 'record-reference'}
          onSave={(reference) => run('record-reference', { reference }, item.lastEventId)}
        />
      ) : null}
      {open ? (
        <div className="row">
          {filing.kind === 'mail' ? (
            <Button size="xs" disabled={filing.refusal !== null || changing} onClick={() => begin('send')}>
              {filing.state === 'failed' ? 'Send again' : 'Send'}
            </Button>
          ) : null}
          <Button size="xs" variant="subtle" color="gray" disabled={changing} onClick={() => begin('withdraw')}>
            Withdraw
          </Button>
        </div>
      ) : null}
      {ask === null ? refused : null}
      <Modal
        opened={ask === 'send' || ask === 'send-again'}
        onClose={() => setAsk(null)}
        title="Send this mail?"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <div className="stack">
          <dl className={styles.mailHead}>
            <dt>To</dt>
            <dd>
              <strong>
                <HostileText text={filing.recipient ?? ''} address />
              </strong>
            </dd>
            <dt>From</dt>
            <dd>
              <HostileText text={item.mail.from ?? 'Mail is not set up'} />
            </dd>
            <dt>Subject</dt>
            <dd>
              <HostileText text={filing.subject ?? ''} />
            </dd>
          </dl>
          {ask === 'send-again' ? (
            <p>If the first one arrived after all, they get it twice.</p>
          ) : (
            <p className="dim small">It goes out once and cannot be called back.</p>
          )}
          {refused}
          <div className="row">
            <Button
              size="xs"
              data-autofocus
              loading={change.isPending}
              onClick={() =>
                ask === 'send-again' ? run('settle', { outcome: 'send-again' }, seen) : run('send', {}, seen)
              }
            >
              Send to <HostileText text={filing.recipient ?? ''} className={styles.inButton} />
            </Button>
            <Button size="xs" variant="subtle" onClick={() => setAsk(null)} disabled={change.isPending}>
              Cancel
            </Button>
          </div>
        </div>
      </Modal>
      {ask === 'withdraw' ? (
        <WithdrawForm
          pending={change.isPending}
          onSave={(text) => run('withdraw', { text }, seen)}
          onCancel={() => setAsk(null)}
        >
          {refused}
        </WithdrawForm>
      ) : null}
    </>
  );
}

interface ReferenceFormProps {
  disabled: boolean;
  pending: boolean;
  onSave: (reference: string) => void;
}

/** After filing in the form: the number that it gave makes the case a filed one. */
function ReferenceForm({ disabled, pending, onSave }: ReferenceFormProps) {
  const [reference, setReference] = useState('');
  return (
    <form
      className={styles.reference}
      aria-label="Record the reference number"
      onSubmit={(event) => {
        event.preventDefault();
        if (reference.trim() !== '') onSave(reference.trim());
      }}
    >
      <TextInput
        size="xs"
        label="Reference number"
        description="The form gives it when it was sent. Recording it makes the case filed."
        maxLength={200}
        disabled={disabled}
        value={reference}
        onChange={(event) => setReference(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" disabled={disabled || reference.trim() === ''} loading={pending}>
        Record the reference number
      </Button>
    </form>
  );
}

interface WithdrawFormProps {
  pending: boolean;
  onSave: (text: string) => void;
  onCancel: () => void;
  children: React.ReactNode;
}

function WithdrawForm({ pending, onSave, onCancel, children }: WithdrawFormProps) {
  const [text, setText] = useState('');
  return (
    <form
      className={styles.form}
      aria-label="Withdraw"
      onSubmit={(event) => {
        event.preventDefault();
        onSave(text.trim());
      }}
    >
      <Textarea
        size="xs"
        label="Why it is withdrawn"
        required
        autosize
        minRows={2}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {children}
      <div className="row">
        <Button type="submit" size="xs" loading={pending} disabled={text.trim() === ''}>
          Withdraw the draft
        </Button>
        <Button size="xs" variant="subtle" onClick={onCancel} disabled={pending}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
