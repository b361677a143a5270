import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { DataSource, type EntityManager } from 'typeorm';
import { AppModule } from '../../src/app.module.js';
import { FixedClock } from '../../src/platform/clock/clock.js';
import { loadConfig } from '../../src/platform/config/config.js';
import { OutboundRules } from '../../src/platform/outbound/outbound-rules.js';
import { CheckPolicies } from '../../src/policies/check-policies.service.js';
import { PoliciesService } from '../../src/policies/policies.service.js';
import { PolicyChange } from '../../src/policies/policy-change.entity.js';
import { PolicyCheck } from '../../src/policies/policy-check.entity.js';
import { PolicyVersion } from '../../src/policies/policy-version.entity.js';
import { newPolicy } from '../../src/policies/policy.schema.js';
import type { RecordedCheck } from '../../src/policies/record-checks.service.js';
import { createTestDatabase, type TestDatabase } from './database.js';
import { policyPage, PolicyServer } from './policy-server.js';

export interface PolicyRows {
  readonly checks: PolicyCheck[];
  readonly versions: PolicyVersion[];
  readonly changes: PolicyChange[];
}

/** Gives the spec file the services on a database of its own, a web site that they may ask, and a clock that stands still. */
export function withPolicies() {
  let database: TestDatabase;
  let app: INestApplicationContext;
  let names = 0;
  const server = new PolicyServer();
  const clock = new FixedClock('2026-11-25T05:30:00Z');

  beforeAll(async () => {
    await server.listen();
    database = await createTestDatabase();
    const config = loadConfig({ DATABASE_URL: database.url, LOG_LEVEL: 'silent' });
    const rules = new OutboundRules({ allow: [{ address: '127.0.0.1', port: server.port }] });
    app = await NestFactory.createApplicationContext(AppModule.forRoot(config, clock, rules), { logger: false });
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
    await server.close();
  });
  beforeEach(() => {
    server.answer = (_request, response) => void response.end(policyPage());
    server.requests.length = 0;
  });

  const manager = (): EntityManager => app.get(DataSource).manager;
  /** Checks a document a minute later. */
  const checkAll = (id: string, options: Parameters<CheckPolicies['check']>[1] = {}): Promise<RecordedCheck[]> => {
    clock.advance(60_000);
    return app.get(CheckPolicies).check(id, options);
  };

  return {
    app: () => app,
    ...{ server, clock, manager, checkAll },
    check: async (...asked: Parameters<typeof checkAll>): Promise<RecordedCheck | undefined> =>
      (await checkAll(...asked))[0],
    track: (given: object): Promise<string> => {
      names += 1;
      return app.get(PoliciesService).add(newPolicy.parse({ name: `Policy ${names}`, engine: 'google', ...given }));
    },
    rowsOf: async (documentId: string): Promise<PolicyRows> => ({
      checks: await manager().find(PolicyCheck, { where: { documentId }, order: { at: 'ASC' } }),
      versions: await manager().find(PolicyVersion, { where: { documentId }, order: { at: 'ASC' } }),
      changes: await manager().find(PolicyChange, { where: { documentId }, order: { at: 'ASC' } }),
    }),
    respond: (body: string | Buffer, headers: Record<string, string> = {}, status = 200): void => {
      server.answer = (_request, response) => void response.writeHead(status, headers).end(body);
    },
  };
}
