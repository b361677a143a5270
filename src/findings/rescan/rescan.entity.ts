import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { RuleVersion } from './rules-in-force.js';

/** `outdated`: the rules changed before it was through, so the rest would be judged by others. */
export const RESCAN_STATES = ['running', 'done', 'stopped', 'outdated'] as const;
export type RescanState = (typeof RESCAN_STATES)[number];

/** Stored ads held against the rules and the portfolio of today. It raises no alert and changes no finding. */
@Entity('rescan')
@Index('rescan_asked_idx', ['askedAt'])
@Index('rescan_running_idx', ['askedAt'], { where: "(state = 'running')" })
export class Rescan {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'rescan_pkey' })
  id!: string;

  /** Captures that came later are left out: today's rules judge those anyway. */
  @Column({ type: 'timestamptz' })
  askedAt!: Date;

  /** The signed-in person; null where somebody asked at the terminal. */
  @Column({ type: 'uuid', nullable: true })
  askedById!: string | null;

  @Column({ type: 'text' })
  askedBy!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  /** First day (UTC) on which an ad was seen that is looked at again; null means from the beginning. */
  @Column({ type: 'date', nullable: true })
  since!: string | null;

  /** First day no longer looked at. */
  @Column({ type: 'date', nullable: true })
  until!: string | null;

  @Column({ type: 'uuid', nullable: true })
  brandId!: string | null;

  @Column({ type: 'text', nullable: true })
  ruleId!: string | null;

  @Column({ type: 'text' })
  state!: RescanState;

  @Column({ type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;

  @Column({ type: 'jsonb' })
  rules!: RuleVersion[];

  /** Of the portfolio when it began. */
  @Column({ type: 'bigint' })
  portfolioRevision!: string;

  /** Whether the portfolio changed before it was through, so that its first ads were held against an earlier one. */
  @Column({ type: 'boolean' })
  portfolioChanged!: boolean;

  /** Captures with ads that it looks at again. */
  @Column({ type: 'integer' })
  captures!: number;

  @Column({ type: 'integer' })
  capturesDone!: number;

  /** Captures with ads that lay within what was asked for and had been removed, so that it could not look at them. */
  @Column({ type: 'integer', default: 0 })
  capturesCleared!: number;

  @Column({ type: 'integer' })
  adsDone!: number;

  @Column({ type: 'timestamptz', nullable: true })
  atSlot!: Date | null;

  @Column({ type: 'uuid', nullable: true })
  atCaptureId!: string | null;
}
