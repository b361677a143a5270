import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { CheckOutcome } from './policy.schema.js';

/** One look at a document. It ends as exactly one outcome; one that failed says nothing about the document. */
@Entity('policy_check')
@Index('policy_check_document_idx', ['documentId', 'at'])
@Index('policy_check_raw_idx', ['sha256'], { where: '(sha256 IS NOT NULL)' })
export class PolicyCheck {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'policy_check_pkey' })
  id!: string;

  @Column({ type: 'uuid' })
  documentId!: string;

  /** When it was looked at; of a file, the instant in its name. */
  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'text' })
  outcome!: CheckOutcome;

  @Column({ type: 'text', nullable: true })
  reasonCode!: string | null;

  @Column({ type: 'text', nullable: true })
  reasonMessage!: string | null;

  @Column({ type: 'integer', nullable: true })
  httpStatus!: number | null;

  @Column({ type: 'text', nullable: true })
  fileName!: string | null;

  /** The bytes as they came; null where none did. */
  @Column({ type: 'text', nullable: true })
  sha256!: string | null;

  @Column({ type: 'text', nullable: true })
  mediaType!: string | null;

  /** A person looked at what seemed wrong and said that this is the document. */
  @Column({ type: 'boolean' })
  accepted!: boolean;

  /** Who asked for it; null when the schedule did. */
  @Column({ type: 'text', nullable: true })
  askedBy!: string | null;
}
