import { describe, expect, it } from '@jest/globals';
import { verifyPassword } from 'better-auth/crypto';
import { getMigrations } from 'better-auth/db/migration';
import pg from 'pg';
import { AccountEvent } from '../../../src/accounts/account-event.entity.js';
import { createAuth } from '../../../src/accounts/auth.js';
import { User } from '../../../src/accounts/user.entity.js';
import { UsersService } from '../../../src/accounts/users.service.js';
import { FixedClock } from '../../../src/platform/clock/clock.js';
import { withDatabase } from '../../support/database.js';

const NOW = '2026-11-22T10:00:00.000Z';
const BERTA = { name: 'Berta', email: 'Berta@Brand.example', password: 'a long enough one', role: 'viewer' } as const;

describe('the tables of the accounts', () => {
  const database = withDatabase([AccountEvent, User]);

  it('are the ones that the sign-in library asks for', async () => {
    const pool = new pg.Pool({ connectionString: database.url(), options: '-c search_path=auth' });
    try {
      const auth = createAuth({ pool, secret: 'x'.repeat(32), origin: 'http://localhost', log: () => undefined });
      const { toBeCreated, toBeAdded, unsafeChanges, schemaProblems } = await getMigrations(auth.options);
      expect({ toBeCreated, toBeAdded, unsafeChanges, schemaProblems }).toEqual({
        toBeCreated: [],
        toBeAdded: [],
        unsafeChanges: [],
        schemaProblems: [],
      });
    } finally {
      await pool.end();
    }
  });

  it('fit the entities', async () => {
    const { upQueries } = await database.dataSource().driver.createSchemaBuilder().log();
    expect(upQueries.map((query) => query.query)).toEqual([]);
  });
});

describe('a user', () => {
  const database = withDatabase([AccountEvent, User]);
  const users = (): UsersService => new UsersService(database.dataSource(), new FixedClock(NOW));

  it('is stored with a hashed password and an entry in the audit log', async () => {
    const { id } = await users().add(BERTA);
    const rows: { password: string }[] = await database
      .dataSource()
      .query('SELECT password FROM auth.account WHERE user_id = $1', [id]);
    const hash = rows[0]?.password ?? '';
    expect(hash).not.toContain(BERTA.password);
    expect(await verifyPassword({ hash, password: BERTA.password })).toBe(true);
    expect(await database.dataSource().manager.find(AccountEvent)).toEqual([
      { id: expect.any(String), at: new Date(NOW), kind: 'user-added', userId: id, ipAddress: null },
    ]);
  });

  it('exists once, whatever the letter case of the address', async () => {
    await expect(users().add({ ...BERTA, email: 'BERTA@brand.example' })).rejects.toMatchObject({
      code: 'MW-USER-EXISTS',
      status: 409,
    });
    expect(await users().count()).toBe(1);
  });

  it.each([
    ['a role that there is not', { role: 'owner' as 'viewer' }],
    ['no address', { email: 'berta' }],
    ['a short password', { password: '1234567' }],
    ['an endless password', { password: 'x'.repeat(1_000_000) }],
    ['no name', { name: ' \t' }],
  ])('is not stored with %s', async (_what, wrong) => {
    await expect(users().add({ ...BERTA, email: 'other@brand.example', ...wrong })).rejects.toMatchObject({
      code: 'MW-INVALID',
    });
    expect(await users().count()).toBe(1);
  });
});
