import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One account that a library of ads listed: that it advertises, and nothing about any query. */
@Entity('advertiser_evidence')
export class AdvertiserEvidence {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'advertiser_evidence_pkey' })
  lookupId!: string;

  /** Its place in the reply, from 1. */
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'advertiser_evidence_pkey' })
  place!: number;

  @Column({ type: 'uuid' })
  brandId!: string;

  @Column({ type: 'text' })
  advertiserName!: string;

  /** The account's id in the library. */
  @Column({ type: 'text', nullable: true })
  advertiserId!: string | null;

  @Column({ type: 'boolean', nullable: true })
  verified!: boolean | null;

  @Column({ type: 'timestamptz', nullable: true })
  firstShown!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  lastShown!: Date | null;

  @Column({ type: 'integer', nullable: true })
  creatives!: number | null;

  @Column({ type: 'text', array: true })
  regions!: string[];
}
