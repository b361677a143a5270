import { Column, Entity, Generated, Index, PrimaryColumn } from 'typeorm';
import type { CaseState, ClosingReason } from '../domain/takedown/case-states.js';

/** A takedown from opening to closing. “case” is a word of SQL’s own, hence the table’s name. */
@Entity('takedown_case')
@Index('takedown_case_number_key', ['number'], { unique: true })
@Index('takedown_case_state_idx', ['state', 'changedAt'])
@Index('takedown_case_brand_idx', ['brandId'])
export class TakedownCase {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'takedown_case_pkey', default: () => 'uuidv7()' })
  id!: string;

  /** People say `MW-` and this number. */
  @Column({ type: 'integer' })
  @Generated('increment')
  number!: number;

  @Column({ type: 'uuid' })
  brandId!: string;

  @Column({ type: 'uuid' })
  partyId!: string;

  /** Of the gravest alert; each alert has its own. */
  @Column({ type: 'text' })
  engine!: string;

  /** Null where it is not known, or where the alerts differ. */
  @Column({ type: 'text', nullable: true })
  country!: string | null;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text' })
  state!: CaseState;

  /** Null for an owner who is known by name only, because the case was opened at the terminal. */
  @Column({ type: 'uuid', nullable: true })
  ownerId!: string | null;

  @Column({ type: 'text' })
  ownerName!: string;

  @Column({ type: 'timestamptz' })
  openedAt!: Date;

  @Column({ type: 'timestamptz' })
  changedAt!: Date;

  /** Set, like the reason, exactly while the case is closed. */
  @Column({ type: 'timestamptz', nullable: true })
  closedAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  closingReason!: ClosingReason | null;
}
