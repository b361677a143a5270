import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Device, Engine } from '../domain/capture/capture.js';
import type { LiveProvider } from '../domain/scheduling/live-providers.js';
import { PortfolioEntry } from '../portfolio/portfolio-entry.entity.js';

/** A place to search from. */
export interface Market {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** BCP 47. */
  readonly language: string;
  readonly location: string | null;
  /** IANA name; absent or null where the country's is meant. */
  readonly timeZone?: string | null;
}

/** Queries to look at, on a schedule in the market's time zone. */
@Entity('watch')
@Index('watch_natural_key', ['brandId', 'origin', 'naturalKey'], { unique: true })
export class Watch extends PortfolioEntry {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'watch_pkey' })
  id!: string;

  @Column({ type: 'uuid' })
  brandId!: string;

  @Column({ type: 'text', nullable: true })
  name!: string | null;

  @Column({ type: 'text', array: true })
  queries!: string[];

  @Column({ type: 'text', array: true })
  engines!: Engine[];

  @Column({ type: 'jsonb' })
  markets!: Market[];

  @Column({ type: 'text', array: true })
  devices!: Device[];

  /** Cron expression of five fields, or one of `CHOOSING_SCHEDULES`. */
  @Column({ type: 'text' })
  schedule!: string;

  /** Of a schedule that chooses; null spreads what the month's budget leaves. */
  @Column({ type: 'integer', nullable: true })
  looksADay!: number | null;

  /** Who is asked, in this order; none where captures are only handed in. */
  @Column({ type: 'text', array: true, default: () => "'{}'" })
  providers!: LiveProvider[];

  /** Of a hundred looks, those that a second provider takes too. */
  @Column({ type: 'integer', default: 0 })
  crossCheck!: number;

  /** Searches that always carry ads, to tell whether providers see any; null leaves the choice to the product. */
  @Column({ type: 'text', array: true, nullable: true })
  controls!: string[] | null;
}
