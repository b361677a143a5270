import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { User } from './user.entity.js';

/** What a token may be used for. There is no token for everything. */
export const TOKEN_SCOPES = ['captures'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** By what a program, and no person, sends to the API. Known by its name; of the token itself only a hash is kept. */
@Entity('api_token')
@Unique('api_token_hash_key', ['hash'])
@Index('api_token_name_key', ['name'], { unique: true, where: 'revoked_at IS NULL' })
@Check('api_token_scope_check', "scope IN ('captures')")
@Check('api_token_revoked_check', '(revoked_at IS NULL) = (revoked_by IS NULL)')
export class ApiToken {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'api_token_pkey' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  /** SHA-256 of the token. It holds 256 random bits, so nothing slower is needed. */
  @Column({ type: 'bytea' })
  hash!: Buffer;

  @Column({ type: 'text' })
  scope!: TokenScope;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;

  @ForeignKey(() => User, { name: 'api_token_created_by_fkey' })
  @Column({ type: 'uuid' })
  createdBy!: string;

  /** Set once; a token that was revoked stays listed and never works again. */
  @Column({ type: 'timestamptz', nullable: true })
  revokedAt!: Date | null;

  @ForeignKey(() => User, { name: 'api_token_revoked_by_fkey' })
  @Column({ type: 'uuid', nullable: true })
  revokedBy!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  lastUsedAt!: Date | null;

  /** The minute being counted; null before the first request. */
  @Column({ type: 'timestamptz', nullable: true })
  minute!: Date | null;

  @Column({ type: 'integer', default: 0 })
  minuteRequests!: number;
}
