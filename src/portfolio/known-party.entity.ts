import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { PortfolioEntry } from './portfolio-entry.entity.js';

export type KnownRelation = 'agency' | 'competitor' | 'reseller' | 'permitted';

/** A party that is known by its domains and is neither the owner nor an affiliate. */
@Entity('known_party')
@Index('known_party_natural_key', ['brandId', 'origin', 'naturalKey'], { unique: true })
export class ListedParty extends PortfolioEntry {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'known_party_pkey' })
  id!: string;

  @Column({ type: 'uuid' })
  brandId!: string;

  @Column({ type: 'text' })
  relation!: KnownRelation;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', array: true })
  domains!: string[];
}
