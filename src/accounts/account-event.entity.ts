import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type AccountEventKind = 'user-added' | 'signed-in' | 'sign-in-refused' | 'signed-out';

/** The audit log of accounts: appended, never changed. */
@Entity('account_event')
@Index('account_event_user_id_at_idx', ['userId', 'at'])
export class AccountEvent {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'account_event_pkey' })
  id!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'text' })
  kind!: AccountEventKind;

  /** Whose account it is. */
  @Column({ type: 'uuid' })
  userId!: string;

  /** Where the request came from; null for a change from the terminal. */
  @Column({ type: 'text', nullable: true })
  ipAddress!: string | null;
}
