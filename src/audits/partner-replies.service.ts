import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { AlertsService } from '../alerts/alerts.service.js';
import { Clock } from '../platform/clock/clock.js';
import { storable } from '../platform/database/storable.js';
import { UserError } from '../platform/errors/user-error.js';
import { type PackedBytes, RawStore } from '../platform/storage/raw-store.service.js';
import { attachmentName, kindOf } from './attachment.js';
import { CONCERNED_FINDING, REPLY_PARTNERS } from './concerned.sql.js';
import { PartnerReply } from './partner-reply.entity.js';
import { ReplyAttachment } from './reply-attachment.entity.js';
import { noSuchLink } from './reply-links.service.js';
import type { AnswerStored, NewPartnerAnswer } from './reply.schema.js';

/** Answers to one alert by one link: enough to correct oneself, too few to fill the store. */
export const MOST_ANSWERS = 10;

export interface AttachedFile {
  readonly originalname: string;
  readonly buffer: Buffer;
}

interface CheckedFile {
  readonly name: string;
  readonly type: string;
  readonly packed: PackedBytes;
}

/** Takes partners' answers, and hands out what they attached. */
@Injectable()
export class PartnerReplies {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly alerts: AlertsService,
    private readonly raws: RawStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Stores an answer with its files and appends it to the alert's history. The alert's decisions stay as they are.
   *
   * @throws UserError MW-REPLY-LINK (404) where the link ended meanwhile; MW-REPLY-ALERT (404) for every alert that the link
   *   does not show, whether it exists or not; MW-REPLY-FILE (400); MW-REPLY-KEY and MW-REPLY-TOO-MANY (409)
   */
  async answer(linkId: string, given: NewPartnerAnswer, files: readonly AttachedFile[]): Promise<AnswerStored> {
    const checked = await this.#checked(files);
    const { alertId, answer, key } = given;
    const words = storable(given.words);
    return this.database.transaction(async (manager) => {
      const partner = await this.#partnerOf(manager, linkId, alertId);
      await this.alerts.locked(manager, [alertId]);
      const before = await manager.findOneBy(PartnerReply, { linkId, key });
      if (before !== null) return replayed(before, { alertId, answer, words });
      if ((await manager.countBy(PartnerReply, { linkId, alertId })) >= MOST_ANSWERS) {
        const message = `This was answered ${MOST_ANSWERS} times by this link. Ask the brand for a new one.`;
        throw new UserError('MW-REPLY-TOO-MANY', message, 409);
      }
      const at = this.clock.now();
      const { brandId, name: partnerName } = partner;
      const values = { brandId, linkId, alertId, partnerName, answer, words, at, key };
      const { identifiers } = await manager.insert(PartnerReply, values);
      const { id: replyId } = identifiers[0] as { id: string };
      await this.raws.store(
        manager,
        checked.map(({ packed }) => packed),
      );
      if (checked.length > 0) {
        const rows = checked.map(({ name, type, packed: { size, sha256 } }, place) => {
          return { brandId, replyId, place, name, type, size, sha256 };
        });
        await manager.insert(ReplyAttachment, rows);
      }
      await this.alerts.noteAnswer(manager, { alertId, brandId, at, name: partnerName, answer, words });
      return { at: at.toISOString(), stored: true };
    });
  }

  /**
   * A file that a partner attached, exactly as it came.
   *
   * @throws UserError MW-REPLY-FILE-NOT-FOUND
   */
  async attachment(id: string): Promise<{ name: string; bytes: Buffer }> {
    const found = await this.database.manager.findOneBy(ReplyAttachment, { id });
    const bytes = found === null ? null : await this.raws.load(found.sha256);
    if (found === null || bytes === null) {
      throw new UserError('MW-REPLY-FILE-NOT-FOUND', `There is no attached file ${id}.`, 404);
    }
    return { name: found.name, bytes };
  }

  #checked(files: readonly AttachedFile[]): Promise<CheckedFile[]> {
    const kinds = files.map(({ originalname, buffer }) => {
      const kind = kindOf(buffer);
      if (kind !== null) return { name: attachmentName(originalname, kind), type: kind.type, buffer };
      const message = 'A file is neither a PDF, a PNG or JPEG image nor plain UTF-8 text, or is empty. Attach another.';
      throw new UserError('MW-REPLY-FILE', message);
    });
    return Promise.all(
      kinds.map(async ({ name, type, buffer }) => ({ name, type, packed: await this.raws.pack(buffer) })),
    );
  }

  /** Whose link it is, where it is still in force and shows the alert: the body may have taken long to arrive. */
  async #partnerOf(
    manager: EntityManager,
    linkId: string,
    alertId: string,
  ): Promise<{ readonly brandId: string; readonly name: string }> {
    const [link] = await manager.query<{ partner_id: string }[]>(
      'SELECT partner_id FROM reply_link WHERE id = $1 AND revoked_at IS NULL AND expires_at > $2 FOR SHARE',
      [linkId, this.clock.now()],
    );
    if (link === undefined) throw noSuchLink();
    const [partner] = await manager.query<{ brandId: string; name: string }[]>(
      `SELECT partner.brand_id AS "brandId", partner.name FROM reply_link_alert la JOIN alert a ON a.id = la.alert_id
       JOIN party p ON p.id = a.party_id JOIN ${REPLY_PARTNERS} partner ON partner.id = $3 AND partner.brand_id = a.brand_id
       WHERE la.link_id = $1 AND la.alert_id = $2 AND EXISTS (SELECT 1 FROM finding f WHERE ${CONCERNED_FINDING})`,
      [linkId, alertId, link.partner_id],
    );
    if (partner !== undefined) return partner;
    const message = 'This link shows no such ad. Open the link again and answer what it shows.';
    throw new UserError('MW-REPLY-ALERT', message, 404);
  }
}

function replayed(
  before: PartnerReply,
  { alertId, answer, words }: Pick<PartnerReply, 'alertId' | 'answer' | 'words'>,
): AnswerStored {
  if (before.alertId === alertId && before.answer === answer && before.words === words) {
    return { at: before.at.toISOString(), stored: false };
  }
  const message = 'Another answer was sent with this key. Open the link again and answer anew.';
  throw new UserError('MW-REPLY-KEY', message, 409);
}
