import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a person was asked for once, filled in wherever a filing of the brand wants it. */
@Entity('filing_fact')
export class FilingFact {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'filing_fact_pkey' })
  brandId!: string;

  /** Of facts about a network or party with whose they are: `network-contact:awin`. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'filing_fact_pkey' })
  key!: string;

  @Column({ type: 'text' })
  value!: string;

  @Column({ type: 'timestamptz' })
  givenAt!: Date;

  @Column({ type: 'text' })
  givenBy!: string;
}
