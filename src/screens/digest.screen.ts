import { Controller, Get, Query } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { SignedInUser } from '../accounts/account.schema.js';
import { CurrentUser } from '../accounts/session.guard.js';
import { DigestMails } from '../digests/digest-mails.service.js';
import type { WhichDigest } from '../digests/digest.schema.js';
import { DigestsService } from '../digests/digests.service.js';
import { DIGEST_ROLES } from '../domain/digest/facts.js';
import { sendingTime, weekDue, weekOf, weeksBefore } from '../domain/digest/week.js';
import { Clock } from '../platform/clock/clock.js';
import { Answers } from '../platform/http/answers.js';
import { Mailer } from '../platform/mail/mailer.js';
import { type DigestPreview, digestPreview, digestPreviewQuery, type Digests, digests } from './digest.schema.js';

/** Weeks that can be looked at although nothing was sent. */
const WEEKS = 8;

type Stored = Pick<Digests, 'sent' | 'timeZone' | 'organisation'> & { readonly wanted: boolean };

/** Digests: what was sent to whom, and how one looks before it is. */
@Controller('api/digests')
export class DigestScreen {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly service: DigestsService,
    private readonly mails: DigestMails,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Answers(digests)
  async list(@CurrentUser() user: SignedInUser): Promise<Digests> {
    const [stored] = await this.database.query<[Stored]>(SENT, [user.id]);
    const { wanted, ...shown } = stored;
    const now = this.clock.now();
    const currentWeek = weekOf(now, stored.timeZone);
    const recent = Array.from({ length: WEEKS }, (_, at) => weeksBefore(currentWeek, at));
    const nextWeek = weeksBefore(weekDue(now, stored.timeZone), -1);
    return {
      ...shown,
      weeks: [...new Set([...recent, ...stored.sent.map(({ week }) => week)])].toSorted().toReversed(),
      currentWeek,
      nextSendingAt: sendingTime(nextWeek, stored.timeZone).toISOString(),
      mailFrom: this.mailer.from,
      linkWarning: this.mails.linkWarning,
      subscription: { offered: DIGEST_ROLES.some((role) => role === user.role), wanted },
    };
  }

  /** Draws the mail; sends nothing and keeps nothing. */
  @Get('preview')
  @Answers(digestPreview)
  async preview(@Query({ schema: digestPreviewQuery }) which: WhichDigest): Promise<DigestPreview> {
    const { content, kept } = await this.service.shown(which);
    const { html, text } = await this.mails.preview(content, 'data');
    return { sentAlready: kept, content, html, text };
  }
}

const SENT = `
WITH newest AS (
  SELECT * FROM digest ORDER BY week DESC, role LIMIT 50
), told AS (
  SELECT d.week, d.role, json_build_object('week', d.week, 'role', d.role, 'builtAt', iso_instant(d.built_at),
    'subject', d.content ->> 'subject',
    'deliveries', (
      SELECT coalesce(json_agg(json_build_object('userId', v.user_id, 'name', u.name, 'email', v.email, 'state', v.state,
        'attempts', v.attempts, 'nextTryAt', iso_instant(v.next_try_at), 'endedAt', iso_instant(v.ended_at),
        'code', v.result_code, 'message', v.result_message) ORDER BY v.state = 'sent', u.name, v.user_id), '[]')
      FROM digest_delivery v JOIN auth."user" u ON u.id = v.user_id WHERE v.week = d.week AND v.role = d.role)) AS row
  FROM newest d
)
SELECT (SELECT coalesce(json_agg(row ORDER BY week DESC, role), '[]') FROM told) AS sent,
  coalesce((SELECT time_zone FROM organisation), 'UTC') AS "timeZone",
  coalesce((SELECT name FROM organisation), 'Markwarden') AS organisation,
  NOT EXISTS (SELECT FROM digest_subscription WHERE user_id = $1 AND ended_at IS NOT NULL) AS wanted`;
