import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A setting that nobody may read in the database: what it says is sealed. */
@Entity('secret_setting')
export class SecretSetting {
  /** For example `provider:serpapi`. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'secret_setting_pkey' })
  name!: string;

  /** Which secret sealed it. */
  @Column({ type: 'text' })
  keyId!: string;

  @Column({ type: 'bytea' })
  nonce!: Buffer;

  @Column({ type: 'bytea' })
  box!: Buffer;

  @Column({ type: 'timestamptz' })
  setAt!: Date;
}
