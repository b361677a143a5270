import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ImpactNote as Note } from '../api/generated/types.gen.js';
import { FirstFew } from '../parts/first-few.js';
import { HostileText } from '../parts/hostile-text.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { useNarrow } from '../parts/use-narrow.js';
import { formatDate } from '../words/format.js';
import { EstimateInputs } from './estimate-inputs.js';
import { EstimateResults } from './estimate-results.js';
import styles from './impact-note.module.css';
import { NoteActions } from './note-actions.js';
import { RewriteForm } from './rewrite-form.js';
import type { NoteWrites } from './use-impact-note.js';

interface ImpactNoteProps {
  note: Note;
  writes: NoteWrites;
  /** Whether the person may change anything. */
  may: boolean;
}

/** What was seen, what it does to customers, what to do: the note as the case page shows it. */
export function ImpactNote({ note, writes, may }: ImpactNoteProps) {
  const [rewriting, setRewriting] = useState(false);
  return (
    <section className="card" aria-labelledby="note-heading">
      <header className={styles.head}>
        <h2 id="note-heading" className="eyebrow">
          What it does to customers
        </h2>
        <p className={styles.headline}>
          <HostileText text={note.headline} />
        </p>
        {note.brandValue === null ? null : (
          <p className="small dim">
            Touches the brand’s value: <HostileText text={note.brandValue} />
          </p>
        )}
      </header>
      {rewriting ? (
        <RewriteForm
          note={note}
          writes={writes}
          onClose={() => {
            writes.forget();
            setRewriting(false);
          }}
        />
      ) : (
        <>
          <NotePart id="note-seen" title="Seen" text={note.seen} />
          <NotePart id="note-means" title="What it means for customers" text={note.means} />
        </>
      )}
      <EstimateResults results={note.results} draws={note.draws} />
      <EstimateInputs inputs={note.inputs} />
      <Factors factors={note.factors} />
      <NoteActions actions={note.actions} writes={writes} may={may} />
      {writes.refused !== 'recompute' || writes.error === null ? null : (
        <div className={styles.part}>
          <ProblemNotice what="The figures could not be estimated again" error={writes.error} />
        </div>
      )}
      <footer className={styles.foot}>
        <span className="small dim">
          {note.editedBy === null ? 'Drafted from the record' : 'In the words of '}
          {note.editedBy === null ? null : <HostileText text={note.editedBy} />}, last changed{' '}
          {formatDate(note.changedAt)}
        </span>
        {may ? (
          <div className="row">
            <Button
              size="compact-xs"
              variant="default"
              disabled={writes.saving || rewriting}
              onClick={() => setRewriting(true)}
            >
              Edit the words
            </Button>
            <Button
              size="compact-xs"
              variant="default"
              loading={writes.saving}
              title="From the record and the brand’s figures as they stand now"
              onClick={() => void writes.onRecompute()}
            >
              Estimate again
            </Button>
          </div>
        ) : null}
      </footer>
    </section>
  );
}

function NotePart({ id, title, text }: { id: string; title: string; text: string }) {
  const narrow = useNarrow();
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <FirstFew items={lines} few={narrow ? 2 : lines.length} noun="more paragraph">
        {(shown) =>
          shown.map((line, index) => (
            <p key={index} className={styles.words}>
              <HostileText text={line} />
            </p>
          ))
        }
      </FirstFew>
    </section>
  );
}

function Factors({ factors }: { factors: Note['factors'] }) {
  const groups = [
    ['In the brand’s hands', factors.filter((factor) => factor.controllable)],
    ['Not in the brand’s hands', factors.filter((factor) => !factor.controllable)],
  ] as const;
  return (
    <section className={styles.part} aria-labelledby="note-factors">
      <h3 id="note-factors">What it hangs on</h3>
      <div className={styles.factors}>
        {groups.map(([title, list]) =>
          list.length === 0 ? null : (
            <div key={title}>
              <h4 className="small dim">{title}</h4>
              <ul className={styles.list}>
                {list.map((factor) => (
                  <li key={factor.text}>
                    <HostileText text={factor.text} />
                    <span className="small dim">
                      {' '}
                      <HostileText text={factor.why} />
                    </span>
                  </li>
                ))}
              </ul>
            </div>
          ),
        )}
      </div>
    </section>
  );
}
