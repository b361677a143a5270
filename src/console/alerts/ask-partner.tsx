import { Button, NumberInput, Select } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../api/client.js';
import type { Alert, ReplyLink, ReplyLinkMade } from '../api/generated/types.gen.js';
import { CopyTextButton } from '../parts/copy-button.js';
import { HostileText } from '../parts/hostile-text.js';
import { Notice } from '../parts/notice.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { useUser } from '../shell/session.js';
import { count, formatAgo, formatInstant } from '../words/format.js';

const DAYS = { least: 1, usual: 14, most: 60 };

/** Lets the partner whom the alert concerns see its evidence and answer, by a link. */
export function AskPartner({ alert }: { alert: Alert }) {
  const { role } = useUser();
  const mayAsk = role === 'admin' || role === 'partner-manager';
  if (alert.replyLinks.length === 0 && (!mayAsk || alert.replyPartners.length === 0)) return null;
  return (
    <section className="card pad stack" aria-labelledby="ask-heading">
      <h2 id="ask-heading" className="eyebrow">
        Let the partner answer
      </h2>
      {mayAsk && alert.replyPartners.length > 0 ? <MakeLink alert={alert} /> : null}
      {alert.replyLinks.length === 0 ? null : (
        <ul className="plain stack tight">
          {alert.replyLinks.map((link) => (
            <LinkItem key={link.id} link={link} alertId={alert.id} mayRevoke={mayAsk} />
          ))}
        </ul>
      )}
    </section>
  );
}

function MakeLink({ alert }: { alert: Alert }) {
  const client = useQueryClient();
  const [partnerId, setPartnerId] = useState<string | null>(alert.replyPartners[0]?.id ?? null);
  const [scope, setScope] = useState<'alert' | 'partner'>('alert');
  const [days, setDays] = useState<number>(DAYS.usual);
  const make = useMutation({
    mutationFn: () =>
      request<ReplyLinkMade>('/api/reply-links', {
        method: 'POST',
        json: { alertId: alert.id, partnerId, scope, days },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['alert', alert.id] }),
  });
  return (
    <form
      className="stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate();
      }}
    >
      <p className="dim">
        A link shows the partner what was seen, without an account, and takes its answer. Nothing of other partners, of
        your colleagues or of your notes is shown.
      </p>
      {alert.replyPartners.length < 2 ? null : (
        <Select
          label="Partner"
          data={alert.replyPartners.map(({ id, name }) => ({ value: id, label: name }))}
          value={partnerId}
          onChange={setPartnerId}
          allowDeselect={false}
        />
      )}
      <div className="row">
        <Select
          label="Shows"
          data={[
            { value: 'alert', label: 'This alert' },
            { value: 'partner', label: 'All its open alerts' },
          ]}
          value={scope}
          onChange={(value) => setScope(value === 'partner' ? 'partner' : 'alert')}
          allowDeselect={false}
        />
        <NumberInput
          label="Works for, in days"
          min={DAYS.least}
          max={DAYS.most}
          allowDecimal={false}
          value={days}
          onChange={(value) => setDays(typeof value === 'number' ? value : DAYS.usual)}
        />
      </div>
      <Button type="submit" variant="default" loading={make.isPending} disabled={partnerId === null}>
        Make a link
      </Button>
      {make.error === null ? null : <ProblemNotice what="No link was made" error={make.error} />}
      {make.data === undefined ? null : <Made made={make.data} />}
    </form>
  );
}

function Made({ made }: { made: ReplyLinkMade }) {
  const address = new URL(made.path, window.location.origin).href;
  return (
    <div role="status">
      <Notice title="Send this link to the partner">
        <p>
          It is shown only this once, shows {count(made.alerts, 'alert')}, and works until{' '}
          {formatInstant(made.expiresAt)}. Whoever has it can answer: send it to the partner alone.
        </p>
        <p style={{ overflowWrap: 'anywhere' }}>
          <code>{address}</code>
        </p>
        <div className="row">
          <CopyTextButton text={address} label="Copy the link" />
        </div>
      </Notice>
    </div>
  );
}

function LinkItem({ link, alertId, mayRevoke }: { link: ReplyLink; alertId: string; mayRevoke: boolean }) {
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => request(`/api/reply-links/${encodeURIComponent(link.id)}/revoke`, { method: 'POST' }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['alert', alertId] }),
  });
  const works = link.revokedAt === null && !link.expired;
  return (
    <li className="row between">
      <span className="small">
        {link.partner === null ? 'A partner that is gone' : <HostileText text={link.partner} />}
        <span className="dim">
          {': '}
          made by <HostileText text={link.madeBy} />{' '}
          <time dateTime={link.madeAt} title={formatInstant(link.madeAt)}>
            {formatAgo(link.madeAt)}
          </time>
          , {standingOf(link)}
        </span>
      </span>
      {works && mayRevoke ? (
        <Button size="compact-xs" variant="subtle" loading={revoke.isPending} onClick={() => revoke.mutate()}>
          Revoke
        </Button>
      ) : null}
      {revoke.error === null ? null : <ProblemNotice what="The link was not revoked" error={revoke.error} />}
    </li>
  );
}

function standingOf({ revokedAt, expired, expiresAt, lastOpenedAt }: ReplyLink): string {
  const opened = lastOpenedAt === null ? 'never opened' : `opened ${formatAgo(lastOpenedAt)}`;
  if (revokedAt !== null) return `${opened}, revoked ${formatAgo(revokedAt)}`;
  return `${opened}, ${expired ? 'expired' : 'works until'} ${formatInstant(expiresAt)}`;
}
