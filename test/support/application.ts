import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, jest } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { DataSource } from 'typeorm';
import { ROLES, type Role } from '../../src/accounts/role.js';
import { UsersService } from '../../src/accounts/users.service.js';
import { type AppOptions, createApp } from '../../src/main.js';
import { loadConfig } from '../../src/platform/config/config.js';
import { createTestDatabase } from './database.js';

// Hashing a password is slow on purpose, and slower while other spec files keep the processors busy.
jest.setTimeout(60_000);

/** The password of every test user; its address is `ROLE@test.example`. */
export const PASSWORD = 'correct horse battery';

export interface TestApplication {
  /** Where it listens, for example `http://127.0.0.1:40123`. */
  readonly url: () => string;
  /** A client that signed in as the person with this role. */
  readonly agent: (role: Role) => TestAgent;
  /** A client that nobody signed in with. */
  readonly stranger: () => TestAgent;
  readonly dataSource: () => DataSource;
  readonly app: () => NestExpressApplication;
}

export interface TestApplicationOptions extends Omit<AppOptions, 'config'> {
  /** False leaves the database without any user, as on the first start. */
  readonly users?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Gives the spec file the real application on a loopback port, on a migrated database of its own. */
export function withApplication({
  users = true,
  environment = {},
  ...options
}: TestApplicationOptions = {}): TestApplication {
  let app: NestExpressApplication;
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let url = '';
  const agents = new Map<Role, TestAgent>();

  beforeAll(async () => {
    database = await createTestDatabase();
    const config = loadConfig({ LOG_LEVEL: 'silent', ...environment, DATABASE_URL: database.url });
    app = await createApp({ consoleFolder: null, ...options, config });
    await app.listen(0, '127.0.0.1');
    url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
    if (!users) return;
    const people = app.get(UsersService, { strict: false });
    await Promise.all(
      ROLES.map(async (role) => {
        const email = `${role}@test.example`;
        await people.add({ name: role, email, password: PASSWORD, role });
        const agent = supertest.agent(url);
        await agent.post('/api/auth/sign-in/email').send({ email, password: PASSWORD }).expect(200);
        agents.set(role, agent);
      }),
    );
  }, 60_000);

  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  return {
    url: () => url,
    agent: (role) => agents.get(role) as TestAgent,
    stranger: () => supertest.agent(url),
    dataSource: () => app.get(DataSource),
    app: () => app,
  };
}
