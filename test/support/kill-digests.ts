import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { DataSource } from 'typeorm';
import { addPeople } from './digest-people.js';
import type { TestSmtp } from './test-smtp.js';

/** Before it the process only starts. */
const FIRST_STATEMENT = 'organisation';
/** About two deliveries, so that all kills find work to cut. */
const MOST_STATEMENTS = 30;

export interface KillDigestsOptions {
  /** The checkout, whose cached build runs. */
  readonly root: string;
  readonly databaseUrl: string;
  readonly source: Pick<DataSource, 'query'>;
  readonly smtp: TestSmtp;
  readonly people: number;
  readonly kills: number;
  readonly seed: number;
}

/** What became of one person's copy. */
export interface KilledDelivery {
  readonly email: string;
  readonly state: string;
  /** Mails that the server has for this person. */
  readonly mails: number;
  /** A worker was killed after the hand-over was recorded and before the answer was. */
  readonly interrupted: boolean;
}

export interface KilledDigests {
  /** The statement at which each worker was killed, counted from the first after its start. */
  readonly killedAt: readonly number[];
  readonly deliveries: readonly KilledDelivery[];
}

interface Row {
  readonly email: string;
  readonly state: string;
  readonly handed_over_at: Date | null;
}

/** A real worker over everything that is due; killed at its n-th statement to the database, or never. */
export function digestWorker({ root, databaseUrl, smtp }: KillDigestsOptions, killAt: number | null) {
  const cli = join(root, 'node_modules/.cache/markwarden/build/src/cli.js');
  const kill = killAt === null ? [] : ['--import', join(root, 'test/support/kill-at-query.mjs')];
  return spawn(process.execPath, [...kill, cli, 'worker', '--once'], {
    cwd: root,
    stdio: 'ignore',
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      DATABASE_URL: databaseUrl,
      LOG_LEVEL: 'error',
      MAIL_URL: smtp.url,
      MAIL_FROM: 'digest@markwarden.example',
      ...(killAt === null ? {} : { KILL_AT_QUERY: String(killAt), KILL_COUNT_FROM: FIRST_STATEMENT }),
    },
  });
}

/** Every copy of the digest, by address, with the mails that the server has for it. */
export async function digestDeliveries({ source, smtp }: KillDigestsOptions): Promise<(Row & { mails: number })[]> {
  const rows = await source.query<Row[]>('SELECT email, state, handed_over_at FROM digest_delivery ORDER BY email');
  const mailsTo = (email: string) => smtp.mails.filter(({ envelope }) => envelope.to[0] === email).length;
  return rows.map((row) => ({ ...row, mails: mailsTo(row.email) }));
}

/**
 * Sends a digest to so many people with workers that are killed at random statements, two at a time as on two machines;
 * then one runs to the end.
 */
export async function killDigests(options: KillDigestsOptions): Promise<KilledDigests> {
  await addPeople(options.source, 'ppc-manager', options.people);
  const random = xoroshiro128plus(options.seed);
  const interrupted = new Set<string>();
  const killedAt: number[] = [];
  for (let round = 0; killedAt.length < options.kills && round < 3 * options.kills; round++) {
    const pair = [uniformInt(random, 1, MOST_STATEMENTS), uniformInt(random, 1, MOST_STATEMENTS)];
    const ends = await Promise.all(
      pair.slice(0, options.kills - killedAt.length).map(async (killAt) => {
        const [, signal] = (await once(digestWorker(options, killAt), 'exit')) as [number | null, string | null];
        return signal === 'SIGKILL' ? killAt : null;
      }),
    );
    killedAt.push(...ends.filter((end) => end !== null));
    for (const { email, state, handed_over_at } of await digestDeliveries(options)) {
      if (state === 'waiting' && handed_over_at !== null) interrupted.add(email);
    }
  }
  const [code] = (await once(digestWorker(options, null), 'exit')) as [number | null];
  if (code !== 0) throw new Error(`The last worker ended with code ${code}.`);
  const ended = await digestDeliveries(options);
  return {
    killedAt,
    deliveries: ended.map(({ email, state, mails }) => ({ email, state, mails, interrupted: interrupted.has(email) })),
  };
}
