import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { PortfolioEntry } from './portfolio-entry.entity.js';

/** A word that is protected, in any script. */
@Entity('mark')
@Index('mark_natural_key', ['brandId', 'origin', 'naturalKey'], { unique: true })
export class Mark extends PortfolioEntry {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'mark_pkey' })
  id!: string;

  @Column({ type: 'uuid' })
  brandId!: string;

  @Column({ type: 'text' })
  text!: string;

  @Column({ type: 'text', array: true })
  variants!: string[];

  /** Words for what the mark is used on, in the languages of its markets. */
  @Column({ type: 'text', array: true })
  goods!: string[];
}
