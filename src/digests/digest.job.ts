import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { DIGEST_ROLES } from '../domain/digest/facts.js';
import { weekDue } from '../domain/digest/week.js';
import { Clock } from '../platform/clock/clock.js';
import { Mailer } from '../platform/mail/mailer.js';
import type { QueuedWork } from '../platform/queue/queued-work.js';
import { PortfolioService } from '../portfolio/portfolio.service.js';
import { whichDigest } from './digest.schema.js';
import { DigestsService } from './digests.service.js';

/** Writes the digest of the week that has ended, once Monday's seven o'clock has come where the organisation is. */
@Injectable()
export class DigestWork implements QueuedWork {
  readonly kind = { name: 'digest', atOnce: 1, deadlineSeconds: 300 };

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly portfolio: PortfolioService,
    private readonly digests: DigestsService,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
  ) {}

  /** Keys are `2026-W47 ppc-manager`. Nothing is due while no mail can be sent, so that the first one that can is not late. */
  async due(): Promise<readonly string[]> {
    if (this.mailer.from === null) return [];
    const { timeZone } = await this.portfolio.organisation(this.database.manager);
    const week = weekDue(this.clock.now(), timeZone);
    const claimed = await this.database.query<{ role: string }[]>('SELECT role FROM digest WHERE week = $1', [week]);
    const left = DIGEST_ROLES.filter((role) => claimed.every((row) => row.role !== role));
    return left.map((role) => `${week} ${role}`);
  }

  async run(key: string): Promise<void> {
    const [week, role] = key.split(' ');
    await this.digests.claim(whichDigest.parse({ week, role }), { everybody: false });
  }
}
