import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../api/client.js';
import type { Partner } from '../api/generated/types.gen.js';
import { HostileText, shorten } from '../parts/hostile-text.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { Tag } from '../parts/tag.js';
import { period } from '../portfolio/part.js';
import { formatInstant } from '../words/format.js';
import { engineLabel, termRuleLabel, termSubjectLabel } from '../words/labels.js';
import styles from './partners.module.css';

type Term = Partner['terms'][number];

const TONES = { yes: 'green', no: 'red', approval: 'amber' } as const;

/** What is agreed now, what will be, and what was, because ads are judged by the terms of their day. */
export function PartnerTerms({ partner, mayChange }: { partner: Partner; mayChange: boolean }) {
  const { today, terms } = partner;
  const over = terms.filter(({ until }) => until !== null && until <= today);
  const coming = terms.filter((term) => !over.includes(term) && term.from !== null && term.from > today);
  const now = terms.filter((term) => !over.includes(term) && !coming.includes(term));
  const list = (some: readonly Term[], open: boolean) => (
    <ul className={`plain ${styles.terms}`}>
      {some.map((term) => (
        <TermItem key={term.id} term={term} partnerId={partner.id} today={today} mayChange={mayChange && open} />
      ))}
    </ul>
  );
  return (
    <section className="card pad stack" aria-label="Terms">
      <h2 className={styles.heading}>Terms in force</h2>
      {now.length === 0 ? <p className="dim">None, so no term can be broken.</p> : list(now, true)}
      {coming.length === 0 ? null : (
        <>
          <h3 className="eyebrow">To come</h3>
          {list(coming, true)}
        </>
      )}
      {over.length === 0 ? null : (
        <details>
          <summary>Ended ({over.length})</summary>
          {list(over, false)}
        </details>
      )}
    </section>
  );
}

interface TermItemProps {
  term: Term;
  partnerId: string;
  today: string;
  mayChange: boolean;
}

function TermItem({ term, partnerId, today, mayChange }: TermItemProps) {
  const [ending, setEnding] = useState(false);
  const places = [...term.engines.map(engineLabel), ...term.regions].join(', ');
  return (
    <li className={styles.term}>
      <span className="row">
        <span className="num">
          <HostileText text={term.clause} />
        </span>
        <span>{termSubjectLabel(term.subject)}</span>
        <Tag tone={TONES[term.rule]}>{termRuleLabel(term.rule)}</Tag>
        <span className="dim small">
          {places === '' ? '' : `${places}, `}
          {period(term.from, term.until)}
        </span>
      </span>
      <span className="small">
        “<HostileText text={shorten(term.text, 600)} />”
      </span>
      <span className="row dim small">
        <span>{originOf(term)}</span>
        {mayChange ? (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-expanded={ending}
            aria-label={`End ${term.clause} ${termSubjectLabel(term.subject)}`}
            onClick={() => setEnding(!ending)}
          >
            End it
          </Button>
        ) : null}
      </span>
      {ending ? <EndTerm term={term} partnerId={partnerId} today={today} onDone={() => setEnding(false)} /> : null}
    </li>
  );
}

function originOf({ origin, template, acceptedBy, acceptedAt }: Term): string {
  const by = acceptedBy === null || acceptedAt === null ? '' : ` by ${acceptedBy}, ${formatInstant(acceptedAt)}`;
  if (template !== null) return `From a template${by}`;
  return origin === 'console'
    ? `Accepted${by}`
    : origin === 'csv'
      ? 'From a table of agreements'
      : 'From the portfolio file';
}

function EndTerm({
  term,
  partnerId,
  today,
  onDone,
}: {
  term: Term;
  partnerId: string;
  today: string;
  onDone: () => void;
}) {
  const client = useQueryClient();
  const [on, setOn] = useState(today);
  const [reason, setReason] = useState('');
  const path = `/api/partners/${encodeURIComponent(partnerId)}/agreement/terms/${encodeURIComponent(term.id)}/end`;
  const end = useMutation({
    mutationFn: (day: string | null) => request(path, { method: 'POST', json: { on: day, reason } }),
    onSuccess: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: ['partner', partnerId] }),
        client.invalidateQueries({ queryKey: ['portfolio'] }),
      ]);
      onDone();
    },
  });
  return (
    <form
      className="stack tight"
      aria-label="End the term"
      onSubmit={(event) => {
        event.preventDefault();
        end.mutate(on);
      }}
    >
      <div className={styles.fields}>
        <TextInput
          label="Why"
          required
          maxLength={500}
          value={reason}
          onChange={({ currentTarget: { value } }) => setReason(value)}
        />
        <TextInput
          label="First day no longer in force"
          type="date"
          required
          value={on}
          onChange={({ currentTarget: { value } }) => setOn(value)}
        />
      </div>
      {end.error === null ? null : <ProblemNotice what="The term stands as it was" error={end.error} />}
      <div className="row">
        <Button type="submit" size="xs" loading={end.isPending} disabled={reason.trim() === ''}>
          End it on that day
        </Button>
        {term.origin === 'console' ? (
          <Button size="xs" variant="default" disabled={reason.trim() === ''} onClick={() => end.mutate(null)}>
            Withdraw: it never held
          </Button>
        ) : null}
      </div>
    </form>
  );
}
