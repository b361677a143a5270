import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { CaptureOutcome } from '../domain/capture/capture.js';

/** What is left of a capture that was removed at the end of its term. */
@Entity('cleared_capture')
@Index('cleared_capture_seen_idx', ['seenAt'], { where: "(outcome = 'ads')" })
export class ClearedCapture {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'cleared_capture_pkey' })
  id!: string;

  /** When its ads could be seen: the capture's own time, or the time of receipt where the source stated none. */
  @Column({ type: 'timestamptz' })
  seenAt!: Date;

  @Column({ type: 'text' })
  outcome!: CaptureOutcome;

  @Column({ type: 'integer' })
  ads!: number;

  @Column({ type: 'timestamptz' })
  clearedAt!: Date;

  /** The term by which it was removed, in days. */
  @Column({ type: 'integer' })
  afterDays!: number;
}
