import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { LiveProvider } from '../domain/scheduling/live-providers.js';
import type { DeliveryState } from './digest.schema.js';

/** One mail to one person, which says that a provider shows no ads any more, and where. */
@Entity('blind_notice')
@Index('blind_notice_waiting_idx', ['nextTryAt'], { where: "state = 'waiting'" })
export class BlindNotice {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'blind_notice_pkey' })
  id!: string;

  @Column({ type: 'uuid' })
  userId!: string;

  @Column({ type: 'text' })
  email!: string;

  @Column({ type: 'text' })
  provider!: LiveProvider;

  /** Blind slices that it tells of; each is told to a person once. */
  @Column({ type: 'uuid', array: true })
  sliceIds!: string[];

  @Column({ type: 'text' })
  state!: DeliveryState;

  @Column({ type: 'integer' })
  attempts!: number;

  @Column({ type: 'timestamptz' })
  nextTryAt!: Date;

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
