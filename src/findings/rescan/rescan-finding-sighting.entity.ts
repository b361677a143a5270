import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A sighting of a finding that a person may take up from a rescan. */
@Entity('rescan_finding_sighting')
@Index('rescan_finding_sighting_sighting_idx', ['sightingId'])
export class RescanFindingSighting {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'rescan_finding_sighting_pkey' })
  rescanFindingId!: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'rescan_finding_sighting_pkey' })
  sightingId!: string;

  @Column({ type: 'uuid' })
  captureId!: string;

  @Column({ type: 'timestamptz' })
  seenAt!: Date;
}
