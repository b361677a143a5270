import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A sighting of a creative that a finding is about. */
@Entity('finding_sighting')
@Index('finding_sighting_capture_idx', ['captureId'])
@Index('finding_sighting_sighting_idx', ['sightingId'])
export class FindingSighting {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'finding_sighting_pkey' })
  findingId!: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'finding_sighting_pkey' })
  sightingId!: string;

  @Column({ type: 'uuid' })
  captureId!: string;

  @Column({ type: 'timestamptz' })
  seenAt!: Date;
}
