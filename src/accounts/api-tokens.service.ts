import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock/clock.js';
import { UserError } from '../platform/errors/user-error.js';
import { ApiToken, type TokenScope } from './api-token.entity.js';

/** By which a token is known at sight, also to tools that look for secrets in what people publish. */
const PREFIX = 'mwt_';
const TOKEN = /^mwt_[\w-]{43}$/;

/** Requests of one token in a minute: two a second, each with up to twenty files. */
export const REQUESTS_A_MINUTE = 120;

/** A token that may be used now. */
export interface AdmittedToken {
  readonly id: string;
  /** Seconds until it may be used again; null while it is within its limit. */
  readonly waitSeconds: number | null;
}

/** Makes, revokes and admits the tokens that programs use the API with. */
@Injectable()
export class ApiTokens {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a token, which is returned this once; only its hash is kept.
   *
   * @throws UserError MW-TOKEN-NAME where a token in force has the name
   */
  async make(name: string, scope: TokenScope, madeBy: string): Promise<{ id: string; token: string }> {
    const token = PREFIX + randomBytes(32).toString('base64url');
    const [row] = await this.database.query<{ id: string }[]>(
      `INSERT INTO api_token (name, hash, scope, created_at, created_by) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (name) WHERE revoked_at IS NULL DO NOTHING RETURNING id`,
      [name, hashed(token), scope, this.clock.now(), madeBy],
    );
    if (row === undefined) {
      const message = `A token in force is called ${name} already. Choose another name, or revoke that one first.`;
      throw new UserError('MW-TOKEN-NAME', message, 409);
    }
    return { id: row.id, token };
  }

  /**
   * Ends a token for good. Nothing happens to one that was revoked before.
   *
   * @throws UserError MW-TOKEN-NOT-FOUND
   */
  async revoke(id: string, revokedBy: string): Promise<void> {
    const { manager } = this.database;
    if (!(await manager.existsBy(ApiToken, { id }))) {
      throw new UserError('MW-TOKEN-NOT-FOUND', `There is no token ${id}.`, 404);
    }
    await manager.query('UPDATE api_token SET revoked_at = $2, revoked_by = $3 WHERE id = $1 AND revoked_at IS NULL', [
      id,
      this.clock.now(),
      revokedBy,
    ]);
  }

  /** Counts a request by this token; null for one that was made up, revoked, or is for something else. Whoever has no token cannot guess one of 256 bits. */
  async admit(token: string, scope: TokenScope): Promise<AdmittedToken | null> {
    if (!TOKEN.test(token)) return null;
    const now = this.clock.now();
    // One statement, so that requests at the same time on many servers are all counted.
    const [rows] = await this.database.query<[{ id: string; requests: number }[], number]>(
      `UPDATE api_token SET last_used_at = $2, minute = date_trunc('minute', $2::timestamptz),
         minute_requests = CASE WHEN minute = date_trunc('minute', $2::timestamptz) THEN minute_requests + 1 ELSE 1 END
       WHERE hash = $1 AND scope = $3 AND revoked_at IS NULL RETURNING id, minute_requests AS requests`,
      [hashed(token), now, scope],
    );
    const [row] = rows;
    if (row === undefined) return null;
    const waitSeconds = row.requests > REQUESTS_A_MINUTE ? 60 - now.getUTCSeconds() : null;
    return { id: row.id, waitSeconds };
  }
}

function hashed(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
