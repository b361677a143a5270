import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { PortfolioEntry } from './portfolio-entry.entity.js';

/** What the brand tells customers to expect. */
@Entity('promise')
@Index('promise_natural_key', ['brandId', 'origin', 'naturalKey'], { unique: true })
export class CustomerPromise extends PortfolioEntry {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'promise_pkey' })
  id!: string;

  @Column({ type: 'uuid' })
  brandId!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  statement!: string;

  @Column({ type: 'double precision', nullable: true })
  limitMin!: number | null;

  @Column({ type: 'double precision', nullable: true })
  limitMax!: number | null;

  /** Set exactly when there is a limit. */
  @Column({ type: 'text', nullable: true })
  limitUnit!: string | null;

  @Column({ type: 'text', nullable: true })
  market!: string | null;

  @Column({ type: 'text', nullable: true })
  source!: string | null;

  /** First day in force. */
  @Column({ type: 'date', nullable: true })
  validFrom!: string | null;

  /** First day no longer in force. */
  @Column({ type: 'date', nullable: true })
  validUntil!: string | null;
}
