import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Engine } from '../domain/capture/capture.js';
import type { LiveProvider } from '../domain/scheduling/live-providers.js';

/** A provider on an engine in a market: what goes blind as one. Says when its next control look is due. */
@Entity('provider_sight')
@Index('provider_sight_due_idx', ['nextControlAt'])
export class ProviderSight {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'provider_sight_pkey' })
  provider!: LiveProvider;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'provider_sight_pkey' })
  engine!: Engine;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'provider_sight_pkey' })
  country!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'provider_sight_pkey' })
  language!: string;

  @Column({ type: 'timestamptz' })
  nextControlAt!: Date;

  /** Control looks laid out so far; decides whose turn the queries have. */
  @Column({ type: 'integer', default: 0 })
  controls!: number;
}
