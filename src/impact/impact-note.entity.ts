import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Estimate } from '../domain/impact/estimate.js';
import type { Factor } from '../domain/impact/factors.js';

/** An estimate as it is kept, with what a report says of its cause. */
export type NoteEstimate = Estimate & {
  /** A clause to go after “likely cause”. */
  readonly cause: string;
};

/** What was seen, what it does to customers, what to do: one a case, of which this room knows the id alone. */
@Entity('impact_note')
export class ImpactNote {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'impact_note_pkey' })
  caseId!: string;

  @Column({ type: 'uuid' })
  brandId!: string;

  @Column({ type: 'uuid', array: true })
  alertIds!: string[];

  @Column({ type: 'text' })
  seen!: string;

  @Column({ type: 'text' })
  means!: string;

  @Column({ type: 'jsonb' })
  factors!: Factor[];

  @Column({ type: 'jsonb' })
  estimate!: NoteEstimate;

  /** The value of the brand that is touched, such as safety, where somebody named one. */
  @Column({ type: 'text', nullable: true })
  brandValue!: string | null;

  @Column({ type: 'timestamptz' })
  writtenAt!: Date;

  @Column({ type: 'timestamptz' })
  changedAt!: Date;

  /** Who put words of their own in place of the draft; null while it is the draft. */
  @Column({ type: 'text', nullable: true })
  editedBy!: string | null;
}
