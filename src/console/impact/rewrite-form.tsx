import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ImpactNote } from '../api/generated/types.gen.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import styles from './impact-note.module.css';
import type { NoteWrites } from './use-impact-note.js';

interface RewriteFormProps {
  note: ImpactNote;
  writes: NoteWrites;
  onClose: () => void;
}

/** Takes a person's own words in place of the draft. The figures stay what the model says. */
export function RewriteForm({ note, writes, onClose }: RewriteFormProps) {
  const [seen, setSeen] = useState(note.seen);
  const [means, setMeans] = useState(note.means);
  const [brandValue, setBrandValue] = useState(note.brandValue ?? '');
  // As the person saw it: what somebody else saves meanwhile is not to be overwritten unseen.
  const [expectedChangedAt] = useState(note.changedAt);
  const complete = seen.trim() !== '' && means.trim() !== '';
  const save = async (): Promise<void> => {
    const change = { seen, means, brandValue: brandValue.trim(), expectedChangedAt };
    if (complete && (await writes.onRewrite(change))) onClose();
  };
  return (
    <form
      className={`${styles.part ?? ''} ${styles.form ?? ''}`}
      aria-label="Edit the words"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <Textarea
        label="Seen"
        size="xs"
        autosize
        minRows={3}
        maxRows={16}
        maxLength={10_000}
        autoFocus
        value={seen}
        onChange={(event) => setSeen(event.currentTarget.value)}
      />
      <Textarea
        label="What it means for customers"
        size="xs"
        autosize
        minRows={3}
        maxRows={16}
        maxLength={10_000}
        value={means}
        onChange={(event) => setMeans(event.currentTarget.value)}
      />
      <TextInput
        label="Value of the brand that is touched (optional)"
        description="For example safety or sustainability"
        size="xs"
        maxLength={300}
        value={brandValue}
        onChange={(event) => setBrandValue(event.currentTarget.value)}
      />
      {writes.refused !== 'rewrite' || writes.error === null ? null : (
        <ProblemNotice
          what="Your words are not saved. Copy them; Cancel shows the note as it is now"
          error={writes.error}
        />
      )}
      <div className="row">
        <Button type="submit" size="xs" loading={writes.saving} disabled={!complete}>
          Save
        </Button>
        <Button size="xs" variant="subtle" disabled={writes.saving} onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
