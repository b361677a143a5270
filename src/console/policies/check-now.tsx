import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../api/client.js';
import type { Policy, PolicyCheckResults } from '../api/generated/types.gen.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { mayWrite, useUser } from '../shell/session.js';
import { count } from '../words/format.js';

/** Failures that a person who looked at the page may overrule. */
const ACCEPTABLE = ['suspiciously-short', 'another-text', 'cut-off'];

/** Looks at the document now, or takes a page that seemed wrong for what it is. */
export function CheckNow({ policy, failing }: { policy: Policy; failing: boolean }) {
  const user = useUser();
  const client = useQueryClient();
  const check = useMutation({
    mutationFn: (accept: boolean) =>
      request<PolicyCheckResults>(`/api/policies/${encodeURIComponent(policy.id)}/checks`, {
        method: 'POST',
        json: { accept },
      }),
    onSettled: () => client.invalidateQueries(),
  });
  if (!mayWrite(user)) return null;
  const [last] = policy.timeline;
  const acceptable = failing && policy.url !== null && ACCEPTABLE.includes(last?.reason?.code ?? '');
  return (
    <>
      <div className="row">
        <Button size="xs" variant="default" loading={check.isPending} onClick={() => check.mutate(false)}>
          Look now
        </Button>
        {acceptable ? (
          <Button size="xs" variant="default" disabled={check.isPending} onClick={() => check.mutate(true)}>
            I looked: this is the document
          </Button>
        ) : null}
        <span className="small dim" role="status">
          {check.data === undefined ? '' : resultWords(check.data)}
        </span>
      </div>
      {check.error === null ? null : <ProblemNotice what="The document was not looked at" error={check.error} />}
    </>
  );
}

function resultWords({ checks }: PolicyCheckResults): string {
  const failed = checks.filter(({ outcome }) => outcome === 'failed').length;
  const fresh = checks.filter(({ outcome }) => outcome === 'new-version').length;
  if (failed > 0) return `${count(failed, 'look')} failed; the reason stands above.`;
  return fresh > 0 ? `${count(fresh, 'new version')}.` : 'Looked just now: nothing that a reader sees is new.';
}
