import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A capture that is evidence of a case and outlives any clearing up. */
@Entity('pinned_capture')
@Index('pinned_capture_raw_idx', ['sha256'])
@Index('pinned_capture_capture_idx', ['captureId'])
export class PinnedCapture {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pinned_capture_pkey' })
  caseId!: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pinned_capture_pkey' })
  captureId!: string;

  @Column({ type: 'uuid' })
  brandId!: string;

  @Column({ type: 'text' })
  sha256!: string;

  @Column({ type: 'timestamptz' })
  pinnedAt!: Date;
}
