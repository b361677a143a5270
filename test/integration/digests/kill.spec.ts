import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DataSource } from 'typeorm';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { dataSourceOptions } from '../../../src/platform/database/data-source.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { addPeople } from '../../support/digest-people.js';
import { withSmtp } from '../../support/smtp.js';

// Some thirty seconds on a quiet machine; many times that beside others.
jest.setTimeout(600_000);

const ROOT = resolve(import.meta.dirname, '../../..');
const CLI = resolve(ROOT, 'node_modules/.cache/markwarden/build/src/cli.js');
const KILL = resolve(ROOT, 'test/support/kill-at-query.mjs');
const SEED = 20261123;
/** Before it the process only starts. */
const FIRST_STATEMENT = 'organisation';
const PEOPLE = 20;
const KILLS = 20;
/** About two deliveries, so that all kills find work to cut. */
const MOST_STATEMENTS = 30;

interface Row {
  readonly email: string;
  readonly state: string;
  readonly handed_over_at: Date | null;
}

describe('a digest to twenty people', () => {
  const smtp = withSmtp();
  let database: TestDatabase;
  let source: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    source = await new DataSource(dataSourceOptions(database.url)).initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  /** Runs a real worker over everything that is due; killed at its n-th statement to the database, or never. */
  function worker(killAt: number | null) {
    return spawn(process.execPath, [...(killAt === null ? [] : ['--import', KILL]), CLI, 'worker', '--once'], {
      cwd: ROOT,
      stdio: 'ignore',
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        DATABASE_URL: database.url,
        LOG_LEVEL: 'error',
        MAIL_URL: smtp().url,
        MAIL_FROM: 'digest@markwarden.example',
        ...(killAt === null ? {} : { KILL_AT_QUERY: String(killAt), KILL_COUNT_FROM: FIRST_STATEMENT }),
      },
    });
  }

  const rows = () => source.query<Row[]>('SELECT email, state, handed_over_at FROM digest_delivery ORDER BY email');
  const mailsTo = (email: string) => smtp().mails.filter(({ envelope }) => envelope.to[0] === email).length;

  it('reaches each exactly once, or is shown as unsure, wherever twenty workers were killed', async () => {
    const people = await addPeople(source, 'ppc-manager', PEOPLE);
    const random = xoroshiro128plus(SEED);
    const interrupted = new Set<string>();
    const at: number[] = [];
    let rounds = 0;
    while (at.length < KILLS && rounds < 3 * KILLS) {
      rounds += 1;
      // Two at a time, as on two machines.
      const pair = [uniformInt(random, 1, MOST_STATEMENTS), uniformInt(random, 1, MOST_STATEMENTS)].slice(
        0,
        KILLS - at.length,
      );
      const ends = await Promise.all(
        pair.map(async (killAt) => {
          const [, signal] = (await once(worker(killAt), 'exit')) as [number | null, string | null];
          return signal === 'SIGKILL' ? killAt : null;
        }),
      );
      at.push(...ends.filter((end) => end !== null));
      for (const { email, state, handed_over_at } of await rows()) {
        if (state === 'waiting' && handed_over_at !== null) interrupted.add(email);
      }
    }
    expect(at).toHaveLength(KILLS);
    const [code] = (await once(worker(null), 'exit')) as [number | null];
    expect(code).toBe(0);

    const ended = await rows();
    expect(ended.map(({ email }) => email)).toEqual(people.toSorted());
    expect(ended.filter(({ state }) => state !== 'sent' && state !== 'unsure')).toEqual([]);
    const unsure = ended.filter(({ state }) => state === 'unsure').map(({ email }) => email);
    expect(unsure).toEqual([...interrupted].toSorted());
    expect(unsure.length).toBeLessThanOrEqual(KILLS);
    for (const { email, state } of ended) {
      if (state === 'sent') expect([email, mailsTo(email)]).toEqual([email, 1]);
      else expect([0, 1]).toContain(mailsTo(email));
    }
  });

  it('shows as unsure whom the server took without a word when the worker was killed, and mails nobody twice', async () => {
    await source.query('TRUNCATE digest_delivery, digest');
    smtp().behave({ afterData: 'hang' });
    const hanging = worker(null);
    await smtp().received(1);
    hanging.kill('SIGKILL');
    await once(hanging, 'exit');
    smtp().behave({});
    await once(worker(null), 'exit');
    const [first] = smtp().mails;
    const ended = await rows();
    expect(ended.filter(({ state }) => state === 'unsure').map(({ email }) => email)).toEqual(first?.envelope.to);
    expect(ended.map(({ email }) => [email, mailsTo(email)])).toEqual(ended.map(({ email }) => [email, 1]));
  });
});
