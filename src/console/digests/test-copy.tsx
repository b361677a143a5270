import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { request } from '../api/client.js';
import type { DigestTestResult } from '../api/generated/types.gen.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import type { DigestRole } from './digests-page.js';
import styles from './digests.module.css';

const WORDS: Record<DigestTestResult['state'], string> = {
  sent: 'Sent to',
  later: 'Put off, and a test is not tried again:',
  failed: 'Refused:',
  unsure: 'Handed over, but nobody heard whether it was taken:',
};

/** Sends the chosen digest to the signed-in person and to nobody else. */
export function TestCopy({ week, role }: { week: string; role: DigestRole }) {
  const test = useMutation({
    mutationFn: () => request<DigestTestResult>('/api/digests/test', { method: 'POST', json: { week, role } }),
  });
  return (
    <div className={styles.test}>
      <Button size="xs" variant="default" loading={test.isPending} onClick={() => test.mutate()}>
        Send me a test
      </Button>
      <span role="status" className="small">
        {test.data === undefined
          ? null
          : `${WORDS[test.data.state]} ${test.data.state === 'sent' ? test.data.to : test.data.message}`}
      </span>
      {test.error === null ? null : <ProblemNotice what="The test was not sent" error={test.error} />}
    </div>
  );
}
