import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { PortfolioEntry } from './portfolio-entry.entity.js';

/** Who is protected. */
@Entity('brand')
@Index('brand_natural_key', ['naturalKey'], { unique: true })
export class Brand extends PortfolioEntry {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'brand_pkey' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  owner!: string;

  /** The owner's own, lower case, Unicode form. */
  @Column({ type: 'text', array: true })
  domains!: string[];

  /** Days that raw bytes, captures and polls about it are kept; 0 keeps for ever, null does as the organisation says. */
  @Column({ type: 'integer', nullable: true })
  rawDays!: number | null;

  @Column({ type: 'integer', nullable: true })
  captureDays!: number | null;

  @Column({ type: 'integer', nullable: true })
  pollDays!: number | null;
}
