import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EngineFamily } from '../domain/detection/engine-rules.js';
import type { PolicyKind } from './policy.schema.js';

/** A text that is tracked: an engine's rules or a partner's agreement. Its name is unique among those not retired. */
@Entity('policy_document')
export class PolicyDocument {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'policy_document_pkey' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  kind!: PolicyKind;

  /** Whose rules it states; null for an agreement, and for an engine that no watch looks at. */
  @Column({ type: 'text', nullable: true })
  engine!: EngineFamily | null;

  @Column({ type: 'uuid', nullable: true })
  brandId!: string | null;

  @Column({ type: 'uuid', nullable: true })
  partnerId!: string | null;

  /** Where it is read; exactly one of address and folder. */
  @Column({ type: 'text', nullable: true })
  url!: string | null;

  /** Absolute path of a folder of dated files. */
  @Column({ type: 'text', nullable: true })
  folder!: string | null;

  /** Cron expression of five fields. */
  @Column({ type: 'text' })
  schedule!: string;

  /** IANA name. */
  @Column({ type: 'text' })
  timeZone!: string;

  @Column({ type: 'timestamptz' })
  addedAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  retiredAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  nextCheckAt!: Date | null;

  /** What the server said of the last page that was read; asked with, it answers 304 while nothing changed. */
  @Column({ type: 'text', nullable: true })
  etag!: string | null;

  @Column({ type: 'text', nullable: true })
  lastModified!: string | null;
}
