import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import { Clock } from '../platform/clock/clock.js';
import { withLock } from '../platform/database/with-lock.js';
import { Mailer } from '../platform/mail/mailer.js';
import type { QueuedWork } from '../platform/queue/queued-work.js';
import { afterSending, INTERRUPTED } from './after-sending.js';
import { DigestDelivery } from './digest-delivery.entity.js';
import { DigestMails } from './digest-mails.service.js';
import { DigestsService } from './digests.service.js';
import { SubscriptionsService } from './subscriptions.service.js';

/** Deliveries taken up at one look. */
const BATCH = 200;

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

  /** Whoever holds the lock sends. */
  async run(key: string): Promise<void> {
    await withLock(this.database, `digest ${key}`, (manager) => this.#deliver(key, manager));
  }

  async #deliver(key: string, manager: EntityManager): Promise<void> {
    const [week, userId] = key.split(' ');
    const delivery = await manager.findOneBy(DigestDelivery, { week, userId, state: 'waiting' });
    if (delivery === null) return;
    const now = this.clock.now();
    if (delivery.handedOverAt !== null) {
      await manager.update(DigestDelivery, rowOf(delivery), afterSending(INTERRUPTED, delivery.attempts, now));
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
    await manager.update(DigestDelivery, rowOf(delivery), afterSending(result, delivery.attempts, this.clock.now()));
  }
}

function rowOf({ week, userId }: DigestDelivery) {
  return { week, userId, state: 'waiting' as const };
}
