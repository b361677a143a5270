import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { request } from '../api/client.js';
import type { RescanAsked, Rescans } from '../api/generated/types.gen.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import styles from './rescans.module.css';

const EMPTY = { since: '', until: '', brand: '', reason: '' };

/** Asks for a rescan and goes to its report, which fills while the worker is at it. */
export function StartRescan({ brands, onClose }: { brands: Rescans['brands']; onClose: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [given, setGiven] = useState(EMPTY);
  const put = (change: Partial<typeof EMPTY>): void => setGiven({ ...given, ...change });
  const ask = useMutation({
    mutationFn: async () => {
      const json = Object.fromEntries(Object.entries(given).filter(([, value]) => value.trim() !== ''));
      return request<RescanAsked>('/api/rescans', { method: 'POST', json });
    },
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['rescans'] });
      await navigate(`/rescans/${encodeURIComponent(id)}`);
    },
  });
  return (
    <form
      className="card pad stack"
      aria-label="Rescan"
      onSubmit={(event) => {
        event.preventDefault();
        ask.mutate();
      }}
    >
      <p className="dim small">
        Holds stored ads against the rules and the portfolio of today. Raises no alert and changes no finding.
      </p>
      <div className={styles.fields}>
        <TextInput
          type="date"
          label="Ads seen from"
          description="From the beginning when empty (UTC)"
          value={given.since}
          onChange={({ currentTarget: { value } }) => put({ since: value })}
        />
        <TextInput
          type="date"
          label="And before"
          description="Until now when empty (UTC)"
          value={given.until}
          onChange={({ currentTarget: { value } }) => put({ until: value })}
        />
        <NativeSelect
          label="Brand"
          description="Whose findings are compared"
          value={given.brand}
          data={[{ value: '', label: 'All brands' }, ...brands.map(({ name }) => ({ value: name, label: name }))]}
          onChange={({ currentTarget: { value } }) => put({ brand: value })}
        />
        <TextInput
          label="Reason"
          description="Stands in the report"
          maxLength={500}
          value={given.reason}
          onChange={({ currentTarget: { value } }) => put({ reason: value })}
        />
      </div>
      {ask.error === null ? null : <ProblemNotice what="The rescan was not taken in" error={ask.error} />}
      <div className="row">
        <Button type="submit" size="xs" loading={ask.isPending}>
          Start the rescan
        </Button>
        <Button size="xs" variant="subtle" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
