import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { PortfolioEntry } from '../portfolio/portfolio-entry.entity.js';

/** An affiliate that advertises for a brand. */
@Entity('partner')
@Index('partner_natural_key', ['brandId', 'origin', 'naturalKey'], { unique: true })
@Index('partner_publisher_idx', ['network', 'publisherId'], { where: '(publisher_id IS NOT NULL)' })
export class AffiliatePartner extends PortfolioEntry {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'partner_pkey' })
  id!: string;

  @Column({ type: 'uuid' })
  brandId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', nullable: true })
  network!: string | null;

  @Column({ type: 'text', nullable: true })
  publisherId!: string | null;

  @Column({ type: 'text', array: true })
  domains!: string[];
}
