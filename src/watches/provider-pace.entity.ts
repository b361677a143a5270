import { Column, Entity, PrimaryColumn } from 'typeorm';

/** When the next request to a provider may start. One row that every process takes its turn from. */
@Entity('provider_pace')
export class ProviderPace {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'provider_pace_pkey' })
  provider!: string;

  @Column({ type: 'timestamptz' })
  nextStart!: Date;
}
