import { Button, Checkbox, Radio, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AlertLine } from '../api/generated/types.gen.js';
import type { Decision, DecisionRequest, DismissReason } from '../api/types.js';
import { DISMISS_REASONS } from '../words/labels.js';
import { violationLabel } from '../words/violations.js';
import styles from './alert-page.module.css';

interface DecideFormProps {
  decision: Decision;
  lines: readonly AlertLine[];
  saving: boolean;
  onCancel: () => void;
  onSave: (body: DecisionRequest) => void;
}

const WORDS: Record<Decision, { save: string; meaning: string; text: string }> = {
  confirmed: {
    save: 'Confirm',
    meaning: 'It is what the finding says. Sightings keep counting.',
    text: 'Note for the record (optional)',
  },
  dismissed: {
    save: 'Dismiss',
    meaning: 'Nothing to pursue. The reason is kept: it shows which rules are out of date.',
    text: 'In your words (optional)',
  },
  permitted: {
    save: 'Permit',
    meaning: 'The advertiser may do this for a time. After it the alert opens again if the ad is still seen.',
    text: 'Who agreed to it (optional)',
  },
  watched: {
    save: 'Watch',
    meaning: 'Not decided yet. It leaves the open list, and sightings keep counting.',
    text: 'What to look out for (optional)',
  },
};

/** What a decision needs besides its name. Enter saves from anywhere but the free text. */
export function DecideForm({ decision, lines, saving, onCancel, onSave }: DecideFormProps) {
  const openLines = lines.filter((line) => line.state === 'open');
  const candidates = openLines.length > 0 ? openLines : lines;
  const [chosen, setChosen] = useState<readonly string[]>(candidates.map((line) => line.id));
  const [reason, setReason] = useState<DismissReason | null>(null);
  const [text, setText] = useState('');
  const [until, setUntil] = useState(decision === 'permitted' ? inDays(90) : '');
  const [missing, setMissing] = useState<string | null>(null);
  const words = WORDS[decision];

  const save = () => {
    const lacks = whatIsMissing(decision, chosen, reason, text);
    setMissing(lacks);
    if (lacks !== null) return;
    onSave({
      decision,
      lines: [...chosen],
      ...(reason === null ? {} : { reason }),
      ...(text.trim() === '' ? {} : { text: text.trim() }),
      ...(decision === 'permitted' ? { permitUntil: until } : {}),
    });
  };

  return (
    <form
      className={styles.form}
      aria-label={words.save}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
      }}
    >
      <p className="dim small">{words.meaning}</p>
      {candidates.length < 2 ? null : (
        <Checkbox.Group label="Applies to" size="sm" value={[...chosen]} onChange={setChosen}>
          <div className={styles.reasons} style={{ marginTop: '0.375rem' }}>
            {candidates.map((line) => (
              <Checkbox key={line.id} size="xs" value={line.id} label={violationLabel(line.violation)} />
            ))}
          </div>
        </Checkbox.Group>
      )}
      {decision === 'dismissed' ? (
        <Radio.Group
          label="Reason"
          size="sm"
          value={reason ?? ''}
          onChange={(value) => setReason(DISMISS_REASONS.find((r) => r.value === value)?.value ?? null)}
        >
          <div className={styles.reasons} style={{ marginTop: '0.375rem' }}>
            {DISMISS_REASONS.map(({ value, label, meaning }, index) => (
              <Radio key={value} size="xs" value={value} label={label} description={meaning} autoFocus={index === 0} />
            ))}
          </div>
        </Radio.Group>
      ) : null}
      {decision === 'permitted' ? (
        <>
          <TextInput
            label="The permit ends on"
            description="From this day on it no longer holds"
            type="date"
            size="xs"
            required
            autoFocus
            min={inDays(1)}
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
          <div className="row">
            {PERIODS.map(([label, days]) => (
              <Button key={label} size="compact-xs" variant="default" onClick={() => setUntil(inDays(days))}>
                {label}
              </Button>
            ))}
          </div>
        </>
      ) : null}
      <Textarea
        label={words.text}
        size="xs"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {missing === null ? null : (
        <p role="alert" style={{ color: 'var(--mw-red)' }}>
          {missing}
        </p>
      )}
      <div className="row">
        <Button type="submit" size="xs" loading={saving} autoFocus={decision === 'confirmed' || decision === 'watched'}>
          {words.save}
        </Button>
        <Button size="xs" variant="subtle" onClick={onCancel} disabled={saving}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

function whatIsMissing(
  decision: Decision,
  chosen: readonly string[],
  reason: DismissReason | null,
  text: string,
): string | null {
  if (chosen.length === 0) return 'Choose at least one finding.';
  if (decision !== 'dismissed') return null;
  if (reason === null) return 'Choose a reason.';
  return reason === 'other' && text.trim() === '' ? 'Say what the other reason is.' : null;
}

const PERIODS = [
  ['30 days', 30],
  ['90 days', 90],
  ['1 year', 365],
] as const;

/** The calendar day so many days from today in the reader's zone, as `2026-01-31`. */
function inDays(days: number): string {
  const date = new Date();
  date.setDate(date.getDate() + days);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
