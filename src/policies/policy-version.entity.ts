import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A document as it stood from an instant on. Derived from the bytes of a check. */
@Entity('policy_version')
@Index('policy_version_document_idx', ['documentId', 'at'])
@Index('policy_version_check_key', ['checkId'], { unique: true })
export class PolicyVersion {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'policy_version_pkey' })
  id!: string;

  @Column({ type: 'uuid' })
  documentId!: string;

  @Column({ type: 'uuid' })
  checkId!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;

  /** As `readerText` gave it. */
  @Column({ type: 'text' })
  text!: string;

  /** Of the reader's words, without layout: two versions that read the same have the same. */
  @Column({ type: 'text' })
  textSha256!: string;

  @Column({ type: 'integer' })
  words!: number;

  /** Which extractor derived the text. */
  @Column({ type: 'integer' })
  extractor!: number;
}
