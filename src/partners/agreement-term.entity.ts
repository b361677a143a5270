import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { PortfolioEntry } from '../portfolio/portfolio-entry.entity.js';

/** One clause with its dates, regions and engines. */
@Entity('agreement_term')
@Index('agreement_term_natural_key', ['agreementId', 'origin', 'naturalKey'], { unique: true })
@Index('agreement_term_brand_idx', ['brandId'])
export class SignedTerm extends PortfolioEntry {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'agreement_term_pkey' })
  id!: string;

  @Column({ type: 'uuid' })
  brandId!: string;

  @Column({ type: 'uuid' })
  agreementId!: string;

  @Column({ type: 'text' })
  clause!: string;

  @Column({ type: 'text' })
  subject!: string;

  @Column({ type: 'text' })
  rule!: 'yes' | 'no' | 'approval';

  /** Empty means every engine. */
  @Column({ type: 'text', array: true })
  engines!: string[];

  /** Empty means every region. */
  @Column({ type: 'text', array: true })
  regions!: string[];

  @Column({ type: 'text' })
  text!: string;

  /** First day in force, where the clause names one; otherwise the agreement's day counts. */
  @Column({ type: 'date', nullable: true })
  validFrom!: string | null;

  /** First day no longer in force. */
  @Column({ type: 'date', nullable: true })
  validUntil!: string | null;
}
