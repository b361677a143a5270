import type { INestApplicationContext, Type } from '@nestjs/common';
import { NoteRecurrenceJob } from './cases/note-recurrence.job.js';
import { SendFilingsJob } from './cases/send-filings.job.js';
import { BlindNoticeWork } from './digests/blind-notice.job.js';
import { DigestWork } from './digests/digest.job.js';
import { SendDigestsWork } from './digests/send-digests.job.js';
import { RescanWork } from './findings/rescan/rescan-work.js';
import { FollowTrails } from './parties/follow-trails.job.js';
import { PlanLooks } from './planning/plan-looks.job.js';
import { MakePartitionsJob } from './platform/database/make-partitions.job.js';
import type { QueuedWork } from './platform/queue/queued-work.js';
import { PolicyWork } from './policies/policy-work.js';
import { RetentionWork } from './retention/retention.job.js';
import { PollWork } from './watches/poll-work.js';

/** Every kind of queued work, by the one class that does it. */
const WORKS: readonly Type<QueuedWork>[] = [
  MakePartitionsJob,
  PlanLooks,
  PollWork,
  FollowTrails,
  PolicyWork,
  SendFilingsJob,
  NoteRecurrenceJob,
  DigestWork,
  SendDigestsWork,
  BlindNoticeWork,
  RescanWork,
  RetentionWork,
];

/** The instances that do the queued work of this application. */
export function queuedWorks(app: INestApplicationContext): QueuedWork[] {
  return WORKS.map((work) => app.get(work, { strict: false }));
}
