import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Engine } from '../domain/capture/capture.js';
import type { LiveProvider } from '../domain/scheduling/live-providers.js';

/** A time in which a provider showed no ads on an engine in a market even for searches that always carry some. */
@Entity('blind_slice')
@Index('blind_slice_open_idx', ['provider', 'engine', 'country', 'language'], {
  unique: true,
  where: 'until IS NULL',
})
@Index('blind_slice_span_idx', ['provider', 'engine', 'country', 'language', 'since'])
export class BlindSlice {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'blind_slice_pkey' })
  id!: string;

  @Column({ type: 'text' })
  provider!: LiveProvider;

  @Column({ type: 'text' })
  engine!: Engine;

  @Column({ type: 'text' })
  country!: string;

  @Column({ type: 'text' })
  language!: string;

  /** The last look with ads before it; the spell begins after it. */
  @Column({ type: 'timestamptz' })
  since!: Date;

  @Column({ type: 'timestamptz' })
  noticedAt!: Date;

  /** The first look with ads after it; null while it lasts. */
  @Column({ type: 'timestamptz', nullable: true })
  until!: Date | null;

  /** What happened, for people. */
  @Column({ type: 'text' })
  message!: string;
}
