import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { FilingField } from '../domain/takedown/draft.js';
import type { Route } from '../domain/takedown/routes.js';
import type { FilingState } from './case.schema.js';

/** One submission of a case to an engine, a network or the party itself. */
@Entity('filing')
@Index('filing_case_idx', ['caseId'])
@Index('filing_sending_idx', ['nextTryAt'], { where: "(state = 'sending'::text)" })
// Of two people who prepare the same route at once, one finds it prepared.
@Index('filing_under_way_key', ['caseId', 'route'], {
  unique: true,
  where: "(state = ANY (ARRAY['draft'::text, 'sending'::text, 'unsure'::text, 'failed'::text]))",
})
export class Filing {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'filing_pkey', default: () => 'uuidv7()' })
  id!: string;

  @Column({ type: 'uuid' })
  caseId!: string;

  @Column({ type: 'uuid' })
  brandId!: string;

  @Column({ type: 'text' })
  route!: Route;

  @Column({ type: 'text' })
  state!: FilingState;

  /** Address of the mail; null for forms, and while it is not known. */
  @Column({ type: 'text', nullable: true })
  recipient!: string | null;

  @Column({ type: 'text', nullable: true })
  subject!: string | null;

  @Column({ type: 'text' })
  body!: string;

  @Column({ type: 'jsonb' })
  fields!: FilingField[];

  /** When a person last changed the text, which the record no longer overwrites by itself. */
  @Column({ type: 'timestamptz', nullable: true })
  editedAt!: Date | null;

  /** What the engine's form gave. */
  @Column({ type: 'text', nullable: true })
  reference!: string | null;

  /** Without angle brackets; the same for every attempt, so that a receiver can tell a repeat. */
  @Column({ type: 'text', nullable: true })
  messageId!: string | null;

  /** Set before the last byte of the mail goes out: from then on it is never sent again by itself. */
  @Column({ type: 'timestamptz', nullable: true })
  handedOverAt!: Date | null;

  @Column({ type: 'integer', default: 0 })
  attempts!: number;

  /** While sending: not before this. An attempt under way holds the filing by it. */
  @Column({ type: 'timestamptz', nullable: true })
  nextTryAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  resultCode!: string | null;

  @Column({ type: 'text', nullable: true })
  resultMessage!: string | null;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  sentAt!: Date | null;
}
