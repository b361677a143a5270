import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../api/client.js';
import type { ApiTokenMade } from '../api/generated/types.gen.js';
import { CopyTextButton } from '../parts/copy-button.js';
import { Notice } from '../parts/notice.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import styles from './tokens.module.css';

/** Makes a token and shows it this once. */
export function MakeToken() {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const make = useMutation({
    mutationFn: () => request<ApiTokenMade>('/api/tokens', { method: 'POST', json: { name } }),
    onSuccess: async () => {
      setName('');
      await client.invalidateQueries({ queryKey: ['api-tokens'] });
    },
  });
  return (
    <>
      <form
        className="card pad stack"
        aria-label="Make a token"
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate();
        }}
      >
        <div className={styles.make}>
          <TextInput
            label="Who will use it"
            description="Such as “Extension of the Berlin team”"
            required
            maxLength={100}
            value={name}
            onChange={({ currentTarget: { value } }) => setName(value)}
          />
          <Button type="submit" size="sm" loading={make.isPending} disabled={name.trim() === ''}>
            Make a token
          </Button>
        </div>
        {make.error === null ? null : <ProblemNotice what="No token was made" error={make.error} />}
      </form>
      {make.data === undefined ? null : (
        <div role="status">
          <Notice title="Copy the token now">
            <p>It is shown only this once; nobody can look it up later, the server neither.</p>
            <p>
              <code className={styles.token}>{make.data.token}</code>
            </p>
            <div className="row">
              <CopyTextButton text={make.data.token} label="Copy the token" />
            </div>
          </Notice>
        </div>
      )}
    </>
  );
}
