import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DigestContent } from '../domain/digest/content.js';
import type { DigestRole } from '../domain/digest/facts.js';

/** A week as it was told to a role. Its key can be claimed once; the content is kept, so that everybody gets the same. */
@Entity('digest')
export class Digest {
  /** ISO 8601, for example `2026-W47`. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'digest_pkey' })
  week!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'digest_pkey' })
  role!: DigestRole;

  @Column({ type: 'timestamptz' })
  startsAt!: Date;

  @Column({ type: 'timestamptz' })
  endsAt!: Date;

  @Column({ type: 'timestamptz' })
  builtAt!: Date;

  @Column({ type: 'jsonb' })
  content!: DigestContent;
}
