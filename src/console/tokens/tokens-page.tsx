import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { apiTokensQuery } from '../api/queries.js';
import { icons } from '../parts/icons.js';
import { Notice } from '../parts/notice.js';
import { Page } from '../parts/page.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { useUser } from '../shell/session.js';
import { MakeToken } from './make-token.js';
import { TokenItem } from './token-item.js';
import styles from './tokens.module.css';

/** The tokens by which programs hand captures in; for admins. */
export function TokensPage() {
  const user = useUser();
  const isAdmin = user.role === 'admin';
  const tokens = useQuery({ ...apiTokensQuery, enabled: isAdmin });
  const back = (
    <Button size="xs" variant="subtle" component={Link} to="/captures" leftSection={<icons.left size={15} />}>
      Captures
    </Button>
  );
  if (!isAdmin) {
    return (
      <Page title="API tokens" tabTitle="API tokens" aside={back}>
        <Notice title="For admins">
          <p>Tokens let programs hand captures in. Ask an admin for one.</p>
        </Notice>
      </Page>
    );
  }
  return (
    <Page title="API tokens" tabTitle="API tokens" aside={back}>
      <p className="dim small">
        With a token a program, such as a browser extension or a partner’s crawler, may hand captures in. It can do
        nothing else and read nothing.
      </p>
      <MakeToken />
      {tokens.data === undefined ? (
        tokens.error === null ? (
          <div className="card pad stack" role="status" aria-label="Loading tokens">
            <Skeleton height={14} width="40%" />
            <Skeleton height={12} width="70%" />
          </div>
        ) : (
          <ProblemNotice
            what="The tokens could not be loaded"
            error={tokens.error}
            onRetry={() => void tokens.refetch()}
          />
        )
      ) : tokens.data.tokens.length === 0 ? (
        <Notice title="There is no token yet">
          <p>Make one for each program, so that each can be revoked without the others.</p>
        </Notice>
      ) : (
        <ul className={`card plain ${styles.list}`} aria-label="Tokens">
          {tokens.data.tokens.map((token) => (
            <TokenItem key={token.id} token={token} />
          ))}
        </ul>
      )}
    </Page>
  );
}
