import type { INestApplicationContext, Type } from '@nestjs/common';
import { DigestWork } from './digests/digest.job.js';
import { SendDigestsWork } from './digests/send-digests.job.js';
import type { QueuedWork } from './platform/queue/queued-work.js';

/** Every kind of queued work, by the one class that does it. */
const WORKS: readonly Type<QueuedWork>[] = [DigestWork, SendDigestsWork];

/** The instances that do the queued work of this application. */
export function queuedWorks(app: INestApplicationContext): QueuedWork[] {
  return WORKS.map((work) => app.get(work, { strict: false }));
}
