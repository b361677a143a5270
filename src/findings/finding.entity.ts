import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type {
  Basis,
  ChanceRange,
  Enforcement,
  Finding as FoundBy,
  Relation,
  Span,
  Verdict,
  Violation,
} from '../domain/detection/finding.js';

/** A rule's verdict on a creative in a context. Sightings point at it. */
@Entity('finding')
@Index('finding_alert_idx', ['brandId', 'partyId', 'engine', 'country'])
@Index('finding_creative_idx', ['creativeId'])
export class Finding {
  /** From rule, version, creative, brand, mark, context, terms and spans: the same finding twice is one row. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'finding_pkey' })
  id!: string;

  @Column({ type: 'uuid' })
  brandId!: string;

  @Column({ type: 'text' })
  creativeId!: string;

  @Column({ type: 'uuid' })
  partyId!: string;

  /** What the party is to this brand. */
  @Column({ type: 'text' })
  relation!: Relation;

  @Column({ type: 'text', nullable: true })
  mark!: string | null;

  @Column({ type: 'text' })
  violation!: Violation;

  @Column({ type: 'text' })
  verdict!: Verdict;

  @Column({ type: 'double precision' })
  confidence!: number;

  @Column({ type: 'jsonb' })
  spans!: Span[];

  @Column({ type: 'text' })
  ruleId!: FoundBy['rule']['id'];

  @Column({ type: 'integer' })
  ruleVersion!: FoundBy['rule']['version'];

  @Column({ type: 'jsonb' })
  basis!: Basis;

  /** What the engine would do on the owner's complaint; null where the engine is not known. */
  @Column({ type: 'jsonb', nullable: true })
  enforcement!: Enforcement | null;

  /** Chance that an ad on a search for the brand is there without a bid on it; null for all other findings. */
  @Column({ type: 'jsonb', nullable: true })
  broadMatch!: ChanceRange | null;

  @Column({ type: 'text', nullable: true })
  exemption!: string | null;

  @Column({ type: 'text' })
  explanation!: string;

  @Column({ type: 'text' })
  engine!: string;

  @Column({ type: 'text', nullable: true })
  query!: string | null;

  @Column({ type: 'text', nullable: true })
  country!: string | null;

  @Column({ type: 'text', nullable: true })
  language!: string | null;

  @Column({ type: 'text', nullable: true })
  device!: string | null;

  @Column({ type: 'timestamptz' })
  foundAt!: Date;
}
