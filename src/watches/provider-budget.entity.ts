import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { LiveProvider } from '../domain/scheduling/live-providers.js';
import { PortfolioEntry } from '../portfolio/portfolio-entry.entity.js';

/** Most looks that a brand may take from a provider in a calendar month (UTC). */
@Entity('provider_budget')
@Index('provider_budget_natural_key', ['brandId', 'origin', 'naturalKey'], { unique: true })
export class ProviderBudget extends PortfolioEntry {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'provider_budget_pkey' })
  id!: string;

  @Column({ type: 'uuid' })
  brandId!: string;

  @Column({ type: 'text' })
  provider!: LiveProvider;

  @Column({ type: 'integer' })
  looksAMonth!: number;
}
