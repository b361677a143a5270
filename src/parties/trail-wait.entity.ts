import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Trail } from './trail.entity.js';

/** A capture that is not examined before a trail has ended. */
@Entity('trail_wait')
@Index('trail_wait_capture_idx', ['captureId'])
export class TrailWait {
  @ForeignKey(() => Trail, { name: 'trail_wait_trail_fkey' })
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'trail_wait_pkey' })
  trailId!: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'trail_wait_pkey' })
  captureId!: string;

  /** Of the capture. */
  @Column({ type: 'timestamptz' })
  slot!: Date;
}
