import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AdKind } from '../domain/capture/capture.js';

/** An ad as such, wherever and whenever it is shown. Prices, positions and sitelinks belong to the sighting. */
@Entity('creative')
export class Creative {
  /** SHA-256 of engine, kind, folded title and description, display host and path. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'creative_pkey' })
  id!: string;

  @Column({ type: 'text' })
  engine!: string;

  @Column({ type: 'text' })
  kind!: AdKind;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text', nullable: true })
  description!: string | null;

  @Column({ type: 'text', nullable: true })
  displayUrl!: string | null;

  @Column({ type: 'timestamptz' })
  firstSeenAt!: Date;
}
