import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DigestRole } from '../domain/digest/facts.js';
import type { DeliveryState } from './digest.schema.js';

/** One person's copy of a week: whether it went out. A person gets one a week. */
@Entity('digest_delivery')
@Index('digest_delivery_waiting_idx', ['nextTryAt'], { where: "state = 'waiting'" })
export class DigestDelivery {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'digest_delivery_pkey' })
  week!: string;

  @Column({ type: 'text' })
  role!: DigestRole;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'digest_delivery_pkey' })
  userId!: string;

  @Column({ type: 'text' })
  email!: string;

  @Column({ type: 'text' })
  state!: DeliveryState;

  @Column({ type: 'integer' })
  attempts!: number;

  @Column({ type: 'timestamptz' })
  nextTryAt!: Date;

  /** Without angle brackets; the same however often it is tried. */
  @Column({ type: 'text' })
  messageId!: string;

  /** Set before the last byte of the mail goes out: from then on it is never sent again by itself. */
  @Column({ type: 'timestamptz', nullable: true })
  handedOverAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  resultCode!: string | null;

  @Column({ type: 'text', nullable: true })
  resultMessage!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  endedAt!: Date | null;
}
