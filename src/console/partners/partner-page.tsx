import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { partnerQuery } from '../api/queries.js';
import { HostileText, shorten } from '../parts/hostile-text.js';
import { icons } from '../parts/icons.js';
import { Page } from '../parts/page.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { Texts } from '../portfolio/part.js';
import { useUser } from '../shell/session.js';
import { PartnerHistory } from './partner-history.js';
import { PartnerTerms } from './partner-terms.js';
import { ReadAgreement } from './read-agreement.js';

/** One partner: what was agreed with it, and how that is changed. */
export function PartnerPage() {
  const { id = '' } = useParams();
  const user = useUser();
  const partner = useQuery(partnerQuery(id));
  const mayChange = user.role === 'admin' || user.role === 'partner-manager';
  const back = (
    <Button size="xs" variant="subtle" component={Link} to="/portfolio" leftSection={<icons.left size={15} />}>
      Portfolio
    </Button>
  );
  if (partner.data === undefined) {
    return (
      <Page title="Partner" tabTitle="Partner" aside={back}>
        {partner.error === null ? (
          <div className="stack" role="status" aria-label="Loading the partner">
            <Skeleton height={160} radius={8} />
            <Skeleton height={240} radius={8} />
          </div>
        ) : (
          <ProblemNotice
            what="The partner could not be loaded"
            error={partner.error}
            onRetry={() => void partner.refetch()}
          />
        )}
      </Page>
    );
  }
  const { data } = partner;
  return (
    <Page wide tabTitle={shorten(data.name, 60)} title={<HostileText text={shorten(data.name, 200)} />} aside={back}>
      <p className="dim">
        Partner of <HostileText text={data.brand.name} />
        {data.network === null ? '' : `, ${data.network} ${data.publisherId ?? ''}`}
        {data.domains.length === 0 ? null : (
          <>
            {' · '}
            <Texts texts={data.domains} address />
          </>
        )}
      </p>
      <PartnerTerms partner={data} mayChange={mayChange} />
      {mayChange ? <ReadAgreement partner={data} /> : null}
      <PartnerHistory events={data.events} />
    </Page>
  );
}
