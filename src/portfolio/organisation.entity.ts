import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** Whose product this is: its name, where its week begins and ends, and how it writes numbers and days. One row at most. */
@Entity('organisation')
@Check('organisation_single_check', 'single')
export class Organisation {
  @PrimaryColumn({ type: 'boolean', default: true, primaryKeyConstraintName: 'organisation_pkey' })
  single!: boolean;

  @Column({ type: 'text' })
  name!: string;

  /** Name of the IANA time zone database. */
  @Column({ type: 'text' })
  timeZone!: string;

  /** BCP 47. */
  @Column({ type: 'text' })
  locale!: string;

  /** Days that raw bytes, captures and polls are kept, of every brand that says nothing else; null and 0 keep for ever. */
  @Column({ type: 'integer', nullable: true })
  rawDays!: number | null;

  @Column({ type: 'integer', nullable: true })
  captureDays!: number | null;

  @Column({ type: 'integer', nullable: true })
  pollDays!: number | null;
}

/** What holds until a portfolio file says otherwise. */
export const UNNAMED_ORGANISATION: Readonly<Omit<Organisation, 'single'>> = {
  name: 'Markwarden',
  timeZone: 'UTC',
  locale: 'en',
  rawDays: null,
  captureDays: null,
  pollDays: null,
};
