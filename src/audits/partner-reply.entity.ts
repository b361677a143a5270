import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { PartnerAnswer } from './reply.schema.js';

/** What a partner answered to one of its alerts. Appended, never changed: a second answer stands beside the first. */
@Entity('partner_reply')
@Unique('partner_reply_key', ['linkId', 'key'])
@Index('partner_reply_alert_idx', ['alertId', 'at'])
@Check('partner_reply_answer_check', "answer IN ('not_me', 'fixed', 'permitted')")
export class PartnerReply {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'partner_reply_pkey' })
  id!: string;

  @Column({ type: 'uuid' })
  brandId!: string;

  @Column({ type: 'uuid' })
  linkId!: string;

  @Column({ type: 'uuid' })
  alertId!: string;

  /** As the portfolio had it when the answer came. */
  @Column({ type: 'text' })
  partnerName!: string;

  @Column({ type: 'text' })
  answer!: PartnerAnswer;

  /** The partner's own, so hostile; empty where it wrote none. */
  @Column({ type: 'text' })
  words!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;

  /** Given by the form, so that an answer sent twice stands once. */
  @Column({ type: 'uuid' })
  key!: string;
}
