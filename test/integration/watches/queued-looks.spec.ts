import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { RawStore } from '../../../src/platform/storage/raw-store.service.js';
import { Pingbacks } from '../../../src/watches/pingbacks.service.js';
import { PollSchedule } from '../../../src/watches/poll-schedule.service.js';
import type { Poll } from '../../../src/watches/poll.entity.js';
import { PollsService } from '../../../src/watches/polls.service.js';
import { after, hangUp, json } from '../../support/behaviour-case.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { dataForSeoReply } from '../../support/dataforseo-behaviours.js';
import {
  hashOfLast,
  inQueue,
  lastToken,
  PAGE_WITH_AD,
  PUBLIC_URL,
  queue,
  tally,
  TASK_ID,
} from '../../support/dataforseo-queue.js';
import { LookBench, oneCell, portfolioWithWatch } from '../../support/look-bench.js';
import { ProviderServer } from '../../support/provider-server.js';
import { competitorAd, serpApiReply } from '../../support/samples.js';

jest.setTimeout(60_000);

const MINUTE = 60_000;
const OTHER_ID = '01291721-1535-0066-0000-ed3110168d43';

let database: TestDatabase;
let dataforseo: ProviderServer;
let serpapi: ProviderServer;
let bench: LookBench;

beforeAll(async () => {
  dataforseo = await ProviderServer.start();
  serpapi = await ProviderServer.start((asked, answer) =>
    answer.end(serpApiReply({ query: asked.params.get('q') ?? '', ads: [competitorAd] })),
  );
});
afterAll(async () => {
  await dataforseo[Symbol.asyncDispose]();
  await serpapi[Symbol.asyncDispose]();
});
beforeEach(async () => {
  database = await createTestDatabase();
  const servers = { dataforseo: dataforseo.url, serpapi: serpapi.url };
  bench = await LookBench.on(database.url, servers, { PUBLIC_URL });
  dataforseo.behave(queue(json(PAGE_WITH_AD)));
});
afterEach(async () => {
  await bench[Symbol.asyncDispose]();
  await database.drop();
});

/** Lays out the one look of a watch with these providers and takes it once. Returns its key. */
async function handIn(providers = 'dataforseo-queued'): Promise<string> {
  await bench.import(portfolioWithWatch(oneCell(providers)));
  const [watch] = await bench.database.query<{ id: string }[]>('SELECT id FROM watch WHERE retired_at IS NULL');
  const [key = ''] = await bench.app.get(PollSchedule, { strict: false }).layOutNow(watch?.id ?? '');
  await bench.takeDue();
  return key;
}
async function look(key: string): Promise<Poll> {
  const [poll] = await bench.app.get(PollsService, { strict: false }).byKeys([key]);
  if (poll === undefined) throw new Error('The look is gone');
  return poll;
}
const called = (token: string, id = TASK_ID): Promise<void> =>
  bench.app.get(Pingbacks, { strict: false }).received(token, id);
const spent = async (): Promise<unknown> =>
  bench.database.query('SELECT provider, looks, micro_usd::int AS "microUsd" FROM provider_spend ORDER BY provider');
const ONE_SPENT = [{ provider: 'dataforseo-queued', looks: 1, microUsd: 600 }];

describe('a queued look', () => {
  it('is handed in, fetched when the provider calls, and becomes a capture; one look is spent', async () => {
    const key = await handIn();
    expect(await look(key)).toMatchObject({ state: 'waiting', taskId: TASK_ID, attempts: 1, outcome: null });
    expect(JSON.parse(dataforseo.asked[0]?.body ?? '')).toEqual([
      {
        ...{ keyword: 'nordlicht', location_code: 2276, language_code: 'de', device: 'desktop', depth: 10 },
        pingback_url: `${PUBLIC_URL}/api/pingbacks/dataforseo/${lastToken(dataforseo)}?id=$id`,
      },
    ]);
    expect(await bench.takeDue()).toBe(0);
    await called(lastToken(dataforseo));
    expect(await bench.takeDue()).toBe(1);
    await bench.runToTheEnd();
    expect(dataforseo.asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /v3/serp/google/organic/task_post',
      `GET /v3/serp/google/organic/task_get/advanced/${TASK_ID}`,
    ]);
    expect(await look(key)).toMatchObject({ state: 'ended', outcome: 'ads', ads: 1, attempts: 1, taskId: null });
    expect(await bench.database.query('SELECT provider, outcome FROM capture')).toEqual([
      { provider: 'dataforseo-queued', outcome: 'ads' },
    ]);
    expect(await spent()).toEqual(ONE_SPENT);
  });

  it('keeps of its token a hash alone, and nothing once it was called', async () => {
    const key = await handIn();
    const token = lastToken(dataforseo);
    expect(token).toHaveLength(43);
    expect((await look(key)).pingbackHash).toBe(hashOfLast(dataforseo));
    expect(JSON.stringify(await bench.database.query('SELECT * FROM poll'))).not.toContain(token);
    await called(token);
    expect((await look(key)).pingbackHash).toBeNull();
  });

  it('keeps no token that the reply repeats', async () => {
    dataforseo.behave(
      queue((_asked, answer) => {
        const page = JSON.stringify(PAGE_WITH_AD);
        const repeated = JSON.stringify(`${PUBLIC_URL}/api/pingbacks/dataforseo/${lastToken(dataforseo)}?id=$id`);
        answer.end(page.replace('"device"', `"pingback_url":${repeated.replaceAll('/', '\\/')},"device"`));
      }),
    );
    const key = await handIn();
    const token = lastToken(dataforseo);
    await called(token);
    await bench.takeDue();
    const { sha256 } = await look(key);
    const bytes = await bench.app.get(RawStore, { strict: false }).load(sha256 ?? '');
    expect(bytes?.toString('utf8')).toContain('pingbacks\\/dataforseo\\/***');
    expect(bytes?.toString('utf8')).not.toContain(token);
  });

  it('is fetched at growing distances where nobody calls', async () => {
    dataforseo.behave(queue(after(3, inQueue, json(PAGE_WITH_AD))));
    const key = await handIn();
    const { askedAt } = await look(key);
    const fetchedAt: number[] = [];
    for (let minute = 1; minute <= 20; minute += 1) {
      bench.clock.advance((askedAt?.getTime() ?? 0) + minute * MINUTE - bench.clock.now().getTime());
      if ((await bench.takeDue()) > 0) fetchedAt.push(minute);
    }
    expect(fetchedAt).toEqual([1, 3, 7, 15]);
    await bench.runToTheEnd();
    expect(await look(key)).toMatchObject({ outcome: 'ads', attempts: 1 });
    expect(await spent()).toEqual(ONE_SPENT);
  });

  it('asks for no call where nobody could reach the server', async () => {
    for (const address of ['http://localhost:3000', 'http://192.168.1.5', 'http://[::1]:3000', 'http://markwarden']) {
      await using nearby = await LookBench.on(database.url, { dataforseo: dataforseo.url }, { PUBLIC_URL: address });
      await nearby.import(portfolioWithWatch(oneCell('dataforseo-queued')));
      const poll = (await nearby.lookNow())[0];
      expect([address, poll?.outcome, dataforseo.asked.some(({ body }) => body.includes('pingback'))]).toEqual([
        ...[address, 'ads', false],
      ]);
    }
  });

  it('goes to the next provider after 45 minutes, as timed out, and is never without ads for that', async () => {
    dataforseo.behave(queue(inQueue));
    const key = await handIn('dataforseo-queued, serpapi');
    const token = lastToken(dataforseo);
    await bench.runToTheEnd();
    const poll = await look(key);
    expect(poll).toMatchObject({ outcome: 'ads', provider: 'serpapi', attempts: 2, pingbackHash: null });
    expect(poll.detours).toMatchObject([{ provider: 'dataforseo-queued', code: 'timed-out' }]);
    expect(tally(dataforseo)).toEqual({ handedIn: 1, fetched: 6 });
    await called(token);
    expect(await look(key)).toEqual(poll);
    expect(await spent()).toEqual([...ONE_SPENT, { provider: 'serpapi', looks: 1, microUsd: 25_000 }]);
  });

  it('ends as failed after 45 minutes where there is no next provider', async () => {
    dataforseo.behave(queue(inQueue));
    const key = await handIn();
    await bench.runToTheEnd();
    expect(await look(key)).toMatchObject({ state: 'ended', outcome: 'failed', reasonCode: 'timed-out' });
  });

  it('is handed in anew, and counted anew, where the task itself failed', async () => {
    const failed = json(dataForSeoReply(null, [40101, 'Internal SE Server Error.']));
    dataforseo.behave(queue(after(1, failed, json(PAGE_WITH_AD))));
    const key = await handIn();
    const first = lastToken(dataforseo);
    await called(first);
    await bench.runToTheEnd();
    expect(await look(key)).toMatchObject({ outcome: 'ads', attempts: 2 });
    expect(tally(dataforseo)).toEqual({ handedIn: 2, fetched: 2 });
    expect(lastToken(dataforseo)).not.toBe(first);
    expect(await spent()).toEqual([{ provider: 'dataforseo-queued', looks: 2, microUsd: 1200 }]);
  });

  it('is fetched again, not paid again, where a fetch fails', async () => {
    dataforseo.behave(queue(after(2, hangUp, json(PAGE_WITH_AD))));
    const key = await handIn();
    await bench.runToTheEnd();
    expect(await look(key)).toMatchObject({ outcome: 'ads', attempts: 1 });
    expect(tally(dataforseo)).toEqual({ handedIn: 1, fetched: 3 });
  });

  it('is answered once where two workers fetch it', async () => {
    const key = await handIn();
    await called(lastToken(dataforseo));
    const other = await LookBench.on(database.url, { dataforseo: dataforseo.url }, { PUBLIC_URL });
    other.clock.advance(bench.clock.now().getTime() - other.clock.now().getTime());
    const signal = AbortSignal.timeout(20_000);
    await Promise.all([bench.work.run(key, signal), other.work.run(key, signal)]);
    await other[Symbol.asyncDispose]();
    await bench.runToTheEnd();
    expect(tally(dataforseo)).toEqual({ handedIn: 1, fetched: 1 });
    expect(await bench.database.query('SELECT count(*)::int AS captures FROM capture')).toEqual([{ captures: 1 }]);
    expect(await spent()).toEqual(ONE_SPENT);
  });

  it('is fetched by others where the worker that fetched it was killed', async () => {
    const key = await handIn();
    await called(lastToken(dataforseo));
    await bench.database.query(
      `UPDATE poll SET asking_until = $1::timestamptz + interval '90 s' WHERE state = 'waiting'`,
      [bench.clock.now()],
    );
    dataforseo.behave(queue(json(PAGE_WITH_AD)));
    expect(await bench.takeDue()).toBe(0);
    bench.clock.advance(91_000);
    expect(await bench.takeDue()).toBe(1);
    await bench.runToTheEnd();
    expect(await look(key)).toMatchObject({ outcome: 'ads', attempts: 1 });
  });
});

describe('a call', () => {
  const untouched = async (key: string, act: () => Promise<unknown>): Promise<void> => {
    const before = await look(key);
    await act();
    expect(await look(key)).toEqual(before);
  };

  it('changes nothing with a token that is not known, nor with an id that is not of this look', async () => {
    const key = await handIn();
    const token = lastToken(dataforseo);
    await untouched(key, () => called('A'.repeat(43)));
    await untouched(key, () => called(`${token}A`));
    for (const id of ['', '1', `${TASK_ID}0`, `${TASK_ID}' OR 1=1`, '../../../etc/passwd', OTHER_ID])
      await untouched(key, () => called(token, id));
  });

  it('changes nothing a second time, nor when the look has ended', async () => {
    dataforseo.behave(queue(after(1, inQueue, json(PAGE_WITH_AD))));
    const key = await handIn();
    const token = lastToken(dataforseo);
    await called(token);
    await bench.takeDue();
    await untouched(key, () => called(token));
    expect(await bench.takeDue()).toBe(0);
    await bench.runToTheEnd();
    expect((await look(key)).outcome).toBe('ads');
    await untouched(key, () => called(token));
  });

  it('brings the id of a look whose worker was killed before it could note it: nothing is paid twice', async () => {
    const killed = { at: '' };
    dataforseo.behave(
      queue(json(PAGE_WITH_AD), (_asked, answer) => {
        killed.at = lastToken(dataforseo);
        answer.destroy();
      }),
    );
    const key = await handIn();
    // As a worker leaves it that died while it asked: leased, and without a reason.
    await bench.database.query(
      `UPDATE poll SET asking_until = $1::timestamptz + interval '90 s', reason_code = NULL, reason_message = NULL`,
      [bench.clock.now()],
    );
    await called(killed.at, 'no id');
    expect((await look(key)).state).toBe('due');
    await called(killed.at);
    expect(await look(key)).toMatchObject({ state: 'waiting', taskId: TASK_ID });
    await bench.runToTheEnd();
    expect(await look(key)).toMatchObject({ outcome: 'ads', attempts: 1 });
    expect(tally(dataforseo)).toEqual({ handedIn: 1, fetched: 1 });
    expect(await spent()).toEqual(ONE_SPENT);
  });

  it('may come before the worker has noted that it handed the look in', async () => {
    dataforseo.behave(
      queue(json(PAGE_WITH_AD), (asked, answer, nth) => {
        void called(lastToken(dataforseo)).then(() => {
          queue(json(PAGE_WITH_AD))(asked, answer, nth);
        });
      }),
    );
    const key = await handIn();
    expect(await look(key)).toMatchObject({ state: 'waiting', taskId: TASK_ID, pingbackHash: null });
    await bench.takeDue();
    await bench.runToTheEnd();
    expect(await look(key)).toMatchObject({ outcome: 'ads', attempts: 1 });
    expect(await spent()).toEqual(ONE_SPENT);
  });

  it('that never comes for a killed worker costs a second request, which is counted', async () => {
    dataforseo.behave(
      queue(
        json(PAGE_WITH_AD),
        after(1, hangUp, (asked, answer, nth) => queue(inQueue)(asked, answer, nth)),
      ),
    );
    const key = await handIn();
    await bench.runToTheEnd();
    expect(await look(key)).toMatchObject({ outcome: 'ads', attempts: 2 });
    expect(tally(dataforseo)).toEqual({ handedIn: 2, fetched: 1 });
  });
});
