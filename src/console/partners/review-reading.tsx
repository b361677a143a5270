import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { AgreementReading, NewAgreementTerms } from '../api/generated/types.gen.js';
import { Notice } from '../parts/notice.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { count } from '../words/format.js';
import { AgreementText } from './agreement-text.js';
import { DraftItem } from './draft-item.js';
import { draftsOf, rejectedOf, termOf, type Draft } from './drafts.js';
import styles from './partners.module.css';

interface ReviewReadingProps {
  reading: AgreementReading;
  today: string;
  saving: boolean;
  error: Error | null;
  onSave: (json: NewAgreementTerms) => void;
  onClose: () => void;
}

/** The text with what it seems to say, for a person to accept, change or reject one by one. */
export function ReviewReading({ reading, today, saving, error, onSave, onClose }: ReviewReadingProps) {
  const [drafts, setDrafts] = useState<readonly Draft[]>(() => draftsOf(reading));
  const [shown, setShown] = useState<string | null>(null);
  const [from, setFrom] = useState(today);
  const [until, setUntil] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const put = (key: string, change: Partial<Draft>): void =>
    setDrafts(drafts.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const accepted = drafts.filter(({ decision }) => decision === 'accepted');
  const open = drafts.filter(({ decision, kind }) => decision === 'open' && kind === 'proposal').length;
  const plain = drafts.filter(({ kind, why, decision }) => kind === 'proposal' && why === null && decision === 'open');
  const list = (kind: Draft['kind']) =>
    drafts
      .filter((one) => one.kind === kind)
      .map((one) => (
        <DraftItem
          key={one.key}
          draft={one}
          text={reading.text}
          onChange={(change) => put(one.key, change)}
          onShow={() => setShown(one.key)}
        />
      ));
  return (
    <section className="stack" aria-label="What the agreement says">
      <div className="row between">
        <h2 className={styles.heading} ref={heading} tabIndex={-1}>
          {reading.proposals.length === 0
            ? 'Nothing could be proposed'
            : `${count(reading.proposals.length, 'term')} proposed`}
        </h2>
        <Button size="xs" variant="default" onClick={onClose}>
          Put it away
        </Button>
      </div>
      {reading.cut ? (
        <Notice tone="amber" title="The text was too long to be read to its end">
          <p>Only the first 300,000 characters were read. Paste the part on paid search by itself.</p>
        </Notice>
      ) : null}
      <div className={styles.review}>
        <div className="stack">
          {plain.length < 2 ? null : (
            <div className="row">
              <Button
                size="xs"
                variant="default"
                onClick={() =>
                  setDrafts(drafts.map((one) => (plain.includes(one) ? { ...one, decision: 'accepted' } : one)))
                }
              >
                Accept the {plain.length} plain ones
              </Button>
              <span className="dim small">You can still change or reject each.</span>
            </div>
          )}
          <ul className={`plain ${styles.drafts}`}>{list('proposal')}</ul>
          <Group title="Contradictions" items={list('conflict')}>
            These sentences rule on the same in different ways, so nothing is proposed. Accept the side that holds.
          </Group>
          <Group title="Not understood" items={list('sentence')}>
            These speak of paid search, and no rule could be read from them. Make a term of one where it states a rule.
          </Group>
        </div>
        <AgreementText text={reading.text} drafts={drafts} shown={shown} />
      </div>
      <form
        className={`card pad stack ${styles.save}`}
        aria-label="Save"
        onSubmit={(event) => {
          event.preventDefault();
          const terms = accepted.map(termOf);
          onSave({ text: reading.text, from, until: until === '' ? null : until, terms, rejected: rejectedOf(drafts) });
        }}
      >
        <div className={styles.fields}>
          <TextInput
            label="In force from"
            description="First day"
            type="date"
            required
            value={from}
            onChange={({ currentTarget: { value } }) => setFrom(value)}
          />
          <TextInput
            label="Until"
            description="First day no longer; may stay empty"
            type="date"
            value={until}
            onChange={({ currentTarget: { value } }) => setUntil(value)}
          />
        </div>
        {error === null ? null : <ProblemNotice what="Nothing was taken over" error={error} />}
        <div className="row">
          <Button type="submit" size="sm" loading={saving} disabled={accepted.length === 0}>
            Take over {count(accepted.length, 'term')}
          </Button>
          <span className="dim small">
            {open === 0
              ? 'Every proposal is decided.'
              : `${count(open, 'proposal')} not decided; what is not accepted is not taken over.`}
          </span>
        </div>
      </form>
    </section>
  );
}

function Group({ title, items, children }: { title: string; items: React.ReactNode[]; children: string }) {
  if (items.length === 0) return null;
  return (
    <div className="stack tight">
      <h3 className="eyebrow">{title}</h3>
      <p className="dim small">{children}</p>
      <ul className={`plain ${styles.drafts}`}>{items}</ul>
    </div>
  );
}
