import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { Role } from './role.js';

/** A person who may sign in. The table is the sign-in library's, with the role added. */
@Entity('user', { schema: 'auth' })
@Unique('user_email_key', ['email'])
@Check('user_email_folded_check', 'email = lower(email)')
@Check('user_role_check', "role IN ('admin', 'ppc-manager', 'partner-manager', 'viewer')")
export class User {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'user_pkey' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  /** In lower case. */
  @Column({ type: 'text' })
  email!: string;

  @Column({ type: 'boolean', default: false })
  emailVerified!: boolean;

  @Column({ type: 'text', nullable: true })
  image!: string | null;

  @Column({ type: 'text' })
  role!: Role;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;
}
