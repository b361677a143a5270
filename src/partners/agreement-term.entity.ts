import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../accounts/user.entity.js';
import { PortfolioEntry } from '../portfolio/portfolio-entry.entity.js';
import { AgreementText } from './agreement-text.entity.js';

/**
 * One clause with its dates, regions and engines. Everything from `endedOn` on is written in the console only; an import
 * neither knows nor touches it.
 */
@Entity('agreement_term')
@Index('agreement_term_natural_key', ['agreementId', 'origin', 'naturalKey'], { unique: true })
@Index('agreement_term_brand_idx', ['brandId'])
@Index('agreement_term_text_idx', ['textId'])
@Check('agreement_term_span_check', 'num_nulls(text_id, span_start, span_end) IN (0, 3) AND span_start < span_end')
@Check('agreement_term_console_check', "origin <> 'console' OR num_nulls(valid_from, accepted_by, accepted_at) = 0")
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

  /** The programme template that it comes from. */
  @Column({ type: 'text', nullable: true })
  template!: string | null;

  /** First day on which a later term, or a person, ended it; the days before stay as they were. */
  @Column({ type: 'date', nullable: true })
  endedOn?: string | null;

  /** The pasted text that it was read from, and where in it. */
  @ForeignKey(() => AgreementText, { name: 'agreement_term_text_fkey' })
  @Column({ type: 'uuid', nullable: true })
  textId?: string | null;

  @Column({ type: 'integer', nullable: true })
  spanStart?: number | null;

  @Column({ type: 'integer', nullable: true })
  spanEnd?: number | null;

  @ForeignKey(() => User, { name: 'agreement_term_accepted_by_fkey' })
  @Column({ type: 'uuid', nullable: true })
  acceptedBy?: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  acceptedAt?: Date | null;
}
