import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AdBlock, Sitelink } from '../domain/capture/capture.js';

/** A creative seen at a position at a time in a capture. Partitioned by month of its capture's slot. */
@Entity('sighting')
@Index('sighting_capture_idx', ['captureId'])
export class Sighting {
  @PrimaryColumn({ type: 'timestamptz', primaryKeyConstraintName: 'sighting_pkey' })
  slot!: Date;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'sighting_pkey' })
  id!: string;

  @Column({ type: 'uuid' })
  captureId!: string;

  @Column({ type: 'text' })
  creativeId!: string;

  @Column({ type: 'text' })
  block!: AdBlock;

  /** 1-based among the ads of its kind on the page. */
  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'text', nullable: true })
  destination!: string | null;

  @Column({ type: 'text', nullable: true })
  clickUrl!: string | null;

  @Column({ type: 'jsonb' })
  sitelinks!: Sitelink[];

  @Column({ type: 'text', nullable: true })
  advertiserName!: string | null;

  @Column({ type: 'text', nullable: true })
  price!: string | null;

  @Column({ type: 'text', array: true })
  notes!: string[];

  /** When the customer could see it: the capture's own time, or the time of receipt where the source states none. */
  @Column({ type: 'timestamptz' })
  seenAt!: Date;
}
