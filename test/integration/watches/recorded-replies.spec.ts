import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { parseCapture } from '../../../src/domain/capture/parse-capture.js';
import type { LiveProvider } from '../../../src/domain/scheduling/live-providers.js';
import { readProviderAccess } from '../../../src/platform/config/provider-access.js';
import { SystemClock } from '../../../src/platform/clock/clock.js';
import { Transports } from '../../../src/watches/transport/transports.js';
import { ProviderServer } from '../../support/provider-server.js';
import { describeWithSharedData, sharedData } from '../../support/shared-data.js';

const FILES: readonly (readonly [LiveProvider, string])[] = [
  ['serpapi', 'query1_serpapi_raw_20260713T133545949715Z.json'],
  ['serpapi', 'search_coffee_sample.json'],
  ['serpapi', 'mortgage-result.json'],
  ['searchapi', 'query1_searchapi_raw_20260713T133545949715Z.json'],
  ['dataforseo', 'organic_live_regular.derived1.json'],
  ['dataforseo', 'organic_task_get_regular.derived1.json'],
];

describeWithSharedData('a recorded reply, sent over a real socket,', () => {
  const asking = async (
    provider: LiveProvider,
    bytes: Buffer,
    query: string,
    device: 'desktop' | 'mobile',
    country: string,
  ) => {
    await using server = await ProviderServer.start((_asked, answer) => answer.end(bytes));
    const providers = {
      ...readProviderAccess({}).access,
      [provider]: {
        url: server.url,
        credentials: { key: 'sk-recorded', login: 'login-recorded', password: 'pw-recorded' },
      },
    };
    const transports = new Transports({ providers }, { clock: new SystemClock(), responseMs: 10_000 });
    const market = { country, language: 'en', location: null };
    const look = { query, engine: 'google', device, market } as const;
    return await transports.of(provider).ask(look, AbortSignal.timeout(20_000));
  };

  it.each(FILES)('of %s is an answer to its own search and to no other: %s', async (provider, name) => {
    const bytes = readFileSync(sharedData(`serp/json/${provider}/${name}`));
    const recorded = parseCapture(provider, bytes);
    const device = recorded.device === 'mobile' ? 'mobile' : 'desktop';
    const own = await asking(provider, bytes, recorded.query ?? '', device, recorded.country ?? 'US');
    expect(own).toEqual({ status: 'answered', bytes });
    const other = await asking(provider, bytes, 'nordlicht', device, recorded.country ?? 'US');
    expect(other).toMatchObject({ status: 'failed', code: 'other-search' });
  });

  it.each(['error_sample.json', 'error_sample_java.json'])(
    'that is an error of the account ends the looks: %s',
    async (name) => {
      const bytes = readFileSync(sharedData(`serp/json/serpapi/${name}`));
      expect(await asking('serpapi', bytes, 'nordlicht', 'desktop', 'US')).toMatchObject({
        code: 'out-of-credits',
        transient: false,
      });
    },
  );
});
