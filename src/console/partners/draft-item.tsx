import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { HostileText, shorten } from '../parts/hostile-text.js';
import { Tag } from '../parts/tag.js';
import { engineLabel, TERM_RULES, TERM_SUBJECTS, termRuleLabel, termSubjectLabel } from '../words/labels.js';
import type { Draft } from './drafts.js';
import styles from './partners.module.css';

interface DraftItemProps {
  draft: Draft;
  text: string;
  onChange: (change: Partial<Draft>) => void;
  /** Brings its sentence into sight in the text. */
  onShow: () => void;
}

const TONES = { yes: 'green', no: 'red', approval: 'amber' } as const;
const LONGEST_QUOTE = 600;

/** One sentence with the term that it seems to state. */
export function DraftItem({ draft, text, onChange, onShow }: DraftItemProps) {
  const [editing, setEditing] = useState(false);
  const { clause, subject, rule, engines, regions, start, end, lead, why, decision, kind } = draft;
  const undecided = kind === 'sentence' && decision === 'open' && !editing;
  const about = undecided ? 'this sentence' : `${termSubjectLabel(subject)}: ${termRuleLabel(rule)}`;
  return (
    <li className={`card ${styles.draft}`} data-decision={decision}>
      <div className="row">
        <span className="num">
          <HostileText text={clause} />
        </span>
        {undecided ? null : (
          <>
            <strong>{termSubjectLabel(subject)}</strong>
            <Tag tone={TONES[rule]}>{termRuleLabel(rule)}</Tag>
            <span className="dim small">
              {[...engines.split(', ').filter(Boolean).map(engineLabel), regions].filter(Boolean).join(', ')}
            </span>
          </>
        )}
        {decision === 'open' ? null : (
          <Tag tone={decision === 'accepted' ? 'blue' : 'neutral'}>
            {decision === 'accepted' ? 'Accepted' : 'Rejected'}
          </Tag>
        )}
      </div>
      <p className={styles.quote}>
        {lead === null ? null : (
          <span className="dim">
            <HostileText text={shorten(text.slice(lead.start, lead.end), 160)} />{' '}
          </span>
        )}
        <HostileText text={shorten(text.slice(start, end), LONGEST_QUOTE)} />
      </p>
      {why === null ? null : <p className="small">{kind === 'sentence' ? why : `Read it yourself: ${why}.`}</p>}
      {editing ? <Fields draft={draft} onChange={onChange} /> : null}
      <div className="row">
        {undecided ? null : (
          <Button
            size="xs"
            variant={decision === 'accepted' ? 'filled' : 'default'}
            aria-label={`Accept ${about}`}
            onClick={() => onChange({ decision: 'accepted' })}
          >
            Accept
          </Button>
        )}
        <Button
          size="xs"
          variant="default"
          aria-expanded={editing}
          aria-label={`Change ${about}`}
          onClick={() => setEditing(!editing)}
        >
          {undecided ? 'Make a term of it' : editing ? 'Done' : 'Change'}
        </Button>
        {kind === 'sentence' ? null : (
          <Button
            size="xs"
            variant="default"
            aria-label={`Reject ${about}`}
            onClick={() => onChange({ decision: 'rejected' })}
          >
            Reject
          </Button>
        )}
        {decision === 'open' ? null : (
          <Button
            size="xs"
            variant="subtle"
            aria-label={`Undo the decision on ${about}`}
            onClick={() => onChange({ decision: 'open' })}
          >
            Undo
          </Button>
        )}
        <Button size="xs" variant="subtle" aria-label={`Show clause ${clause} in the text`} onClick={onShow}>
          Show in the text
        </Button>
      </div>
    </li>
  );
}

function Fields({ draft, onChange }: Pick<DraftItemProps, 'draft' | 'onChange'>) {
  return (
    <div className={styles.fields}>
      <TextInput
        label="Clause"
        required
        maxLength={60}
        value={draft.clause}
        onChange={({ currentTarget: { value } }) => onChange({ clause: value })}
      />
      <NativeSelect
        label="Subject"
        value={draft.subject}
        data={TERM_SUBJECTS.map((value) => ({ value, label: termSubjectLabel(value) }))}
        onChange={({ currentTarget: { value } }) => onChange({ subject: value as Draft['subject'] })}
      />
      <NativeSelect
        label="Rule"
        value={draft.rule}
        data={TERM_RULES.map((value) => ({ value, label: termRuleLabel(value) }))}
        onChange={({ currentTarget: { value } }) => onChange({ rule: value as Draft['rule'] })}
      />
      <TextInput
        label="Engines"
        placeholder="everywhere"
        value={draft.engines}
        onChange={({ currentTarget: { value } }) => onChange({ engines: value })}
      />
      <TextInput
        label="Countries"
        placeholder="everywhere"
        value={draft.regions}
        onChange={({ currentTarget: { value } }) => onChange({ regions: value })}
      />
    </div>
  );
}
