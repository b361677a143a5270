import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../api/client.js';
import type { ApiToken } from '../api/generated/types.gen.js';
import { HostileText } from '../parts/hostile-text.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { Tag } from '../parts/tag.js';
import { count, formatInstant } from '../words/format.js';
import styles from './tokens.module.css';

/** A token, what came by it, and the way to end it. */
export function TokenItem({ token }: { token: ApiToken }) {
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const revoke = useMutation({
    mutationFn: () => request(`/api/tokens/${encodeURIComponent(token.id)}/revoke`, { method: 'POST', json: {} }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['api-tokens'] }),
    onSettled: () => setAsking(false),
  });
  return (
    <li className={styles.item}>
      <div className={styles.text}>
        <strong>
          <HostileText text={token.name} />
        </strong>
        <span className="dim small">
          Made by <HostileText text={token.madeBy} /> on {formatInstant(token.madeAt)}
        </span>
        <span className="dim small">
          {token.lastUsedAt === null ? 'Never used' : `Last used ${formatInstant(token.lastUsedAt)}`},{' '}
          {count(token.captures, 'capture')}
        </span>
        {token.revokedAt === null ? null : (
          <span className="dim small">
            Revoked by <HostileText text={token.revokedBy ?? ''} /> on {formatInstant(token.revokedAt)}
          </span>
        )}
      </div>
      {token.revokedAt !== null ? (
        <Tag tone="neutral">Revoked</Tag>
      ) : asking ? (
        <div className="row" role="group" aria-label={`Revoke ${token.name}?`}>
          <Button size="xs" color="red" autoFocus loading={revoke.isPending} onClick={() => revoke.mutate()}>
            Revoke for good
          </Button>
          <Button size="xs" variant="default" onClick={() => setAsking(false)}>
            Keep it
          </Button>
        </div>
      ) : (
        <Button size="xs" variant="default" aria-label={`Revoke ${token.name}`} onClick={() => setAsking(true)}>
          Revoke
        </Button>
      )}
      {revoke.error === null ? null : <ProblemNotice what="The token was not revoked" error={revoke.error} />}
    </li>
  );
}
