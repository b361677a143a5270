import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { CaptureOutcome, Device, Engine } from '../domain/capture/capture.js';
import type { LiveProvider } from '../domain/scheduling/live-providers.js';
import type { LookPurpose } from '../domain/scheduling/purpose.js';

/** How a look ended: as its capture did, or `refused` because nothing may be spent on it. */
export type PollOutcome = CaptureOutcome | 'refused';

/** A provider that was given up for the next one of the watch. */
export interface Detour {
  readonly provider: LiveProvider;
  readonly code: string;
  readonly message: string;
  /** ISO 8601. */
  readonly at: string;
}

/** What the choice of a look rested on: one sentence, and the figures behind it. */
export interface LookWhy {
  readonly sentence: string;
  readonly figures: Readonly<Record<string, number>>;
}

/** One look at one cell that the product takes itself. Ends with exactly one outcome. Partitioned by month of its slot. */
@Entity('poll')
@Index('poll_pending_idx', ['state', 'nextTryAt'], { where: "state <> 'ended'" })
@Index('poll_asking_idx', ['provider', 'askingUntil'], { where: 'asking_until IS NOT NULL' })
@Index('poll_capture_idx', ['captureId'])
@Index('poll_brand_idx', ['brandId', 'slot'])
@Index('poll_watch_idx', ['watchId', 'slot'])
@Index('poll_raw_idx', ['sha256'], { where: '(sha256 IS NOT NULL)' })
@Index('poll_pingback_idx', ['pingbackHash'], { where: '(pingback_hash IS NOT NULL)' })
@Index('poll_slice_idx', ['provider', 'engine', 'country', 'language', 'slot'])
export class Poll {
  /** When the look was due by its schedule; decides its partition. */
  @PrimaryColumn({ type: 'timestamptz', primaryKeyConstraintName: 'poll_pkey' })
  slot!: Date;

  /** From cell and slot, so that laying out the same slot twice makes one poll. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'poll_pkey' })
  id!: string;

  @Column({ type: 'uuid' })
  brandId!: string;

  @Column({ type: 'uuid' })
  watchId!: string;

  /** The one that is asked, or was asked last. */
  @Column({ type: 'text' })
  provider!: LiveProvider;

  @Column({ type: 'text' })
  engine!: Engine;

  @Column({ type: 'text' })
  query!: string;

  @Column({ type: 'text' })
  country!: string;

  @Column({ type: 'text' })
  language!: string;

  @Column({ type: 'text', nullable: true })
  location!: string | null;

  @Column({ type: 'text' })
  device!: Device;

  @Column({ type: 'text', default: 'scheduled' })
  purpose!: LookPurpose;

  /** Null where a schedule or a person chose. */
  @Column({ type: 'jsonb', nullable: true })
  why!: LookWhy | null;

  /** The look that this one is held against, where it is one of a pair. */
  @Column({ type: 'timestamptz', nullable: true })
  twinSlot!: Date | null;

  @Column({ type: 'uuid', nullable: true })
  twinId!: string | null;

  /**
   * `due`: to be asked at `nextTryAt`. `waiting`: handed in and paid for, to be fetched at `nextTryAt`. `answered`: the reply is
   * kept and waits to be read.
   */
  @Column({ type: 'text' })
  state!: 'due' | 'waiting' | 'answered' | 'ended';

  /** What the provider knows the look by; set exactly while waiting. */
  @Column({ type: 'text', nullable: true })
  taskId!: string | null;

  /** SHA-256, in hex, of the token by which the provider says that the look is done; null without one, and once it was used. */
  @Column({ type: 'text', nullable: true })
  pingbackHash!: string | null;

  /** Set exactly when ended. */
  @Column({ type: 'text', nullable: true })
  outcome!: PollOutcome | null;

  /** While due or waiting: why the last try failed. */
  @Column({ type: 'text', nullable: true })
  reasonCode!: string | null;

  @Column({ type: 'text', nullable: true })
  reasonMessage!: string | null;

  /** Times that any provider was asked. */
  @Column({ type: 'integer' })
  attempts!: number;

  /** Times that the present provider was asked. */
  @Column({ type: 'integer' })
  providerAttempts!: number;

  /** While somebody asks; when it is over and the poll still due or waiting, whoever asked was killed. */
  @Column({ type: 'timestamptz', nullable: true })
  askingUntil!: Date | null;

  @Column({ type: 'jsonb', default: () => "'[]'" })
  detours!: Detour[];

  @Column({ type: 'timestamptz' })
  nextTryAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  askedAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  answeredAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  endedAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  sha256!: string | null;

  @Column({ type: 'uuid', nullable: true })
  captureId!: string | null;

  /** Ads on the page; null until the reply is read. */
  @Column({ type: 'integer', nullable: true })
  ads!: number | null;
}
