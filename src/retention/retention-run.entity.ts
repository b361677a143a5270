import { Column, Entity, PrimaryColumn } from 'typeorm';

/** In this order: a look outlives its capture, bytes go once neither needs them, and objects outside the database after their rows. */
export const RETENTION_STEPS = ['captures', 'months', 'polls', 'raw', 'names', 'objects', 'orphans'] as const;
export type RetentionStep = (typeof RETENTION_STEPS)[number];

/** One day's clearing up: how far it has come, and what it removed. */
@Entity('retention_run')
export class RetentionRun {
  /** In UTC. */
  @PrimaryColumn({ type: 'date', primaryKeyConstraintName: 'retention_run_pkey' })
  day!: string;

  /** When it began; terms are counted back from here, however long it takes. */
  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'text' })
  step!: RetentionStep;

  /** The last row that the step has looked at; null at its beginning. */
  @Column({ type: 'text', nullable: true })
  afterKey!: string | null;

  @Column({ type: 'integer', default: 0 })
  captures!: number;

  @Column({ type: 'integer', default: 0 })
  sightings!: number;

  /** Raw bytes: how many, and how much room their compressed forms took, in bytes. */
  @Column({ type: 'integer', default: 0 })
  raws!: number;

  @Column({ type: 'bigint', default: 0 })
  rawSize!: string;

  @Column({ type: 'integer', default: 0 })
  polls!: number;

  /** Objects outside the database that no row named. */
  @Column({ type: 'integer', default: 0 })
  orphans!: number;

  @Column({ type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;
}
