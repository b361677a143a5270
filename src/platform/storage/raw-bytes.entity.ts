import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { RawPlace } from '../config/raw-access.js';

/** What came from outside, exactly as it was received, by its SHA-256. Everything else is derived from it and can be derived again. */
@Entity('raw_bytes')
@Index('raw_bytes_to_remove_idx', ['sha256'], { where: "((cleared_at IS NOT NULL) AND (place <> 'database'))" })
@Index('raw_bytes_kept_idx', ['storedAt', 'sha256'], { where: '(cleared_at IS NULL)' })
export class RawBytes {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'raw_bytes_pkey' })
  sha256!: string;

  /** Bytes before compression. */
  @Column({ type: 'integer' })
  size!: number;

  /** Where the packed bytes are kept. Of bytes that were removed: where an object is still to be removed, else `database`. */
  @Column({ type: 'text', default: 'database' })
  place!: RawPlace;

  /** Zstandard frame; null where it is kept elsewhere, and where the bytes were removed. */
  @Column({ type: 'bytea', nullable: true })
  compressed!: Buffer | null;

  /** Bytes of the frame where it is kept elsewhere. */
  @Column({ type: 'integer', nullable: true })
  packedSize!: number | null;

  @Column({ type: 'timestamptz' })
  storedAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  clearedAt!: Date | null;

  /** The term by which they were removed. */
  @Column({ type: 'integer', nullable: true })
  clearedAfterDays!: number | null;
}
