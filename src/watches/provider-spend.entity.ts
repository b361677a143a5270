import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Looks that count against a budget: each is counted before the provider is asked, so the count is never too low. */
@Entity('provider_spend')
export class ProviderSpend {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'provider_spend_pkey' })
  brandId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'provider_spend_pkey' })
  provider!: string;

  /** First day of the calendar month (UTC). */
  @PrimaryColumn({ type: 'date', primaryKeyConstraintName: 'provider_spend_pkey' })
  month!: string;

  @Column({ type: 'integer' })
  looks!: number;

  /** Millionths of a US dollar, at the price of each look when it was counted; 0 for looks whose price nobody knew. */
  @Column({ type: 'bigint', default: 0 })
  microUsd!: string;
}
