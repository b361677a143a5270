import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { User } from '../accounts/user.entity.js';
import { Brand } from '../portfolio/brand.entity.js';

/** By which a partner, who has no account, sees and answers its own alerts. Of its token only a hash is kept. */
@Entity('reply_link')
@Unique('reply_link_hash_key', ['hash'])
@Check('reply_link_revoked_check', '(revoked_at IS NULL) = (revoked_by IS NULL)')
export class ReplyLink {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'reply_link_pkey' })
  id!: string;

  @ForeignKey(() => Brand, { name: 'reply_link_brand_fkey' })
  @Column({ type: 'uuid' })
  brandId!: string;

  /** Of an affiliate (`partner`) or a reseller (`known_party`). */
  @Column({ type: 'uuid' })
  partnerId!: string;

  /** SHA-256 of the token. It holds 256 random bits, so nothing slower is needed. */
  @Column({ type: 'bytea' })
  hash!: Buffer;

  @Column({ type: 'timestamptz' })
  madeAt!: Date;

  @ForeignKey(() => User, { name: 'reply_link_made_by_fkey' })
  @Column({ type: 'uuid' })
  madeBy!: string;

  @Column({ type: 'timestamptz' })
  expiresAt!: Date;

  /** Set once; a link that was revoked stays listed and never works again. */
  @Column({ type: 'timestamptz', nullable: true })
  revokedAt!: Date | null;

  @ForeignKey(() => User, { name: 'reply_link_revoked_by_fkey' })
  @Column({ type: 'uuid', nullable: true })
  revokedBy!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  lastOpenedAt!: Date | null;
}
