import { once } from 'node:events';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../../src/platform/database/data-source.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { digestDeliveries, digestWorker, type KillDigestsOptions, killDigests } from '../../support/kill-digests.js';
import { withSmtp } from '../../support/smtp.js';

// Each kill is a process that starts; many times slower beside others.
jest.setTimeout(300_000);

const PEOPLE = 20;
/** `npm run bench -- kill-digests` kills twenty. */
const KILLS = 5;

describe('a digest to twenty people', () => {
  const smtp = withSmtp();
  let database: TestDatabase;
  let source: DataSource;
  const options = (): KillDigestsOptions => ({
    root: resolve(import.meta.dirname, '../../..'),
    databaseUrl: database.url,
    source,
    smtp: smtp(),
    people: PEOPLE,
    kills: KILLS,
    seed: 20261123,
  });

  beforeAll(async () => {
    database = await createTestDatabase();
    source = await new DataSource(dataSourceOptions(database.url)).initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  it('reaches each exactly once, or is shown as unsure, wherever workers were killed', async () => {
    const { killedAt, deliveries } = await killDigests(options());
    expect(killedAt).toHaveLength(KILLS);
    expect(deliveries).toHaveLength(PEOPLE);
    for (const { email, state, mails, interrupted } of deliveries) {
      expect([email, state]).toEqual([email, interrupted ? 'unsure' : 'sent']);
      if (interrupted) expect([0, 1]).toContain(mails);
      else expect([email, mails]).toEqual([email, 1]);
    }
  });

  it('shows as unsure whom the server took without a word when the worker was killed, and mails nobody twice', async () => {
    await source.query('TRUNCATE digest_delivery, digest');
    smtp().behave({ afterData: 'hang' });
    const hanging = digestWorker(options(), null);
    await smtp().received(1);
    hanging.kill('SIGKILL');
    await once(hanging, 'exit');
    smtp().behave({});
    await once(digestWorker(options(), null), 'exit');
    const ended = await digestDeliveries(options());
    const [first] = smtp().mails;
    expect(ended.filter(({ state }) => state === 'unsure').map(({ email }) => email)).toEqual(first?.envelope.to);
    expect(ended.map(({ email, mails }) => [email, mails])).toEqual(ended.map(({ email }) => [email, 1]));
  });
});
