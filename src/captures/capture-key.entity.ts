import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Leads from a capture's id to its partition, and makes the id unique over all of them. */
@Entity('capture_key')
export class CaptureKey {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'capture_key_pkey' })
  id!: string;

  @Column({ type: 'timestamptz' })
  slot!: Date;
}
