import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { CaseState } from '../domain/takedown/case-states.js';
import type { CaseEventKind } from './case.schema.js';

/** What happened to a case. Appended, never changed. */
@Entity('case_event')
@Index('case_event_case_idx', ['caseId', 'at'])
export class CaseEvent {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'case_event_pkey', default: () => 'uuidv7()' })
  id!: string;

  @Column({ type: 'uuid' })
  caseId!: string;

  @Column({ type: 'uuid' })
  brandId!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;

  /** The signed-in person; null where the product acted, or somebody at the terminal. */
  @Column({ type: 'uuid', nullable: true })
  actorId!: string | null;

  /** Null where the product itself acted. */
  @Column({ type: 'text', nullable: true })
  actorName!: string | null;

  @Column({ type: 'text' })
  kind!: CaseEventKind;

  @Column({ type: 'text', nullable: true })
  fromState!: CaseState | null;

  @Column({ type: 'text', nullable: true })
  toState!: CaseState | null;

  @Column({ type: 'uuid', nullable: true })
  filingId!: string | null;

  @Column({ type: 'text', nullable: true })
  text!: string | null;
}
