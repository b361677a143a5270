import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AlertEventKind, Decision } from './alert.schema.js';

/** What happened to an alert. Appended, never changed. */
@Entity('alert_event')
@Index('alert_event_alert_idx', ['alertId', 'at'])
export class AlertEvent {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'alert_event_pkey', default: () => 'uuidv7()' })
  id!: string;

  @Column({ type: 'uuid' })
  alertId!: string;

  @Column({ type: 'uuid' })
  brandId!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;

  /** The signed-in person; null where a rule acted, or somebody at the terminal. */
  @Column({ type: 'uuid', nullable: true })
  actorId!: string | null;

  /** Null where a rule, not a person, acted. */
  @Column({ type: 'text', nullable: true })
  actorName!: string | null;

  @Column({ type: 'text' })
  kind!: AlertEventKind;

  @Column({ type: 'text', nullable: true })
  decision!: Decision | null;

  @Column({ type: 'text', array: true })
  violations!: string[];

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'text', nullable: true })
  text!: string | null;

  /** Rules and versions that the decided lines rested on. */
  @Column({ type: 'jsonb' })
  rules!: { id: string; version: number }[];
}
