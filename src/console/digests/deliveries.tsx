import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../api/client.js';
import type { DigestDelivery, Digests } from '../api/generated/types.gen.js';
import { digestsQuery } from '../api/queries.js';
import { HostileText } from '../parts/hostile-text.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { Tag } from '../parts/tag.js';
import { mayWrite, useUser } from '../shell/session.js';
import { count, formatInstant } from '../words/format.js';
import { deliveryFacts, deliveryLabel, deliveryMeaning, deliveryTone, weekLabel } from './digest-words.js';
import type { DigestRole } from './digests-page.js';
import styles from './digests.module.css';

interface DeliveriesProps {
  week: string;
  role: DigestRole;
  running: boolean;
  digest: Digests['sent'][number] | null;
}

/** Who got this week's copy, and what became of it. */
export function Deliveries({ week, role, running, digest }: DeliveriesProps) {
  return (
    <section className={`card ${styles.side}`} aria-label="Deliveries">
      <h2 className={styles.title}>Deliveries</h2>
      {digest === null ? (
        <p className="dim">
          {running ? 'This week still runs, so its digest is not written yet.' : `${weekLabel(week)} was not sent.`}
        </p>
      ) : digest.deliveries.length === 0 ? (
        <p className="dim">Nobody had this role when the digest was written, {formatInstant(digest.builtAt)}.</p>
      ) : (
        <>
          <p className="dim small">
            {count(digest.deliveries.length, 'copy', 'copies')}, written {formatInstant(digest.builtAt)}
          </p>
          <ul className={`plain ${styles.deliveries}`}>
            {digest.deliveries.map((delivery) => (
              <Delivery key={`${delivery.userId} ${role}`} week={week} delivery={delivery} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Delivery({ week, delivery }: { week: string; delivery: DigestDelivery }) {
  const user = useUser();
  const client = useQueryClient();
  const again = useMutation({
    mutationFn: () =>
      request(`/api/digests/deliveries/${week}/${encodeURIComponent(delivery.userId)}/send-again`, { method: 'POST' }),
    onSettled: () => client.invalidateQueries({ queryKey: digestsQuery.queryKey }),
  });
  const { state, name, email, message } = delivery;
  const repeatable = (state === 'unsure' || state === 'failed') && mayWrite(user);
  return (
    <li className={styles.delivery}>
      <div className="row between">
        <span>
          <HostileText text={name} />
        </span>
        <Tag tone={deliveryTone(state)} title={deliveryMeaning(state)}>
          {deliveryLabel(state)}
        </Tag>
      </div>
      <span className="dim small">
        <HostileText text={email} /> · {deliveryFacts(delivery)}
      </span>
      {state === 'sent' || state === 'unsubscribed' || message === null ? null : (
        <span className="small">
          <HostileText text={message} />
        </span>
      )}
      {repeatable ? (
        <div>
          <Button size="compact-xs" variant="default" loading={again.isPending} onClick={() => again.mutate()}>
            {state === 'unsure' ? 'Send again (may arrive twice)' : 'Send again'}
          </Button>
        </div>
      ) : null}
      {again.error === null ? null : <ProblemNotice what="It is not sent again" error={again.error} />}
    </li>
  );
}
