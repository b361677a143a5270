import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import { EDITORS } from '../accounts/role.js';
import { blindNotice, type BlindPlace } from '../domain/digest/blind-notice.js';
import { OFFERS } from '../domain/scheduling/live-providers.js';
import { Clock } from '../platform/clock/clock.js';
import { Config } from '../platform/config/config.js';
import { withLock } from '../platform/database/with-lock.js';
import { Mailer, type OutgoingMail } from '../platform/mail/mailer.js';
import type { QueuedWork } from '../platform/queue/queued-work.js';
import { afterSending, INTERRUPTED } from './after-sending.js';
import { BlindNotice } from './blind-notice.entity.js';
import { digestLinks } from './mail/digest-links.js';
import { SubscriptionsService } from './subscriptions.service.js';

/** Any number that no other advisory lock of the product uses. */
const NOTICE_LOCK = 7_201_011;
const BATCH = 200;
/** A provider that fails goes blind in one market after the other: what follows within so long is told in the same mail. */
const GATHERED_FOR = "interval '20 minutes'";
/** What went blind longer ago is no news, for example where mail was set up later; the digest and the screens tell of it. */
const NEWS_FOR = "interval '7 days'";

/** Tells people once when a provider shows no ads any more, the same way as a digest: marked before the last byte. */
@Injectable()
export class BlindNoticeWork implements QueuedWork {
  readonly kind = { name: 'blind-notice', atOnce: 1, deadlineSeconds: 900 };

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly subscriptions: SubscriptionsService,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly mailer: Mailer,
  ) {}

  /** Keys are ids of notices. */
  async due(): Promise<readonly string[]> {
    if (this.mailer.from === null) return [];
    const now = this.clock.now();
    return this.database.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock($1)', [NOTICE_LOCK]);
      await manager.query(WRITE, [now, EDITORS]);
      const rows = await manager.query<{ id: string }[]>(WAITING, [now]);
      return rows.map(({ id }) => id);
    });
  }

  async run(id: string): Promise<void> {
    await withLock(this.database, `blind notice ${id}`, (manager) => this.#deliver(id, manager));
  }

  async #deliver(id: string, manager: EntityManager): Promise<void> {
    const notice = await manager.findOneBy(BlindNotice, { id, state: 'waiting' });
    if (notice === null) return;
    const row = { id, state: 'waiting' as const };
    const now = this.clock.now();
    if (notice.handedOverAt !== null) {
      await manager.update(BlindNotice, row, afterSending(INTERRUPTED, notice.attempts, now));
      return;
    }
    if (notice.nextTryAt > now) return;
    if (!(await this.subscriptions.isWanted(manager, notice.userId))) {
      await manager.update(BlindNotice, row, { state: 'unsubscribed', endedAt: now });
      return;
    }
    const mail = await this.#mail(notice, manager);
    const attempts = notice.attempts + 1;
    await manager.update(BlindNotice, row, { attempts });
    const result = await this.mailer.send(mail, async () => {
      const only = { ...row, attempts, handedOverAt: IsNull() };
      const { affected } = await manager.update(BlindNotice, only, { handedOverAt: this.clock.now() });
      if (affected !== 1) throw new Error(`The notice ${id} was taken up by another process.`);
    });
    await manager.update(BlindNotice, row, afterSending(result, attempts, this.clock.now()));
  }

  async #mail(notice: BlindNotice, manager: EntityManager): Promise<OutgoingMail> {
    const places = await manager.query<BlindPlace[]>(PLACES, [notice.sliceIds]);
    const origin = this.config.publicUrl ?? `http://localhost:${this.config.port}`;
    const links = digestLinks(origin, await this.subscriptions.tokenOf(notice.userId));
    const { unsubscribe } = links;
    const { name } = OFFERS[notice.provider];
    return {
      messageId: `blind-${notice.id}@${new URL(origin).hostname}`,
      to: { name: null, address: notice.email },
      ...blindNotice(name, places, { coverage: links.to('/coverage'), unsubscribe }),
      headers: {
        'List-Unsubscribe': `<${unsubscribe}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        'Auto-Submitted': 'auto-generated',
      },
    };
  }
}

/** A notice for each person who may act, of the slices of a provider that are blind, and that this person was not told of. */
const WRITE = `
  INSERT INTO blind_notice (user_id, email, provider, slice_ids, state, attempts, next_try_at)
  SELECT u.id, u.email, b.provider, array_agg(b.id ORDER BY b.since, b.id), 'waiting', 0, $1
  FROM blind_slice b CROSS JOIN auth."user" u
  WHERE b.until IS NULL AND b.noticed_at > $1::timestamptz - ${NEWS_FOR} AND u.role = ANY ($2::text[]) AND u.created_at <= b.noticed_at
    AND NOT EXISTS (SELECT 1 FROM blind_notice n WHERE n.user_id = u.id AND b.id = ANY (n.slice_ids))
  GROUP BY u.id, u.email, b.provider
  HAVING min(b.noticed_at) <= $1::timestamptz - ${GATHERED_FOR}`;

const WAITING = `
  SELECT id FROM blind_notice WHERE state = 'waiting' AND (handed_over_at IS NOT NULL OR next_try_at <= $1)
  ORDER BY next_try_at, id LIMIT ${BATCH}`;

const PLACES = `
  SELECT engine, country, language, since FROM blind_slice WHERE id = ANY ($1::uuid[]) ORDER BY since, engine, country, language`;
