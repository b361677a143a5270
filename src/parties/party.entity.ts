import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Whoever stands behind an ad. What they are to a brand (competitor, affiliate …) is said by the finding, not here. */
@Entity('party')
export class Party {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'party_pkey' })
  id!: string;

  /** Registrable domain in its Unicode form; null where the ad shows none. */
  @Column({ type: 'text', nullable: true })
  domain!: string | null;

  /** Name from the portfolio, else the advertiser's name as the engine shows it. */
  @Column({ type: 'text', nullable: true })
  name!: string | null;

  @Column({ type: 'timestamptz' })
  firstSeenAt!: Date;
}
