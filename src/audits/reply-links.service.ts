import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock/clock.js';
import { UserError } from '../platform/errors/user-error.js';
import { CONCERNED_FINDING, REPLY_PARTNERS } from './concerned.sql.js';
import { ReplyLinkAlert } from './reply-link-alert.entity.js';
import { ReplyLink } from './reply-link.entity.js';
import type { NewReplyLink, ReplyLinkMade } from './reply.schema.js';

/** By which a token is known at sight, also to tools that look for secrets in what people publish. */
const PREFIX = 'mwr_';
const TOKEN = /^mwr_[\w-]{43}$/;
const DAY_MS = 86_400_000;

/** Makes, revokes and admits the links that partners answer by. */
@Injectable()
export class ReplyLinks {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a link for the partner behind an alert. Its token is returned this once, behind the `#` of the path: browsers
   * send that part to nobody, so that it stands in no log and no Referer.
   *
   * @throws UserError MW-ALERT-NOT-FOUND (404), MW-REPLY-NO-PARTNER (409) where the alert does not concern the partner
   */
  async make({ alertId, partnerId, scope, days }: NewReplyLink, madeBy: string): Promise<ReplyLinkMade> {
    return this.database.transaction(async (manager) => {
      const [asked] = await manager.query<{ brand_id: string }[]>('SELECT brand_id FROM alert WHERE id = $1', [
        alertId,
      ]);
      if (asked === undefined) throw new UserError('MW-ALERT-NOT-FOUND', `There is no alert ${alertId}.`, 404);
      const found = await manager.query<{ id: string }[]>(
        `SELECT a.id FROM alert a JOIN party p ON p.id = a.party_id
         JOIN ${REPLY_PARTNERS} partner ON partner.brand_id = a.brand_id AND partner.retired_at IS NULL
         WHERE partner.id = $1 AND a.brand_id = $2 AND (a.id = $3 OR $4 AND a.state = 'open')
           AND EXISTS (SELECT 1 FROM finding f WHERE ${CONCERNED_FINDING}) ORDER BY a.id`,
        [partnerId, asked.brand_id, alertId, scope === 'partner'],
      );
      if (found.every(({ id }) => id !== alertId)) {
        const message =
          'This alert does not concern that partner, or the portfolio no longer has it. Reload the alert.';
        throw new UserError('MW-REPLY-NO-PARTNER', message, 409);
      }
      const token = PREFIX + randomBytes(32).toString('base64url');
      const madeAt = this.clock.now();
      const expiresAt = new Date(madeAt.getTime() + days * DAY_MS);
      const values = { brandId: asked.brand_id, partnerId, hash: hashed(token), madeAt, madeBy, expiresAt };
      const { identifiers } = await manager.insert(ReplyLink, values);
      const { id: linkId } = identifiers[0] as { id: string };
      await manager.insert(
        ReplyLinkAlert,
        found.map(({ id }) => ({ linkId, alertId: id, brandId: asked.brand_id })),
      );
      return { id: linkId, path: `/reply#${token}`, expiresAt: expiresAt.toISOString(), alerts: found.length };
    });
  }

  /**
   * Ends a link for good. Nothing happens to one that was revoked before.
   *
   * @throws UserError MW-REPLY-LINK-NOT-FOUND
   */
  async revoke(id: string, revokedBy: string): Promise<void> {
    const { manager } = this.database;
    if (!(await manager.existsBy(ReplyLink, { id }))) {
      throw new UserError('MW-REPLY-LINK-NOT-FOUND', `There is no reply link ${id}.`, 404);
    }
    await manager.query('UPDATE reply_link SET revoked_at = $2, revoked_by = $3 WHERE id = $1 AND revoked_at IS NULL', [
      id,
      this.clock.now(),
      revokedBy,
    ]);
  }

  /**
   * The id of the link that a token opens now.
   *
   * @throws UserError MW-REPLY-LINK (404) for a token that was made up, tampered with or revoked: all the same to the
   *   outside. MW-REPLY-EXPIRED (404) for one that was in force, as only its holder learns
   */
  async admit(token: string): Promise<string> {
    const now = this.clock.now();
    const link = TOKEN.test(token) ? await this.database.manager.findOneBy(ReplyLink, { hash: hashed(token) }) : null;
    if (link === null || link.revokedAt !== null) throw noSuchLink();
    if (link.expiresAt <= now) {
      throw new UserError('MW-REPLY-EXPIRED', 'This link has expired. Ask the brand that sent it for a new one.', 404);
    }
    await this.database.manager.update(ReplyLink, { id: link.id }, { lastOpenedAt: now });
    return link.id;
  }
}

/** What everybody is told whose link opens nothing, whatever the cause. */
export function noSuchLink(): UserError {
  const message =
    'This link opens nothing. Check that all of it was copied, or ask the brand that sent it for a new one.';
  return new UserError('MW-REPLY-LINK', message, 404);
}

function hashed(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
