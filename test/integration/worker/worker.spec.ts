import { type AddressInfo, createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { PgBoss } from 'pg-boss';
import { loadConfig } from '../../../src/platform/config/config.js';
import { JobQueue } from '../../../src/platform/queue/job-queue.js';
import type { QueuedWork, WorkKind } from '../../../src/platform/queue/queued-work.js';
import { queueDue } from '../../../src/worker.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

jest.setTimeout(60_000);

let database: TestDatabase;
beforeEach(async () => {
  Logger.overrideLogger(false);
  database = await createTestDatabase();
});
afterEach(() => database.drop());

const kind = (name: string): WorkKind => ({ name, atOnce: 1, deadlineSeconds: 60 });
const queueAt = (url: string): JobQueue => new JobQueue(loadConfig({ LOG_LEVEL: 'silent', DATABASE_URL: url }));

/** Work that tells when it was done. */
function telling(name: string): { work: QueuedWork; done: Promise<string> } {
  const { promise, resolve } = Promise.withResolvers<string>();
  const run = (key: string): Promise<void> => {
    resolve(key);
    return Promise.resolve();
  };
  return { work: { kind: kind(name), due: () => Promise.resolve(['one', 'one']), run }, done: promise };
}

describe('the worker', () => {
  it('does what is due of every other kind while one cannot say what is due', async () => {
    const queue = queueAt(database.url);
    const { work, done } = telling('fine');
    const broken: QueuedWork = {
      ...work,
      kind: kind('broken'),
      due: () => Promise.reject(new Error('a row of it is bad')),
    };
    await queue.work([broken, work]);
    await queueDue([broken, work], queue);
    expect(await done).toBe('one');
    await queue.stop();
  });

  it('works once the database is there, although it was away at the first try', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => closed.once('listening', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    let url = `postgres://nobody@127.0.0.1:${port}/none`;
    const config = loadConfig({ LOG_LEVEL: 'silent', DATABASE_URL: url });
    const queue = new JobQueue(Object.defineProperty(config, 'databaseUrl', { get: () => url }));
    const { work, done } = telling('late');
    await expect(queue.work([work])).rejects.toThrow('ECONNREFUSED');
    url = database.url;
    await queue.work([work]);
    await queueDue([work], queue);
    expect(await done).toBe('one');
    await queue.stop();
  });

  it('works off a backlog without waiting for its next turn to ask', async () => {
    const queue = queueAt(database.url);
    // At one a second these would take longer than the test may.
    const keys = Array.from({ length: 90 }, (_, nth) => `key ${nth}`);
    const done: string[] = [];
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const work: QueuedWork = {
      kind: kind('backlog'),
      due: () => Promise.resolve(keys),
      run: (key) => {
        done.push(key);
        if (done.length === keys.length) resolve(undefined);
        return Promise.resolve();
      },
    };
    await queue.work([work]);
    await queueDue([work], queue);
    await promise;
    expect(done.toSorted()).toEqual(keys.toSorted());
    await queue.stop();
  });

  it('takes the key of a worker that fell silent long before the deadline of the work', async () => {
    const queue = queueAt(database.url);
    const { work, done } = telling('silent');
    const { name } = work.kind;
    const dead = new PgBoss({ connectionString: database.url, schema: 'queue', supervise: false, schedule: false });
    dead.on('error', () => undefined);
    await dead.start();
    // As `JobQueue` makes it, so that the dead worker has its key first.
    await dead.createQueue(name, { policy: 'exclusive', heartbeatSeconds: 15, retryLimit: 6, expireInSeconds: 3600 });
    await dead.send(name, { key: 'one' }, { singletonKey: 'one' });
    expect(await dead.fetch(name)).toHaveLength(1);
    await dead.getDb().executeSql("UPDATE queue.job SET heartbeat_on = heartbeat_on - interval '20 s'");
    await queue.work([work]);
    expect(await done).toBe('one');
    await queue.stop();
    await dead.stop({ graceful: false, close: true });
  });

  it('stops in order even when it could never start', async () => {
    const queue = queueAt('postgres://nobody@127.0.0.1:1/none');
    const { work } = telling('never');
    await expect(queue.work([work])).rejects.toThrow('ECONNREFUSED');
    await expect(queue.stop()).resolves.toBeUndefined();
  });
});
