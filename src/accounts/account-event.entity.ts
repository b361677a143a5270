import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from './user.entity.js';

export type AccountEventKind = 'user-added' | 'signed-in' | 'sign-in-refused' | 'signed-out';

/** The audit log of accounts: appended, never changed. */
@Entity('account_event')
@Check('account_event_kind_check', "kind IN ('user-added', 'signed-in', 'sign-in-refused', 'signed-out')")
@Index('account_event_user_id_at_idx', ['userId', 'at'])
export class AccountEvent {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'account_event_pkey' })
  id!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'text' })
  kind!: AccountEventKind;

  /** Whose account it is. */
  @ForeignKey(() => User, { name: 'account_event_user_id_fkey' })
  @Column({ type: 'uuid' })
  userId!: string;

  /** Where the request came from; null for a change from the terminal. */
  @Column({ type: 'text', nullable: true })
  ipAddress!: string | null;
}
