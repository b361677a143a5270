import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { NoteAction } from '../api/generated/types.gen.js';
import { HostileText } from '../parts/hostile-text.js';
import { icons } from '../parts/icons.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { Tag } from '../parts/tag.js';
import { formatDate, formatDay } from '../words/format.js';
import styles from './impact-note.module.css';
import type { NoteWrites } from './use-impact-note.js';

const ROLES: Record<NoteAction['who'], string> = {
  'ppc-manager': 'PPC manager',
  'partner-manager': 'Partner manager',
  'service-lead': 'Service lead',
  legal: 'Legal',
};
const isRole = (value: string): value is NoteAction['who'] => Object.hasOwn(ROLES, value);

interface NoteActionsProps {
  actions: readonly NoteAction[];
  writes: NoteWrites;
  may: boolean;
}

/** What to do: who, what, by when. A case is not closed without one. */
export function NoteActions({ actions, writes, may }: NoteActionsProps) {
  const [adding, setAdding] = useState(false);
  return (
    <section className={styles.part} aria-labelledby="note-actions">
      <h3 id="note-actions">What to do</h3>
      {actions.length === 0 ? (
        <p className="dim">No action yet. The case cannot be closed until there is one.</p>
      ) : (
        <ul className={styles.actions}>
          {actions.map((action) => (
            <Action key={action.id} action={action} writes={writes} may={may} />
          ))}
        </ul>
      )}
      {(writes.refused !== 'add' && writes.refused !== 'complete') || writes.error === null ? null : (
        <ProblemNotice what="The action was not saved" error={writes.error} />
      )}
      {!may ? null : adding ? (
        <AddForm
          writes={writes}
          onClose={() => {
            writes.forget();
            setAdding(false);
          }}
        />
      ) : (
        <div>
          <Button size="xs" variant="default" onClick={() => setAdding(true)}>
            Add an action
          </Button>
        </div>
      )}
    </section>
  );
}

function Action({ action, writes, may }: { action: NoteAction; writes: NoteWrites; may: boolean }) {
  const done = action.doneAt !== null;
  const late = !done && action.dueOn < today();
  return (
    <li className={styles.action} data-done={done}>
      <div className={styles.actionText}>
        <span className={styles.what}>
          <HostileText text={action.what} />
        </span>
        <span className={styles.who}>
          <Tag>{ROLES[action.who]}</Tag>
          {action.person === null ? null : <HostileText text={action.person} />}
          {done ? (
            <span className="dim">
              done {formatDate(action.doneAt ?? '')}
              {action.doneBy === null ? null : (
                <>
                  {' '}
                  by <HostileText text={action.doneBy} />
                </>
              )}
            </span>
          ) : late ? (
            <Tag tone="red">due {formatDay(action.dueOn)}, late</Tag>
          ) : (
            <span className="dim">by {formatDay(action.dueOn)}</span>
          )}
        </span>
      </div>
      {done || !may ? null : (
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<icons.check size={14} />}
          disabled={writes.saving}
          aria-label={`Done: ${action.what.slice(0, 80)}`}
          onClick={() => void writes.onCompleteAction(action.id)}
        >
          Done
        </Button>
      )}
    </li>
  );
}

function AddForm({ writes, onClose }: { writes: NoteWrites; onClose: () => void }) {
  const [what, setWhat] = useState('');
  const [who, setWho] = useState<NoteAction['who']>('ppc-manager');
  const [person, setPerson] = useState('');
  const [dueOn, setDueOn] = useState(today(7));
  const [missing, setMissing] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    const lacks = what.trim() === '' ? 'Say what is to be done.' : dueOn === '' ? 'Say by when.' : null;
    setMissing(lacks);
    if (lacks !== null) return;
    const named = person.trim() === '' ? {} : { person: person.trim() };
    if (await writes.onAddAction({ what: what.trim(), who, dueOn, ...named })) onClose();
  };
  return (
    <form
      className={styles.form}
      aria-label="Add an action"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
      }}
    >
      <Textarea
        label="What"
        size="xs"
        autosize
        minRows={2}
        maxLength={1000}
        autoFocus
        value={what}
        onChange={(event) => setWhat(event.currentTarget.value)}
      />
      <div className={styles.fields}>
        <NativeSelect
          label="Who"
          size="xs"
          data={Object.entries(ROLES).map(([value, label]) => ({ value, label }))}
          value={who}
          onChange={(event) => {
            const { value } = event.currentTarget;
            if (isRole(value)) setWho(value);
          }}
        />
        <TextInput
          label="Person (optional)"
          size="xs"
          maxLength={200}
          value={person}
          onChange={(event) => setPerson(event.currentTarget.value)}
        />
        <TextInput
          label="By"
          type="date"
          size="xs"
          required
          min={today()}
          value={dueOn}
          onChange={(event) => setDueOn(event.currentTarget.value)}
        />
      </div>
      {missing === null ? null : (
        <p role="alert" className={styles.missing}>
          {missing}
        </p>
      )}
      <div className="row">
        <Button type="submit" size="xs" loading={writes.saving}>
          Add
        </Button>
        <Button size="xs" variant="subtle" disabled={writes.saving} onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

/** The calendar day so many days from today in the reader's zone, as `2026-01-31`. */
function today(plus = 0): string {
  const date = new Date();
  date.setDate(date.getDate() + plus);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
