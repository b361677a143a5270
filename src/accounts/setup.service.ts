import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { Clock } from '../platform/clock/clock.js';
import { UserError } from '../platform/errors/user-error.js';
import type { firstUser } from './account.schema.js';
import { UsersService } from './users.service.js';

/** Lets whoever started the server, and nobody else, create its first user. */
@Injectable()
export class SetupService {
  constructor(
    private readonly database: DataSource,
    private readonly users: UsersService,
    private readonly clock: Clock,
  ) {}

  async needsFirstUser(): Promise<boolean> {
    return (await this.users.count()) === 0;
  }

  /** A token to create the first user with, to be shown once; only its hash is kept. Null when there is a user already. */
  async issueToken(): Promise<string | null> {
    if (!(await this.needsFirstUser())) return null;
    const token = randomBytes(24).toString('base64url');
    await this.database.query(
      `INSERT INTO auth.setup_token (hash, created_at) VALUES ($1, $2)
       ON CONFLICT (single) DO UPDATE SET hash = excluded.hash, created_at = excluded.created_at`,
      [hashed(token), this.clock.now()],
    );
    return token;
  }

  /**
   * Creates the first user, an admin, and uses the token up.
   *
   * @throws UserError MW-SETUP-DONE when there is a user, MW-SETUP-TOKEN for another token than the last issued
   */
  async createFirstUser({ token, ...user }: z.infer<typeof firstUser>): Promise<void> {
    await this.database.transaction(async (manager) => {
      // The row's lock makes a second request wait, and then find the user that the first one created.
      const rows: { hash: Buffer }[] = await manager.query('SELECT hash FROM auth.setup_token FOR UPDATE');
      if ((await this.users.count(manager)) > 0) {
        throw new UserError(
          'MW-SETUP-DONE',
          'There is a first user already. Sign in, or ask an admin for an account.',
          409,
        );
      }
      const expected = rows[0]?.hash;
      if (expected === undefined || !timingSafeEqual(expected, hashed(token))) {
        throw new UserError(
          'MW-SETUP-TOKEN',
          'This is not the one-time token that the server printed when it last started. Copy it from there, or restart the server for a new one.',
          403,
        );
      }
      await this.users.add({ ...user, role: 'admin' }, manager);
      await manager.query('DELETE FROM auth.setup_token');
    });
  }
}

function hashed(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
