import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { UsersService } from '../accounts/users.service.js';
import { composeDigest } from '../domain/digest/compose.js';
import type { DigestContent } from '../domain/digest/content.js';
import { sendingTime, spanOfWeek } from '../domain/digest/week.js';
import { Clock } from '../platform/clock/clock.js';
import { Config } from '../platform/config/config.js';
import { storable } from '../platform/database/storable.js';
import { PortfolioService } from '../portfolio/portfolio.service.js';
import { DigestDelivery } from './digest-delivery.entity.js';
import { readDigestFacts } from './digest-facts.js';
import { Digest } from './digest.entity.js';
import type { WhichDigest } from './digest.schema.js';
import { SubscriptionsService } from './subscriptions.service.js';

/** What a week is told to be: composed from the record, and kept once it goes out. */
@Injectable()
export class DigestsService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly portfolio: PortfolioService,
    private readonly users: UsersService,
    private readonly subscriptions: SubscriptionsService,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** A week as it was sent; composed from the record of this moment where it was not, and then nothing is kept. */
  async contentOf(which: WhichDigest, manager: EntityManager = this.database.manager): Promise<DigestContent> {
    return (await this.shown(which, manager)).content;
  }

  /** The same, and whether it is what was sent. */
  async shown(
    which: WhichDigest,
    manager: EntityManager = this.database.manager,
  ): Promise<{ readonly content: DigestContent; readonly kept: boolean }> {
    const { week, role } = which;
    const kept = await manager.findOneBy(Digest, { week, role });
    return kept === null
      ? { content: await this.#compose(which, manager), kept: false }
      : { content: kept.content, kept: true };
  }

  /**
   * Claims a week for a role: keeps its content and notes a delivery for everybody with that role, all in one transaction.
   * Of many that claim the same week one does; the others change nothing. Returns whether this one did.
   *
   * @param everybody also people who joined after the week's digest was to go out, and who otherwise get the next one;
   * then those are noted too whom an earlier claim left out
   */
  async claim(which: WhichDigest, { everybody }: { readonly everybody: boolean }): Promise<boolean> {
    const { week, role } = which;
    return this.database.transaction(async (manager) => {
      const { timeZone } = await this.portfolio.organisation(manager);
      const now = this.clock.now();
      const { start, end } = spanOfWeek(week, timeZone);
      const content = storable(await this.#compose(which, manager));
      const claimed = await manager.query<{ week: string }[]>(
        `INSERT INTO digest (week, role, starts_at, ends_at, built_at, content) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (week, role) DO NOTHING RETURNING week`,
        [week, role, start, end, now, content],
      );
      if (claimed.length > 0 || everybody) {
        // By the millisecond, and whoever was added within this one counts.
        const joinedBefore = everybody ? new Date(now.getTime() + 1) : sendingTime(week, timeZone);
        await this.#noteDeliveries(manager, which, joinedBefore, now);
      }
      return claimed.length > 0;
    });
  }

  async #noteDeliveries(
    manager: EntityManager,
    { week, role }: WhichDigest,
    joinedBefore: Date,
    now: Date,
  ): Promise<void> {
    const readers = await this.users.withRole(manager, role, joinedBefore);
    if (readers.length === 0) return;
    const wanted = await this.subscriptions.begin(
      manager,
      readers.map(({ id }) => id),
    );
    const rows = readers.map(({ id, email }) => ({
      week,
      role,
      userId: id,
      email,
      state: wanted.has(id) ? ('waiting' as const) : ('unsubscribed' as const),
      attempts: 0,
      nextTryAt: now,
      messageId: `digest-${week.toLowerCase()}-${id}@${this.#host()}`,
      handedOverAt: null,
      resultCode: null,
      resultMessage: null,
      endedAt: wanted.has(id) ? null : now,
    }));
    // Whoever changed roles in between has had this week from the other.
    await manager.createQueryBuilder().insert().into(DigestDelivery).values(rows).orIgnore().execute();
  }

  async #compose(which: WhichDigest, manager: EntityManager): Promise<DigestContent> {
    const organisation = await this.portfolio.organisation(manager);
    const now = this.clock.now();
    const facts = await readDigestFacts(manager, which, organisation.timeZone, now);
    const { name, timeZone, locale } = organisation;
    return composeDigest(facts, { ...which, organisation: name, timeZone, locale, now });
  }

  /** A Message-ID wants a name to its right; `.invalid` is nobody's (RFC 2606). */
  #host(): string {
    const host = this.config.publicUrl === null ? '' : new URL(this.config.publicUrl).hostname;
    return /^[\w.-]+$/.test(host) ? host : 'markwarden.invalid';
  }
}
