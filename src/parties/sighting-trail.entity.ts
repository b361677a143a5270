import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Trail } from './trail.entity.js';

/** Which trail a sighting was judged by, so that whoever judges it again has the same evidence. */
@Entity('sighting_trail')
@Index('sighting_trail_capture_idx', ['captureId'])
@Index('sighting_trail_trail_idx', ['trailId'])
export class SightingTrail {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'sighting_trail_pkey' })
  sightingId!: string;

  @Column({ type: 'uuid' })
  captureId!: string;

  @ForeignKey(() => Trail, { name: 'sighting_trail_trail_fkey' })
  @Column({ type: 'uuid' })
  trailId!: string;
}
