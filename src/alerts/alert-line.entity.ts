import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Verdict, Violation } from '../domain/detection/finding.js';
import type { AlertState } from './alert.schema.js';

/** One violation of one mark within an alert; decided together with the others or singly. */
@Entity('alert_line')
@Index('alert_line_alert_idx', ['alertId'])
export class AlertLine {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'alert_line_pkey' })
  id!: string;

  @Column({ type: 'uuid' })
  alertId!: string;

  @Column({ type: 'uuid' })
  brandId!: string;

  @Column({ type: 'text' })
  violation!: Violation;

  @Column({ type: 'text', nullable: true })
  mark!: string | null;

  /** The worst verdict among its findings; exemptions raise no line. */
  @Column({ type: 'text' })
  verdict!: Exclude<Verdict, 'allowed'>;

  @Column({ type: 'double precision' })
  confidence!: number;

  /** The finding that explains the line best. */
  @Column({ type: 'uuid' })
  findingId!: string;

  @Column({ type: 'text' })
  state!: AlertState;

  /** First day on which the permit no longer holds; set exactly when the line is permitted. */
  @Column({ type: 'date', nullable: true })
  permittedUntil!: string | null;

  @Column({ type: 'integer' })
  sightings!: number;

  @Column({ type: 'timestamptz' })
  firstSeenAt!: Date;

  @Column({ type: 'timestamptz' })
  lastSeenAt!: Date;
}
