import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { EscalationRule } from '../domain/audit/strikes.js';
import { PortfolioEntry } from '../portfolio/portfolio-entry.entity.js';

/** What a partner signed; its clauses are its terms. */
@Entity('agreement')
@Index('agreement_natural_key', ['partnerId', 'origin', 'naturalKey'], { unique: true })
@Index('agreement_brand_idx', ['brandId'])
export class Agreement extends PortfolioEntry {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'agreement_pkey' })
  id!: string;

  @Column({ type: 'uuid' })
  brandId!: string;

  @Column({ type: 'uuid' })
  partnerId!: string;

  @Column({ type: 'date', nullable: true })
  signedOn!: string | null;

  /** First day no longer in force. */
  @Column({ type: 'date', nullable: true })
  endsOn!: string | null;

  /** What the programme does as breaches come again; null where nothing is agreed. */
  @Column({ type: 'jsonb', nullable: true })
  escalation!: EscalationRule | null;

  /** The programme template that it follows. */
  @Column({ type: 'text', nullable: true })
  template!: string | null;
}
