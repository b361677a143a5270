import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { UsersService } from '../accounts/users.service.js';
import { DIGEST_ROLES } from '../domain/digest/facts.js';
import { sendingTime, weekDue } from '../domain/digest/week.js';
import { Clock } from '../platform/clock/clock.js';
import { Mailer } from '../platform/mail/mailer.js';
import type { QueuedWork } from '../platform/queue/queued-work.js';
import { PortfolioService } from '../portfolio/portfolio.service.js';
import { Digest } from './digest.entity.js';
import { whichDigest } from './digest.schema.js';
import { DigestsService } from './digests.service.js';

/** Writes the digest of the week that has ended, once Monday's seven o'clock has come where the organisation is. */
@Injectable()
export class DigestWork implements QueuedWork {
  readonly kind = { name: 'digest', atOnce: 1, deadlineSeconds: 300 };

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly portfolio: PortfolioService,
    private readonly users: UsersService,
    private readonly digests: DigestsService,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
  ) {}

  /** Keys are `2026-W47 ppc-manager`. Nothing is due while no mail can be sent, or for a role that nobody has yet. */
  async due(): Promise<readonly string[]> {
    if (this.mailer.from === null) return [];
    const { manager } = this.database;
    const { timeZone } = await this.portfolio.organisation(manager);
    const week = weekDue(this.clock.now(), timeZone);
    const keys: string[] = [];
    for (const role of DIGEST_ROLES) {
      if (await manager.existsBy(Digest, { week, role })) continue;
      const readers = await this.users.withRole(manager, role, sendingTime(week, timeZone));
      if (readers.length > 0) keys.push(`${week} ${role}`);
    }
    return keys;
  }

  async run(key: string): Promise<void> {
    const [week, role] = key.split(' ');
    await this.digests.claim(whichDigest.parse({ week, role }), { everybody: false });
  }
}
