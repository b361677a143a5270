import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** Whether a person still wants digests. The token stands in their mails and ends the subscription, and nothing else. */
@Entity('digest_subscription')
@Unique('digest_subscription_token_key', ['token'])
export class DigestSubscription {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'digest_subscription_pkey' })
  userId!: string;

  @Column({ type: 'text' })
  token!: string;

  /** Null while it runs. */
  @Column({ type: 'timestamptz', nullable: true })
  endedAt!: Date | null;
}
