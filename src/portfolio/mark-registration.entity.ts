import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { PortfolioEntry } from './portfolio-entry.entity.js';

/** A registration of a mark at one office. */
@Entity('mark_registration')
@Index('mark_registration_natural_key', ['markId', 'origin', 'naturalKey'], { unique: true })
@Index('mark_registration_brand_idx', ['brandId'])
export class MarkRegistration extends PortfolioEntry {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'mark_registration_pkey' })
  id!: string;

  @Column({ type: 'uuid' })
  brandId!: string;

  @Column({ type: 'uuid' })
  markId!: string;

  @Column({ type: 'text' })
  office!: string;

  @Column({ type: 'text' })
  number!: string;

  /** ISO 3166-1 alpha-2 codes, or `EU`. */
  @Column({ type: 'text', array: true })
  jurisdictions!: string[];

  /** Nice classes, 1 to 45. */
  @Column({ type: 'integer', array: true })
  classes!: number[];

  /** First day in force. */
  @Column({ type: 'date', nullable: true })
  validFrom!: string | null;

  /** First day no longer in force. */
  @Column({ type: 'date', nullable: true })
  validUntil!: string | null;
}
