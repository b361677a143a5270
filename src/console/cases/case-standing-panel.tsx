import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Case } from '../api/generated/types.gen.js';
import { HostileText, shorten } from '../parts/hostile-text.js';
import { Notice } from '../parts/notice.js';
import { mayWrite, useUser } from '../shell/session.js';
import { caseStateLabel, closingReasonLabel, moveLabel, type CaseState } from '../words/cases.js';
import { count, formatInstant, formatNumber } from '../words/format.js';
import { rangeWords } from '../words/money.js';
import { caseCalls, useCaseChange, useIsChanging } from './case-calls.js';
import { isRefused } from './case-moves.js';
import styles from './case-page.module.css';
import { CaseRefused } from './case-refused.js';
import { needsOf } from './case-standing.js';
import { verificationWords } from './case-verification.js';
import { MoveForm } from './move-form.js';

/** Where the case stands, who owns it, and where it may go. */
export function CaseStanding({ item }: { item: Case }) {
  const may = mayWrite(useUser());
  return (
    <section className="card pad stack" aria-labelledby="standing-heading">
      <h2 id="standing-heading" className="eyebrow">
        Next
      </h2>
      {item.dismissedAlerts === 0 || item.state === 'closed' ? (
        <p className={styles.next}>{needsOf(item)}</p>
      ) : (
        <Notice tone="red" title={`${count(item.dismissedAlerts, 'alert')} dismissed after the case was opened`}>
          <p>Nothing may be filed on it. Confirm the alert again if that was a mistake; otherwise close the case.</p>
        </Notice>
      )}
      {item.closingReason === null ? null : (
        <p>
          Closed{item.closedAt === null ? '' : ` on ${formatInstant(item.closedAt)}`}:{' '}
          {closingReasonLabel(item.closingReason).toLowerCase()}.
        </p>
      )}
      <dl className={styles.facts}>
        <dt>Worth</dt>
        <dd>{item.value === null ? 'Not estimated' : `${rangeWords(item.value)} at risk`}</dd>
        <dt>Owner</dt>
        <dd>
          <Owner item={item} may={may} />
        </dd>
        <dt>The ads</dt>
        <dd>{verificationWords(item.verification)}</dd>
      </dl>
      <OnThisPage item={item} />
      {may ? <Moves item={item} /> : <p className="dim small">Your role is viewer: you can look, but not act.</p>}
    </section>
  );
}

/** The long case's parts: what is to be filled in or filed lies below the note. */
function OnThisPage({ item }: { item: Case }) {
  const missing = item.asked.filter(({ value, required }) => value === null && required).length;
  const filing = item.filings.find(({ state }) => state !== 'withdrawn');
  return (
    <nav className={styles.parts} aria-label="On this page">
      <a href="#routes">Where to file</a>
      {item.asked.length === 0 ? null : (
        <a href="#facts">{missing === 0 ? 'Facts' : `Facts (${formatNumber(missing)} missing)`}</a>
      )}
      {filing === undefined ? null : <a href={`#filing-${filing.id}`}>Filings</a>}
      <a href="#packet">Packet</a>
    </nav>
  );
}

function Moves({ item }: { item: Case }) {
  const [to, setTo] = useState<CaseState | null>(null);
  const changing = useIsChanging(item.id);
  const open = item.moves.filter((move) => !isRefused(move));
  const noEnd = item.moves.find((move) => move.to === 'closed' && isRefused(move))?.refusal ?? null;
  const refused = item.moves.filter((move) => isRefused(move) && move.to !== 'closed');
  if (item.moves.length === 0) return <p className="dim small">Only an ad that is seen again opens it.</p>;
  return (
    <div className="stack tight">
      <div className="row" role="group" aria-label="Move the case">
        {open.map((move) => (
          <Button
            key={move.to}
            size="xs"
            variant={to === move.to ? 'light' : 'default'}
            aria-pressed={to === move.to}
            disabled={changing}
            onClick={() => setTo(to === move.to ? null : move.to)}
          >
            {moveLabel(move.to)}
          </Button>
        ))}
      </div>
      {to === null || !item.moves.some((move) => move.to === to) ? null : (
        <MoveForm key={to} case={item} to={to} onDone={() => setTo(null)} onCancel={() => setTo(null)} />
      )}
      {noEnd === null ? null : (
        <Notice tone="amber" title="Cannot be closed yet">
          <p>{noEnd.message}</p>
        </Notice>
      )}
      {refused.length === 0 ? null : (
        <details className={styles.refused} open={open.length === 0}>
          <summary>Not possible now: {refused.map((move) => caseStateLabel(move.to)).join(', ')}</summary>
          <ul className="plain">
            {refused.map((move) => (
              <li key={move.to}>
                <strong>{caseStateLabel(move.to)}</strong>: {move.refusal?.message}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Owner({ item, may }: { item: Case; may: boolean }) {
  const change = useCaseChange(item.id);
  const [seen, setSeen] = useState(item.lastEventId);
  const [open, setOpen] = useState(false);
  const [to, setTo] = useState('');
  const others = item.people.filter(({ id }) => id !== item.owner.id);
  return (
    <>
      <HostileText text={shorten(item.owner.name, 80)} />{' '}
      {!may || item.state === 'closed' || others.length === 0 ? null : (
        <Button
          size="compact-xs"
          variant="subtle"
          aria-expanded={open}
          onClick={() => {
            setSeen(item.lastEventId);
            setOpen(!open);
          }}
        >
          Hand over
        </Button>
      )}
      {open ? (
        <form
          className="stack tight"
          onSubmit={(event) => {
            event.preventDefault();
            change.mutate(caseCalls.handOver(item.id, { ownerId: to, expectedEventId: seen }), {
              onSuccess: () => setOpen(false),
            });
          }}
        >
          <NativeSelect
            size="xs"
            aria-label="New owner"
            value={to}
            data={[{ value: '', label: 'To whom?' }, ...others.map(({ id, name }) => ({ value: id, label: name }))]}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
          <div>
            <Button type="submit" size="xs" disabled={to === ''} loading={change.isPending}>
              Hand over
            </Button>
          </div>
          {change.error === null ? null : (
            <CaseRefused
              caseId={item.id}
              what="The case was not handed over"
              error={change.error}
              seenEventId={seen}
              onLooked={(now) => {
                setSeen(now.lastEventId);
                change.reset();
              }}
            />
          )}
        </form>
      ) : null}
    </>
  );
}
