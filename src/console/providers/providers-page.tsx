import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { providersQuery } from '../api/queries.js';
import { Page } from '../parts/page.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { ProviderItem } from './provider-item.js';
import { vouchedLabel, vouchedMeaning } from './provider-words.js';
import styles from './providers.module.css';

/** Who can be asked for looks, what each can do and costs, and how far its replies are vouched for. */
export function ProvidersPage() {
  const providers = useQuery(providersQuery);
  return (
    <Page title="Providers" tabTitle="Providers" aside={<Link to="/coverage">Back to coverage</Link>}>
      {providers.data === undefined ? (
        providers.error === null ? (
          <div className="stack" role="status" aria-label="Loading the providers">
            <Skeleton height={180} radius={8} />
            <Skeleton height={180} radius={8} />
          </div>
        ) : (
          <ProblemNotice
            what="The providers could not be loaded"
            error={providers.error}
            onRetry={() => void providers.refetch()}
          />
        )
      ) : (
        <>
          <p className="dim small">
            A watch names the providers it is taken with, in the order in which they are asked. Nothing here was tried
            with a paid account.
          </p>
          <ul className={`dim small ${styles.meanings}`} aria-label="How far replies are vouched for">
            {(['recorded', 'documented', 'reconstructed'] as const).map((kind) => (
              <li key={kind}>
                <b>{vouchedLabel(kind)}:</b> {vouchedMeaning(kind)}
              </li>
            ))}
          </ul>
          <ul className="plain stack" aria-label="Providers">
            {providers.data.providers.map((provider) => (
              <ProviderItem key={provider.provider} provider={provider} />
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}
