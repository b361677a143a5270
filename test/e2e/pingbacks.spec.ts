import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { readPortfolioText } from '../../src/portfolio/portfolio-file.js';
import { ImportPortfolioService } from '../../src/watches/import-portfolio.service.js';
import { PINGBACKS_A_MINUTE } from '../../src/watches/pingbacks.controller.js';
import { PollSchedule } from '../../src/watches/poll-schedule.service.js';
import { PollWork } from '../../src/watches/poll-work.js';
import type { Poll } from '../../src/watches/poll.entity.js';
import { PollsService } from '../../src/watches/polls.service.js';
import { FixedClock } from '../../src/platform/clock/clock.js';
import { withApplication } from '../support/application.js';
import { json, TEST_KEYS } from '../support/behaviour-case.js';
import { lastToken, PAGE_WITH_AD, PUBLIC_URL, queue, tally, TASK_ID } from '../support/dataforseo-queue.js';
import { oneCell, portfolioWithWatch } from '../support/look-bench.js';
import { ProviderServer } from '../support/provider-server.js';

jest.setTimeout(120_000);

const clock = new FixedClock('2026-11-18T10:00:00Z');
const strangerToken = (): string => randomBytes(32).toString('base64url');
const environment: Record<string, string> = { ...TEST_KEYS, PUBLIC_URL };

describe('the address that a provider calls when a look is done', () => {
  let provider: ProviderServer;
  beforeAll(async () => {
    provider = await ProviderServer.start();
    environment['DATAFORSEO_URL'] = provider.url;
  });
  const server = withApplication({ environment, clock, users: false });
  afterAll(() => provider[Symbol.asyncDispose]());

  let key = '';
  const get = <T>(type: new (...args: never[]) => T): T => server.app().get(type, { strict: false });
  const work = (): Promise<void> => get(PollWork).run(key, AbortSignal.timeout(20_000));
  const look = async (): Promise<Poll> => (await get(PollsService).byKeys([key]))[0] as Poll;
  const call = (token: string, id: string = TASK_ID) =>
    server.stranger().get(`/api/pingbacks/dataforseo/${token}?id=${id}`);

  beforeEach(async () => {
    provider.behave(queue(json(PAGE_WITH_AD)));
    const file = readPortfolioText(portfolioWithWatch(oneCell('dataforseo-queued')));
    if (!file.ok) throw new Error(file.problems[0]?.message);
    await get(ImportPortfolioService).import(file.portfolio, { prune: true });
    const [watch] = await server.dataSource().query<{ id: string }[]>('SELECT id FROM watch WHERE retired_at IS NULL');
    // Past the minute in which calls are counted.
    clock.advance(61_000);
    [key = ''] = await get(PollSchedule).layOutNow(watch?.id ?? '');
    await work();
  });

  it('has the look fetched, and fetches nothing itself', async () => {
    await call(lastToken(provider)).expect(204);
    expect(tally(provider)).toEqual({ handedIn: 1, fetched: 0 });
    expect(await look()).toMatchObject({ state: 'waiting', nextTryAt: clock.now() });
    await work();
    expect(tally(provider)).toEqual({ handedIn: 1, fetched: 1 });
    expect(await look()).toMatchObject({ state: 'answered' });
  });

  it('answers a stranger the same, byte for byte, whether a token is known, was used or is not one', async () => {
    const token = lastToken(provider);
    const answers = [];
    for (const [given, id] of [
      ...[[token], [token], [strangerToken()], [token.slice(1)], ['A'.repeat(2000)], ['%00'], ["' OR 1=1"]],
      ...[
        [strangerToken(), 'x'],
        [strangerToken(), TASK_ID.toUpperCase()],
      ],
    ] as [string, string?][])
      answers.push(await call(encodeURIComponent(given), id));
    const shown = answers.map(({ status, text, headers }) => {
      const rest = new Map(Object.entries(headers as Record<string, string>));
      // Of a request, not of its answer.
      expect([rest.delete('date'), rest.delete('x-request-id')]).toEqual([true, true]);
      return JSON.stringify({ status, text, rest: [...rest] });
    });
    expect(new Set(shown)).toEqual(new Set([shown[0]]));
    expect(answers[0]?.status).toBe(204);
    expect(answers[0]?.text).toBe('');
  });

  it('does nothing where its address is longer than any that was given out', async () => {
    const before = await look();
    await server
      .stranger()
      .get(`/api/pingbacks/dataforseo/${lastToken(provider)}?id=${TASK_ID}&more=${'m'.repeat(300)}`)
      .expect(204);
    expect(await look()).toEqual(before);
  });

  it('does nothing for ids of another shape, repeated ones, and other methods', async () => {
    const before = await look();
    const token = lastToken(provider);
    for (const id of ['', '$id', '123', `${TASK_ID}%00`, '..%2F..%2Ftasks_ready']) await call(token, id).expect(204);
    await call(token, `${TASK_ID}&id=${TASK_ID}`).expect(204);
    await server.stranger().get(`/api/pingbacks/dataforseo/${token}`).expect(204);
    await server.stranger().post(`/api/pingbacks/dataforseo/${token}?id=${TASK_ID}`).expect(404);
    expect(await look()).toEqual(before);
  });

  it('keeps out whoever calls too often, known or not; the look is fetched all the same, later', async () => {
    const token = lastToken(provider);
    for (let sent = 0; sent < PINGBACKS_A_MINUTE; sent += 40)
      await Promise.all(Array.from({ length: 40 }, () => call(strangerToken(), 'x')));
    const refused = await call(token).expect(429);
    expect(refused.get('retry-after')).toMatch(/^\d+$/);
    expect(refused.body).toMatchObject({ code: 'MW-TOO-MANY' });
    clock.advance(61_000);
    await work();
    expect(await look()).toMatchObject({ state: 'answered' });
  });
});
