import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, IsNull, type QueryRunner } from 'typeorm';
import { Clock } from '../platform/clock/clock.js';
import { Mailer, type MailResult } from '../platform/mail/mailer.js';
import type { QueuedWork } from '../platform/queue/queued-work.js';
import { DigestDelivery } from './digest-delivery.entity.js';
import { DigestMails } from './digest-mails.service.js';
import { DigestsService } from './digests.service.js';
import { SubscriptionsService } from './subscriptions.service.js';

/** Deliveries taken up at one look. */
const BATCH = 200;
const MINUTE_MS = 60_000;
/** Waits between tries: five minutes, ten, twenty … at most four hours. Servers that greylist let in after some minutes. */
const FIRST_WAIT_MS = 5 * MINUTE_MS;
const LONGEST_WAIT_MS = 240 * MINUTE_MS;
/** Some three days of tries; RFC 5321 asks for four to five before giving up, but a digest is stale by then. */
const MOST_ATTEMPTS = 24;

/**
 * Sends each person's copy, exactly once whatever is killed in between. The hand-over is committed before the mail's last
 * byte goes out: a delivery found with it and without an end may or may not have arrived, and is shown as `unsure` instead
 * of being sent again.
 */
@Injectable()
export class SendDigestsWork implements QueuedWork {
  readonly kind = { name: 'digest-delivery', atOnce: 4, deadlineSeconds: 900 };

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly digests: DigestsService,
    private readonly mails: DigestMails,
    private readonly subscriptions: SubscriptionsService,
    private readonly clock: Clock,
    private readonly mailer: Mailer,
  ) {}

  /** Keys are `2026-W47 USER-ID`. */
  async due(): Promise<readonly string[]> {
    if (this.mailer.from === null) return [];
    const rows = await this.database.query<{ week: string; user_id: string }[]>(
      `SELECT week, user_id FROM digest_delivery
       WHERE state = 'waiting' AND (handed_over_at IS NOT NULL OR next_try_at <= $1)
       ORDER BY next_try_at, week, user_id LIMIT ${BATCH}`,
      [this.clock.now()],
    );
    return rows.map(({ week, user_id }) => `${week} ${user_id}`);
  }

  /** Whoever holds the lock sends; the database lets go of it when the process dies, so nothing has to time out. */
  async run(key: string): Promise<void> {
    const runner = this.database.createQueryRunner();
    try {
      const [lock] = (await runner.query('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS held', [
        `digest ${key}`,
      ])) as [{ held: boolean }];
      if (!lock.held) return;
      try {
        await this.#deliver(key, runner);
      } finally {
        await runner.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [`digest ${key}`]);
      }
    } finally {
      await runner.release();
    }
  }

  async #deliver(key: string, { manager }: QueryRunner): Promise<void> {
    const [week, userId] = key.split(' ');
    const delivery = await manager.findOneBy(DigestDelivery, { week, userId, state: 'waiting' });
    if (delivery === null) return;
    const now = this.clock.now();
    if (delivery.handedOverAt !== null) {
      await this.#end(manager, delivery, { state: 'unsure', code: 'interrupted', message: INTERRUPTED });
      return;
    }
    if (delivery.nextTryAt > now) return;
    if (!(await this.subscriptions.isWanted(manager, delivery.userId))) {
      await manager.update(DigestDelivery, rowOf(delivery), { state: 'unsubscribed', endedAt: now });
      return;
    }
    const to = { userId: delivery.userId, name: null, address: delivery.email };
    const mail = await this.mails.mailTo(await this.digests.contentOf(delivery, manager), to, delivery);
    await manager.update(DigestDelivery, rowOf(delivery), { attempts: delivery.attempts + 1 });
    delivery.attempts += 1;
    const result = await this.mailer.send(mail, async () => {
      // Only while the row is as this try left it; else the mail is held back before its end.
      const { affected } = await manager.update(
        DigestDelivery,
        { ...rowOf(delivery), attempts: delivery.attempts, handedOverAt: IsNull() },
        { handedOverAt: this.clock.now() },
      );
      if (affected !== 1) throw new Error(`The delivery ${key} was taken up by another process.`);
    });
    await this.#end(manager, delivery, result);
  }

  async #end(manager: QueryRunner['manager'], delivery: DigestDelivery, result: MailResult): Promise<void> {
    const now = this.clock.now();
    const said =
      result.state === 'sent'
        ? { resultCode: null, resultMessage: result.response.slice(0, 500) }
        : { resultCode: result.code, resultMessage: result.message.slice(0, 500) };
    if (result.state !== 'later') {
      await manager.update(DigestDelivery, rowOf(delivery), { ...said, state: result.state, endedAt: now });
    } else if (delivery.attempts >= MOST_ATTEMPTS) {
      await manager.update(DigestDelivery, rowOf(delivery), {
        ...said,
        state: 'failed',
        endedAt: now,
        handedOverAt: null,
      });
    } else {
      const wait = Math.min(FIRST_WAIT_MS * 2 ** (delivery.attempts - 1), LONGEST_WAIT_MS);
      const nextTryAt = new Date(now.getTime() + wait);
      await manager.update(DigestDelivery, rowOf(delivery), { ...said, nextTryAt, handedOverAt: null });
    }
  }
}

const INTERRUPTED =
  'The server stopped between handing the mail over and hearing that it was taken. It may or may not have arrived.';

function rowOf({ week, userId }: DigestDelivery) {
  return { week, userId, state: 'waiting' as const };
}
