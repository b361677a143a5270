import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../api/client.js';
import { ApiProblem } from '../api/problem.js';
import { alertQuery } from '../api/queries.js';
import type { Alert } from '../api/generated/types.gen.js';
import type { Decision, DecisionRequest } from '../api/types.js';
import { icons } from '../parts/icons.js';
import { Notice } from '../parts/notice.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { useKeys } from '../parts/use-keys.js';
import { mayWrite, useUser } from '../shell/session.js';
import { stateLabel } from '../words/labels.js';
import styles from './alert-page.module.css';
import { DecideForm } from './decide-form.js';

const CHOICES = [
  { decision: 'confirmed', label: 'Confirm', key: 'c', Icon: icons.check },
  { decision: 'dismissed', label: 'Dismiss', key: 'd', Icon: icons.cross },
  { decision: 'permitted', label: 'Permit', key: 'p', Icon: icons.calendar },
  { decision: 'watched', label: 'Watch', key: 'w', Icon: icons.eye },
] as const;

interface DecidePanelProps {
  alert: Alert;
  onReload: () => void;
  /** Leads to the queue's next alert, where there is one. */
  onNext: (() => void) | undefined;
}

/** Two keys decide: a letter opens the decision, Enter saves it. */
export function DecidePanel({ alert, onReload, onNext }: DecidePanelProps) {
  const user = useUser();
  const may = mayWrite(user);
  const client = useQueryClient();
  const [choice, setChoice] = useState<Decision | null>(null);
  const decide = useMutation({
    mutationFn: (body: DecisionRequest) =>
      request<null>(`/api/alerts/${encodeURIComponent(alert.id)}/decisions`, { method: 'POST', json: body }),
    onSuccess: async () => {
      setChoice(null);
      await Promise.all([
        client.invalidateQueries({ queryKey: alertQuery(alert.id).queryKey }),
        client.invalidateQueries({ queryKey: ['alerts'] }),
      ]);
    },
  });
  const choose = (decision: Decision | null) => {
    decide.reset();
    setChoice(decision);
  };
  const open = (decision: Decision) => () => {
    if (may) choose(decision);
  };
  useKeys({
    c: open('confirmed'),
    d: open('dismissed'),
    p: open('permitted'),
    w: open('watched'),
    Escape: () => choose(null),
  });

  return (
    <section className="card pad stack" aria-labelledby="decide-heading">
      <h2 id="decide-heading" className="eyebrow">
        Decide
      </h2>
      <div className={styles.choices} role="group" aria-label="Decision">
        {CHOICES.map(({ decision, label, key, Icon }) => (
          <button
            key={decision}
            type="button"
            className={styles.choice}
            aria-pressed={choice === decision}
            aria-keyshortcuts={key}
            aria-describedby={may ? undefined : 'decide-why-not'}
            disabled={!may || decide.isPending}
            onClick={() => choose(choice === decision ? null : decision)}
          >
            <Icon size={16} />
            {label}
            <kbd aria-hidden="true">{key}</kbd>
          </button>
        ))}
      </div>
      {may ? null : (
        <p id="decide-why-not" className="dim small">
          Your role is viewer: you can look, but not decide. An administrator can change your role.
        </p>
      )}
      {choice === null ? null : (
        <DecideForm
          key={choice}
          decision={choice}
          lines={alert.lines}
          saving={decide.isPending}
          onCancel={() => choose(null)}
          onSave={(body) => decide.mutate({ ...body, ...expected(alert) })}
        />
      )}
      {decide.error === null ? null : (
        <Refused
          error={decide.error}
          onReload={() => {
            choose(null);
            onReload();
          }}
        />
      )}
      <div aria-live="polite" className={styles.live}>
        {decide.isSuccess ? (
          <Notice tone="green" title={`${stateLabel(decide.variables.decision)}. It is on record.`}>
            {onNext === undefined ? null : (
              <div>
                <Button size="xs" variant="default" onClick={onNext} rightSection={<kbd className="small">j</kbd>}>
                  Next alert
                </Button>
              </div>
            )}
          </Notice>
        ) : null}
      </div>
    </section>
  );
}

/** The last event on screen, so that nobody decides over a colleague's decision unseen. */
function expected(alert: Alert): { expectedEventId?: string } {
  const last = alert.events.at(-1);
  return last === undefined ? {} : { expectedEventId: last.id };
}

function Refused({ error, onReload }: { error: Error; onReload: () => void }) {
  if (error instanceof ApiProblem && error.status === 409) {
    return (
      <Notice tone="amber" title="This alert changed meanwhile. Your decision was not saved." urgent>
        <p>{error.detail}</p>
        <p className="small">
          Code <code>{error.code}</code>
        </p>
        <div>
          <Button size="xs" variant="default" onClick={onReload}>
            Load what is new
          </Button>
        </div>
      </Notice>
    );
  }
  return <ProblemNotice what="The decision was not saved" error={error} />;
}
