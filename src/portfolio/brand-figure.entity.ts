import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { FigureKind, InputTag } from '../domain/impact/inputs.js';
import { PortfolioEntry } from './portfolio-entry.entity.js';

/** What a brand says of its own business, as a range of which both ends may be the same. */
@Entity('brand_figure')
@Index('brand_figure_natural_key', ['brandId', 'origin', 'naturalKey'], { unique: true })
export class BrandFigure extends PortfolioEntry {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'brand_figure_pkey' })
  id!: string;

  @Column({ type: 'uuid' })
  brandId!: string;

  /** Country that it holds for; null for every one. */
  @Column({ type: 'text', nullable: true })
  market!: string | null;

  @Column({ type: 'text' })
  kind!: FigureKind;

  @Column({ type: 'double precision' })
  low!: number;

  @Column({ type: 'double precision' })
  high!: number;

  /** `share` (0 to 1), `searches a month`, or the ISO 4217 code of a currency. */
  @Column({ type: 'text', nullable: true })
  unit!: string | null;

  @Column({ type: 'text' })
  tag!: InputTag;

  @Column({ type: 'text', nullable: true })
  source!: string | null;
}
