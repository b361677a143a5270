import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Verdict, Violation } from '../../domain/detection/finding.js';
import type { RescanChange } from '../../domain/rescan/compare-findings.js';

/** One row of a report's before/after table. */
@Entity('rescan_count')
@Index('rescan_count_rescan_idx', ['rescanId'])
export class RescanCount {
  /** From everything but the two counts. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'rescan_count_pkey' })
  id!: string;

  @Column({ type: 'uuid' })
  rescanId!: string;

  @Column({ type: 'uuid' })
  brandId!: string;

  @Column({ type: 'text' })
  ruleId!: string;

  @Column({ type: 'text' })
  violation!: Violation;

  @Column({ type: 'text' })
  change!: RescanChange;

  @Column({ type: 'integer', nullable: true })
  beforeVersion!: number | null;

  @Column({ type: 'integer', nullable: true })
  afterVersion!: number | null;

  @Column({ type: 'text', nullable: true })
  beforeVerdict!: Verdict | null;

  @Column({ type: 'text', nullable: true })
  afterVerdict!: Verdict | null;

  @Column({ type: 'integer' })
  findings!: number;

  @Column({ type: 'integer' })
  sightings!: number;
}
