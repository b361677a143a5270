import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Engine } from '../domain/capture/capture.js';
import type { LiveProvider } from '../domain/scheduling/live-providers.js';

/** Failures in a row of a provider, or of its replies for one engine. No row where the last request was answered well. */
@Entity('provider_circuit')
export class ProviderCircuit {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'provider_circuit_pkey' })
  provider!: LiveProvider;

  /** Empty for the provider as a whole. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'provider_circuit_pkey' })
  engine!: Engine | '';

  @Column({ type: 'integer' })
  failures!: number;

  @Column({ type: 'timestamptz' })
  since!: Date;

  /** Nobody asks until then; null while there are too few failures. */
  @Column({ type: 'timestamptz', nullable: true })
  openUntil!: Date | null;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  message!: string;
}
