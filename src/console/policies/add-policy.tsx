import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { request } from '../api/client.js';
import type { PolicyAdded } from '../api/generated/types.gen.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import styles from './policies.module.css';
import { FAMILIES } from './policy-words.js';

const EMPTY = { name: '', kind: 'engine-policy', engine: 'google', partner: '', place: '', schedule: '0 6 * * *' };

const SCHEDULES = [
  { value: '0 6 * * *', label: 'Every day at 6:00' },
  { value: '0 6,18 * * *', label: 'Every day at 6:00 and 18:00' },
  { value: '0 6 * * 1', label: 'Every Monday at 6:00' },
];

/** Tracks a document, has it looked at once, and goes to it. */
export function AddPolicy({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [given, setGiven] = useState(EMPTY);
  const put = (change: Partial<typeof EMPTY>): void => setGiven({ ...given, ...change });
  const add = useMutation({
    mutationFn: async () => {
      const { id } = await request<PolicyAdded>('/api/policies', { method: 'POST', json: bodyOf(given) });
      // Tracked is tracked; how the first look ends stands on the document's page.
      await request(`/api/policies/${encodeURIComponent(id)}/checks`, { method: 'POST', json: {} }).catch(() => null);
      return id;
    },
    onSuccess: async (id) => {
      await client.invalidateQueries({ queryKey: ['policies'] });
      await navigate(`/policies/${encodeURIComponent(id)}`);
    },
  });
  const isAgreement = given.kind === 'partner-agreement';
  return (
    <form
      className="card pad stack"
      aria-label="Track a document"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate();
      }}
    >
      <div className={styles.fields}>
        <TextInput
          label="Name"
          description="As you speak of it"
          required
          maxLength={200}
          value={given.name}
          onChange={({ currentTarget: { value } }) => put({ name: value })}
        />
        <TextInput
          label="Address, or folder on the server"
          description="https://… or /path of dated files"
          required
          maxLength={2000}
          value={given.place}
          onChange={({ currentTarget: { value } }) => put({ place: value })}
        />
        <NativeSelect
          label="What it is"
          description="Decides what rests on it"
          value={given.kind}
          data={[
            { value: 'engine-policy', label: 'An engine’s rules' },
            { value: 'partner-agreement', label: 'A partner’s agreement' },
          ]}
          onChange={({ currentTarget: { value } }) => put({ kind: value })}
        />
        {isAgreement ? (
          <TextInput
            label="Partner"
            description="As the portfolio names it; may stay empty"
            maxLength={200}
            value={given.partner}
            onChange={({ currentTarget: { value } }) => put({ partner: value })}
          />
        ) : (
          <NativeSelect
            label="Whose rules"
            description="Yahoo and DuckDuckGo follow Microsoft’s"
            value={given.engine}
            data={[...FAMILIES, { value: '', label: 'Another, not watched' }]}
            onChange={({ currentTarget: { value } }) => put({ engine: value })}
          />
        )}
        <NativeSelect
          label="Looked at"
          description="In your time zone"
          value={given.schedule}
          data={SCHEDULES}
          onChange={({ currentTarget: { value } }) => put({ schedule: value })}
        />
      </div>
      {add.error === null ? null : <ProblemNotice what="The document is not tracked" error={add.error} />}
      <div className="row">
        <Button type="submit" size="sm" loading={add.isPending}>
          Track it
        </Button>
        <Button size="sm" variant="default" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

function bodyOf({ name, kind, engine, partner, place, schedule }: typeof EMPTY): object {
  const isAgreement = kind === 'partner-agreement';
  const where = place.trim().startsWith('/') ? { folder: place.trim() } : { url: place.trim() };
  return {
    ...{ name, kind, schedule, ...where },
    engine: isAgreement || engine === '' ? null : engine,
    partner: isAgreement && partner.trim() !== '' ? partner : null,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}
