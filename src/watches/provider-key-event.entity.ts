import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { LiveProvider } from '../domain/scheduling/live-providers.js';

/** That somebody set or removed the key of a provider: appended, never changed. Nothing of the key is in it. */
@Entity('provider_key_event')
@Check('provider_key_event_kind_check', "kind IN ('set', 'removed')")
@Index('provider_key_event_provider_at_idx', ['provider', 'at'])
export class ProviderKeyEvent {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'provider_key_event_pkey' })
  id!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'text' })
  provider!: LiveProvider;

  @Column({ type: 'text' })
  kind!: 'set' | 'removed';

  @Column({ type: 'uuid' })
  byId!: string;

  /** Name of the person at that time. */
  @Column({ type: 'text' })
  by!: string;
}
