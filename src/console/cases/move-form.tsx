import { Button, Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Case } from '../api/generated/types.gen.js';
import { Notice } from '../parts/notice.js';
import { CLOSING_REASONS, caseStateMeaning, moveLabel, type CaseState } from '../words/cases.js';
import { caseCalls, useCaseChange } from './case-calls.js';
import { isRefused, moveLacks, wantsAnswer } from './case-moves.js';
import styles from './case-page.module.css';
import { CaseRefused } from './case-refused.js';

interface MoveFormProps {
  case: Case;
  to: CaseState;
  onDone: () => void;
  onCancel: () => void;
}

/** What a move needs besides its name: the answer that somebody gave, or why the case is closed. */
export function MoveForm({ case: item, to, onDone, onCancel }: MoveFormProps) {
  const change = useCaseChange(item.id);
  // What the person has seen, not what a refresh in the background has brought meanwhile.
  const [seen, setSeen] = useState(item.lastEventId);
  const [reason, setReason] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [lacks, setLacks] = useState<string | null>(null);
  const refusal = item.moves.find((move) => move.to === to && isRefused(move))?.refusal;

  const save = () => {
    const lacking = moveLacks(to, reason, text);
    setLacks(lacking);
    if (lacking !== null) return;
    const body = {
      to,
      ...(reason === null ? {} : { closingReason: reason }),
      ...(text.trim() === '' ? {} : { text: text.trim() }),
      expectedEventId: seen,
    };
    change.mutate(caseCalls.move(item.id, body), { onSuccess: onDone });
  };

  return (
    <form
      className={styles.form}
      aria-label={moveLabel(to)}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
      }}
    >
      <p className="dim small">{caseStateMeaning(to)}</p>
      {to === 'closed' ? (
        <Radio.Group label="Why it is closed" size="sm" value={reason ?? ''} onChange={setReason}>
          <div className={styles.reasons}>
            {CLOSING_REASONS.map(({ value, label, meaning }) => (
              <Radio key={value} size="xs" value={value} label={label} description={meaning} />
            ))}
          </div>
        </Radio.Group>
      ) : null}
      <Textarea
        label={wantsAnswer(to) ? 'Who answered, and what' : 'In your words (optional)'}
        required={wantsAnswer(to)}
        size="xs"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {refusal == null ? null : (
        <Notice tone="amber" title="Not yet">
          <p>{refusal.message}</p>
        </Notice>
      )}
      {lacks === null ? null : (
        <p role="alert" className={styles.lacks}>
          {lacks}
        </p>
      )}
      {change.error === null ? null : (
        <CaseRefused
          caseId={item.id}
          what="The case was not moved"
          error={change.error}
          seenEventId={seen}
          onLooked={(now) => {
            setSeen(now.lastEventId);
            change.reset();
          }}
        />
      )}
      <div className="row">
        <Button type="submit" size="xs" loading={change.isPending}>
          {moveLabel(to)}
        </Button>
        <Button size="xs" variant="subtle" onClick={onCancel} disabled={change.isPending}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
