import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { PortfolioEntry } from './portfolio-entry.entity.js';

/** What a party was allowed, for a time. */
@Entity('permit')
@Index('permit_natural_key', ['knownPartyId', 'origin', 'naturalKey'], { unique: true })
@Index('permit_brand_idx', ['brandId'])
export class PartyPermit extends PortfolioEntry {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'permit_pkey' })
  id!: string;

  @Column({ type: 'uuid' })
  brandId!: string;

  @Column({ type: 'uuid' })
  knownPartyId!: string;

  /** A violation's code. */
  @Column({ type: 'text' })
  violation!: string;

  @Column({ type: 'text', nullable: true })
  clause!: string | null;

  /** First day permitted. */
  @Column({ type: 'date', nullable: true })
  validFrom!: string | null;

  /** First day no longer permitted. */
  @Column({ type: 'date', nullable: true })
  validUntil!: string | null;
}
