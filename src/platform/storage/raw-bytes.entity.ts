import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What came from outside, exactly as it was received, by its SHA-256. Everything else is derived from it and can be derived again. */
@Entity('raw_bytes')
export class RawBytes {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'raw_bytes_pkey' })
  sha256!: string;

  /** Bytes before compression. */
  @Column({ type: 'integer' })
  size!: number;

  /** Zstandard frame. */
  @Column({ type: 'bytea' })
  compressed!: Buffer;

  @Column({ type: 'timestamptz' })
  storedAt!: Date;
}
