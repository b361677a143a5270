import { describe, expect, it } from '@jest/globals';
import { LIVE_PROVIDERS } from '../../src/domain/scheduling/live-providers.js';
import type { Providers } from '../../src/screens/providers.schema.js';
import { withApplication } from '../support/application.js';

describe('GET /api/providers', () => {
  const server = withApplication({
    environment: {
      SERPAPI_KEY: 'sk-0123456789abcdef',
      DATAFORSEO_LOGIN: 'only-half',
      MARKWARDEN_SECRET: 'a secret of this test that is long',
    },
  });
  const read = async (): Promise<Providers['providers']> =>
    ((await server.agent('viewer').get('/api/providers').expect(200)).body as Providers).providers;

  it('names everybody who can be asked, with engines, limits and how far replies are vouched for', async () => {
    const rows = await read();
    expect(rows.map(({ provider }) => provider)).toEqual([...LIVE_PROVIDERS]);
    for (const { name, engines, asksASecond, atOnce, limits } of rows) {
      expect(name).not.toBe('');
      expect(engines.length).toBeGreaterThan(0);
      expect(Math.min(asksASecond, atOnce)).toBeGreaterThan(0);
      expect(limits).toMatch(/\.$/);
    }
  });

  it('says what a look costs, dearest plan first, and where and when that was stated', async () => {
    for (const { price } of await read()) {
      if (price === null) continue;
      const costs = price.plans.map(({ usdPerLook }) => usdPerLook);
      expect(costs).toEqual(costs.toSorted((a, b) => b - a));
      expect(Math.min(...costs)).toBeGreaterThan(0);
      expect(new URL(price.source).protocol).toBe('https:');
      expect(price.asOf).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/);
    }
  });

  it('says whether a key is set and never which, and counts half an account as none', async () => {
    const { text } = await server.agent('viewer').get('/api/providers').expect(200);
    const set = (JSON.parse(text) as Providers).providers.filter(({ keySet }) => keySet);
    expect(set.map(({ provider }) => provider)).toEqual(['serpapi']);
    expect(text).not.toContain('0123456789');
    expect(text).not.toContain('only-half');
  });

  it('knows one account for DataForSEO, live and queued: a key set for one is set for both, and removed for both', async () => {
    const set = async (): Promise<string[]> =>
      (await read()).filter(({ keySet }) => keySet).map(({ provider }) => provider);
    const credentials = { login: 'watch@nordlicht.example', password: 'pw-fedcba98' };
    await server.agent('admin').put('/api/providers/dataforseo-queued/key').send({ credentials }).expect(200);
    expect(await set()).toEqual(['serpapi', 'dataforseo', 'dataforseo-queued']);
    await server.agent('admin').delete('/api/providers/dataforseo/key').expect(204);
    expect(await set()).toEqual(['serpapi']);
  });
});
