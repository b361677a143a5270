import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ActionRole } from '../domain/impact/proposed-actions.js';

/** Something to do about an incident: who, what, by when. */
@Entity('note_action')
@Index('note_action_case_idx', ['caseId'])
@Index('note_action_due_idx', ['dueOn'], { where: 'done_at IS NULL' })
export class NoteAction {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'note_action_pkey' })
  id!: string;

  @Column({ type: 'uuid' })
  caseId!: string;

  @Column({ type: 'uuid' })
  brandId!: string;

  @Column({ type: 'text' })
  what!: string;

  @Column({ type: 'text' })
  who!: ActionRole;

  /** The person of that role, where one is named. */
  @Column({ type: 'text', nullable: true })
  person!: string | null;

  @Column({ type: 'date' })
  dueOn!: string;

  @Column({ type: 'timestamptz' })
  addedAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  doneAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  doneBy!: string | null;
}
