import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../api/client.js';
import type { Rescan, TakenUp } from '../api/generated/types.gen.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { count } from '../words/format.js';

interface RaiseAlertsProps {
  rescan: Rescan;
  chosen: ReadonlySet<string>;
  /** Id of the brand that the list is limited to. */
  brand: string | null;
  onDone: () => void;
}

/** Raises alerts from findings of the report: an act of its own, on record with name and reason. */
export function RaiseAlerts({ rescan, chosen, brand, onDone }: RaiseAlertsProps) {
  const client = useQueryClient();
  const [asking, setAsking] = useState<'chosen' | 'all' | null>(null);
  const [reason, setReason] = useState('');
  const raise = useMutation({
    mutationFn: () =>
      request<TakenUp>(`/api/rescans/${encodeURIComponent(rescan.id)}/alerts`, {
        method: 'POST',
        json: {
          reason,
          ...(asking === 'chosen' ? { findings: [...chosen] } : brand === null ? {} : { brand }),
        },
      }),
    onSuccess: async () => {
      setAsking(null);
      setReason('');
      onDone();
      await Promise.all(['rescan', 'alerts', 'alert'].map((key) => client.invalidateQueries({ queryKey: [key] })));
    },
  });
  const done = raise.data === undefined || asking !== null ? null : <Outcome outcome={raise.data} />;
  if (rescan.mayRaise === 0 && chosen.size === 0) return done;
  if (asking === null) {
    return (
      <div className="stack tight">
        {done}
        <div className="row">
          <Button size="xs" disabled={chosen.size === 0} onClick={() => setAsking('chosen')}>
            Raise alerts for {chosen.size === 0 ? 'the chosen ones' : count(chosen.size, 'chosen finding')}
          </Button>
          <Button size="xs" variant="default" onClick={() => setAsking('all')}>
            {brand === null ? 'Raise alerts for the whole report' : 'Raise alerts for all about this brand'}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <form
      className="card pad stack"
      aria-label="Raise alerts"
      onSubmit={(event) => {
        event.preventDefault();
        raise.mutate();
      }}
    >
      <p>
        {asking === 'chosen'
          ? `Alerts are raised from ${count(chosen.size, 'chosen finding')}.`
          : `Alerts are raised from every new or graver finding of this report${brand === null ? '' : ' about the brand'}, whatever else the list is limited to.`}{' '}
        What was decided stays decided.
      </p>
      <TextInput
        label="Reason"
        description="Stands with your name in each alert’s history"
        required
        maxLength={2000}
        value={reason}
        onChange={({ currentTarget: { value } }) => setReason(value)}
      />
      {raise.error === null ? null : <ProblemNotice what="No alert was raised" error={raise.error} />}
      <div className="row">
        <Button type="submit" size="xs" loading={raise.isPending}>
          Raise alerts
        </Button>
        <Button size="xs" variant="subtle" onClick={() => setAsking(null)}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

function Outcome({ outcome }: { outcome: TakenUp }) {
  return (
    <p role="status">
      {count(outcome.findings, 'finding')} taken up in {count(outcome.alerts, 'alert')}.
      {outcome.decided === 0
        ? ''
        : ` ${count(outcome.decided, 'finding')} left alone, because a decision rests on what stood.`}
      {outcome.outdated === 0
        ? ''
        : ` ${count(outcome.outdated, 'finding')} left alone, because rules or portfolio say something else by now. Run another rescan.`}
    </p>
  );
}
