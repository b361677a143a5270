import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Relation } from '../domain/detection/finding.js';
import type { AlertState } from './alert.schema.js';

/** What a person reviews: one party's ads about one brand on one engine in one country. */
@Entity('alert')
@Index('alert_queue_idx', ['state', 'lastSeenAt'])
export class Alert {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'alert_pkey' })
  id!: string;

  @Column({ type: 'uuid' })
  brandId!: string;

  @Column({ type: 'uuid' })
  partyId!: string;

  @Column({ type: 'text' })
  relation!: Relation;

  @Column({ type: 'text' })
  engine!: string;

  @Column({ type: 'text', nullable: true })
  country!: string | null;

  @Column({ type: 'text' })
  state!: AlertState;

  @Column({ type: 'integer' })
  sightings!: number;

  @Column({ type: 'timestamptz' })
  firstSeenAt!: Date;

  @Column({ type: 'timestamptz' })
  lastSeenAt!: Date;
}
