import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { PartnerReply } from './partner-reply.entity.js';

/** A file that a partner sent with its answer; its bytes are in the raw store. */
@Entity('reply_attachment')
@Unique('reply_attachment_place_key', ['replyId', 'place'])
export class ReplyAttachment {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'reply_attachment_pkey' })
  id!: string;

  @Column({ type: 'uuid' })
  brandId!: string;

  @ForeignKey(() => PartnerReply, { name: 'reply_attachment_reply_fkey' })
  @Column({ type: 'uuid' })
  replyId!: string;

  /** From 0, in the order in which the partner sent them. */
  @Column({ type: 'integer' })
  place!: number;

  /** The partner's own, without folders and control characters, and with the ending that its bytes deserve. */
  @Column({ type: 'text' })
  name!: string;

  /** By its first bytes, whatever the partner said it was. */
  @Column({ type: 'text' })
  type!: string;

  /** In bytes. */
  @Column({ type: 'integer' })
  size!: number;

  /** Hex. */
  @Column({ type: 'text' })
  sha256!: string;
}
