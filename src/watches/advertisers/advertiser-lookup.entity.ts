import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AdvertiserSource } from '../../domain/capture/ad-library/advertiser.js';

/** One asking of one library of ads for a name. */
@Entity('advertiser_lookup')
@Index('advertiser_lookup_brand_idx', ['brandId', 'askedAt'])
@Index('advertiser_lookup_raw_idx', ['sha256'], { where: '(sha256 IS NOT NULL)' })
export class AdvertiserLookup {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'advertiser_lookup_pkey' })
  id!: string;

  /** Whose budget it counts against. */
  @Column({ type: 'uuid' })
  brandId!: string;

  @Column({ type: 'text' })
  source!: AdvertiserSource;

  /** As it was asked for. */
  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'timestamptz' })
  askedAt!: Date;

  /** `asked`: counted, and no answer kept; whoever asked may have been killed. */
  @Column({ type: 'text' })
  state!: 'asked' | 'read' | 'failed' | 'refused';

  @Column({ type: 'text', nullable: true })
  reasonCode!: string | null;

  @Column({ type: 'text', nullable: true })
  reasonMessage!: string | null;

  /** The reply as received, also of one that could not be read. */
  @Column({ type: 'text', nullable: true })
  sha256!: string | null;
}
