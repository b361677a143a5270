import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ApiToken } from '../accounts/api-token.entity.js';
import type { CaptureOutcome, Device, Engine, Provider } from '../domain/capture/capture.js';

/** How far a capture has come: each stage pulls what the one before it left. */
export type CaptureStage = 'stored' | 'parsed' | 'examined' | 'raised';

/** One look at a results page: where it came from, how it ended, and the raw bytes' hash. Partitioned by month of its slot. */
@Entity('capture')
@Index('capture_pending_idx', ['stage', 'slot'], { where: "stage <> 'raised'" })
@Index('capture_received_idx', ['receivedAt'])
@Index('capture_raw_idx', ['sha256'])
export class Capture {
  /** When the capture entered; decides its partition. */
  @PrimaryColumn({ type: 'timestamptz', primaryKeyConstraintName: 'capture_pkey' })
  slot!: Date;

  /** From provider, content and place in it, so that the same file twice is one capture. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'capture_pkey' })
  id!: string;

  @Column({ type: 'text' })
  sha256!: string;

  @Column({ type: 'text' })
  provider!: Provider;

  @Column({ type: 'text' })
  origin!: 'upload' | 'terminal' | 'poll' | 'token' | 'folder';

  /** By which token it came; set exactly for the origin `token`. */
  @ForeignKey(() => ApiToken, { name: 'capture_api_token_id_fkey' })
  @Column({ type: 'uuid', nullable: true })
  apiTokenId!: string | null;

  /** Place in the archive that the raw bytes are; null where they are the page or reply itself. */
  @Column({ type: 'integer', nullable: true })
  part!: number | null;

  @Column({ type: 'text', nullable: true })
  fileName!: string | null;

  @Column({ type: 'text' })
  stage!: CaptureStage;

  /** Null exactly while the capture is only stored. */
  @Column({ type: 'text', nullable: true })
  outcome!: CaptureOutcome | null;

  @Column({ type: 'text', nullable: true })
  reasonCode!: string | null;

  @Column({ type: 'text', nullable: true })
  reasonMessage!: string | null;

  @Column({ type: 'text', nullable: true })
  engine!: Engine | null;

  @Column({ type: 'text', nullable: true })
  query!: string | null;

  @Column({ type: 'text', nullable: true })
  country!: string | null;

  @Column({ type: 'text', nullable: true })
  language!: string | null;

  @Column({ type: 'text', nullable: true })
  device!: Device | null;

  @Column({ type: 'text', nullable: true })
  location!: string | null;

  /** When the page was taken, as the source or the person who handed it in states; null where neither does. */
  @Column({ type: 'timestamptz', nullable: true })
  capturedAt!: Date | null;

  @Column({ type: 'timestamptz' })
  receivedAt!: Date;

  /** Not examined before this instant, because links of its ads are being followed; null where it never had to wait. */
  @Column({ type: 'timestamptz', nullable: true })
  waitsUntil!: Date | null;
}
