import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { LiveProvider } from '../domain/scheduling/live-providers.js';
import { PortfolioEntry } from '../portfolio/portfolio-entry.entity.js';

/** Most looks that a brand may take from a provider in a calendar month (UTC), or most that they may cost; at least one of both. */
@Entity('provider_budget')
@Index('provider_budget_natural_key', ['brandId', 'origin', 'naturalKey'], { unique: true })
export class ProviderBudget extends PortfolioEntry {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'provider_budget_pkey' })
  id!: string;

  @Column({ type: 'uuid' })
  brandId!: string;

  @Column({ type: 'text' })
  provider!: LiveProvider;

  @Column({ type: 'integer', nullable: true })
  looksAMonth!: number | null;

  /** US dollars. */
  @Column({ type: 'double precision', nullable: true })
  usdAMonth!: number | null;

  /** What one look costs the brand, in US dollars; null takes the dearest list price that the product knows. */
  @Column({ type: 'double precision', nullable: true })
  usdALook!: number | null;
}
