import { Button, PasswordInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../api/client.js';
import type { ProviderRow } from '../api/generated/types.gen.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { useUser } from '../shell/session.js';
import { fieldLabel, keyWords } from './provider-words.js';
import styles from './providers.module.css';

/** Whether the provider has a key and from where; an admin sets, replaces and removes the one that is kept here. */
export function ProviderKey({ provider }: { provider: ProviderRow }) {
  const { role } = useUser();
  const [editing, setEditing] = useState(false);
  const admin = role === 'admin' && provider.key.from !== 'environment';
  return (
    <div className="stack tight">
      <div className="row">
        <span>{keyWords(provider)}</span>
        {admin && !editing ? (
          <Button size="compact-xs" variant="default" onClick={() => setEditing(true)}>
            {provider.key.from === null ? 'Set a key' : 'Replace the key'}
          </Button>
        ) : null}
        {admin && !editing && provider.key.from === 'settings' ? <RemoveKey provider={provider} /> : null}
      </div>
      {admin && editing ? <KeyForm provider={provider} onClose={() => setEditing(false)} /> : null}
    </div>
  );
}

const addressOf = ({ provider }: ProviderRow): string => `/api/providers/${encodeURIComponent(provider)}/key`;

function KeyForm({ provider, onClose }: { provider: ProviderRow; onClose: () => void }) {
  const client = useQueryClient();
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({});
  const save = useMutation({
    mutationFn: () => request(addressOf(provider), { method: 'PUT', json: { credentials: given } }),
    onSuccess: async () => {
      // The key does not stay in this page's memory once it is kept.
      setGiven({});
      await client.invalidateQueries({ queryKey: ['providers'] });
      onClose();
    },
  });
  return (
    <form
      className="stack tight"
      aria-label={`Key of ${provider.name}`}
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <div className={styles.fields}>
        {provider.credentials.map(({ field, variable }) => (
          <PasswordInput
            key={field}
            label={fieldLabel(field)}
            description={`Instead of ${variable} in the environment`}
            required
            minLength={4}
            maxLength={500}
            autoComplete="off"
            value={given[field] ?? ''}
            onChange={({ currentTarget: { value } }) => setGiven({ ...given, [field]: value })}
          />
        ))}
      </div>
      {save.error === null ? null : <ProblemNotice what="The key could not be kept" error={save.error} />}
      <p className="dim small">It is kept sealed and shown to nobody again. The next look is taken with it.</p>
      <div className="row">
        <Button type="submit" size="xs" loading={save.isPending}>
          Keep the key
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

function RemoveKey({ provider }: { provider: ProviderRow }) {
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => request(addressOf(provider), { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['providers'] }),
  });
  return (
    <>
      <Button
        size="compact-xs"
        variant="subtle"
        color="red"
        loading={remove.isPending}
        onClick={() => remove.mutate()}
        aria-label={`Remove the key of ${provider.name}`}
      >
        Remove
      </Button>
      {remove.error === null ? null : <ProblemNotice what="The key could not be removed" error={remove.error} />}
    </>
  );
}
