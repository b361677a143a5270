import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { AskedBy } from '../domain/trail/observed-trail.js';
import type { Hop, TrailEnd } from '../domain/trail/trail.js';
import type { OutboundCode } from '../platform/outbound/outbound-error.js';
import { RawBytes } from '../platform/storage/raw-bytes.entity.js';

/** An address on the way, as JSON keeps it. */
export type StoredHop = Omit<Hop, 'at'> & { readonly at: string | null };

/** The same link asked once more in another way. */
export interface StoredAgain {
  readonly by: AskedBy;
  readonly hops: readonly StoredHop[];
  readonly end: TrailEnd;
  readonly why: string;
}

/** A link of an ad, wanted to be followed, and where it led when it was. */
@Entity('trail')
@Index('trail_open_idx', ['key'], { unique: true, where: '(ended_at IS NULL)' })
@Index('trail_key_idx', ['key', 'endedAt'])
@Index('trail_asked_idx', ['askedAt'])
@Index('trail_landing_raw_idx', ['landingSha256'])
@Index('trail_again_raw_idx', ['againSha256'])
export class Trail {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'trail_pkey', default: () => 'uuidv7()' })
  id!: string;

  /** SHA-256 of the address without what differs from click to click, in hexadecimal. */
  @Column({ type: 'text' })
  key!: string;

  /** The address of the sighting that wanted it first. */
  @Column({ type: 'text' })
  url!: string;

  /** On whose results page the ad stood. */
  @Column({ type: 'text' })
  engine!: string;

  /** Whom the day's most is counted for: the party as the ad shows it. */
  @Column({ type: 'text' })
  party!: string;

  @Column({ type: 'timestamptz' })
  wantedAt!: Date;

  /** When it was counted into its day, before anybody was asked; null where it was not asked. */
  @Column({ type: 'timestamptz', nullable: true })
  askedAt!: Date | null;

  /** Null while it is open. */
  @Column({ type: 'timestamptz', nullable: true })
  endedAt!: Date | null;

  /** Until then another sighting of the same link rests on it. */
  @Column({ type: 'timestamptz', nullable: true })
  freshUntil!: Date | null;

  @Column({ type: 'text', nullable: true })
  end!: TrailEnd | null;

  /** One sentence about the end, for people. */
  @Column({ type: 'text', nullable: true })
  why!: string | null;

  @Column({ type: 'text', nullable: true })
  code!: OutboundCode | null;

  @Column({ type: 'jsonb', default: [] })
  hops!: StoredHop[];

  @Column({ type: 'jsonb', nullable: true })
  again!: StoredAgain | null;

  @Column({ type: 'text', nullable: true })
  network!: string | null;

  @Column({ type: 'text', nullable: true })
  publisherId!: string | null;

  /** Registrable domain. */
  @Column({ type: 'text', nullable: true })
  landingDomain!: string | null;

  @Column({ type: 'text', nullable: true })
  landingUrl!: string | null;

  @Column({ type: 'integer', nullable: true })
  landingStatus!: number | null;

  /** The landing page as it came, kept as evidence. */
  @ForeignKey(() => RawBytes, { name: 'trail_landing_raw_fkey' })
  @Column({ type: 'text', nullable: true })
  landingSha256!: string | null;

  /** The page that the second asking ended at. */
  @ForeignKey(() => RawBytes, { name: 'trail_again_raw_fkey' })
  @Column({ type: 'text', nullable: true })
  againSha256!: string | null;
}
