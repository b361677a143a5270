import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { PolicyChangeClass } from '../domain/policy/classify.js';

/** How one version became the next. */
@Entity('policy_change')
@Index('policy_change_to_key', ['toVersionId'], { unique: true })
@Index('policy_change_at_idx', ['at'])
export class PolicyChange {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'policy_change_pkey' })
  id!: string;

  @Column({ type: 'uuid' })
  documentId!: string;

  @Column({ type: 'uuid' })
  fromVersionId!: string;

  @Column({ type: 'uuid' })
  toVersionId!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'text' })
  class!: PolicyChangeClass;

  /** The earlier version that the document reads like again. */
  @Column({ type: 'uuid', nullable: true })
  seenVersionId!: string | null;

  @Column({ type: 'integer' })
  wordsAdded!: number;

  @Column({ type: 'integer' })
  wordsRemoved!: number;

  /** One sentence. It quotes the document, so it is hostile text. */
  @Column({ type: 'text' })
  summary!: string;
}
