import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What came from outside, exactly as it was received, by its SHA-256. Everything else is derived from it and can be derived again. */
@Entity('raw_bytes')
@Index('raw_bytes_kept_idx', ['storedAt', 'sha256'], { where: '(cleared_at IS NULL)' })
export class RawBytes {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'raw_bytes_pkey' })
  sha256!: string;

  /** Bytes before compression. */
  @Column({ type: 'integer' })
  size!: number;

  /** Zstandard frame; null exactly where the bytes were removed. */
  @Column({ type: 'bytea', nullable: true })
  compressed!: Buffer | null;

  @Column({ type: 'timestamptz' })
  storedAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  clearedAt!: Date | null;

  /** The term by which they were removed. */
  @Column({ type: 'integer', nullable: true })
  clearedAfterDays!: number | null;
}
