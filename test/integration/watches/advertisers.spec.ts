import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { readAdvertiserOptions, runAdvertisers } from '../../../src/advertisers.command.js';
import type { AdvertiserSource } from '../../../src/domain/capture/ad-library/advertiser.js';
import { RawStore } from '../../../src/platform/storage/raw-store.service.js';
import { AdvertisersService, type LookedUp } from '../../../src/watches/advertisers/advertisers.service.js';
import { TEST_KEYS, json } from '../../support/behaviour-case.js';
import { withDatabase } from '../../support/database.js';
import { LookBench, oneCell, portfolioWithWatch } from '../../support/look-bench.js';
import { ProviderServer } from '../../support/provider-server.js';

jest.setTimeout(60_000);

const database = withDatabase();
const ERGO = {
  search_metadata: { status: 'Success' },
  ad_creatives: [
    {
      advertiser_id: 'AR01',
      advertiser: 'Ergodyne',
      ad_creative_id: 'CR1',
      first_shown: 1784678400,
      last_shown: 1788393600,
    },
    { advertiser_id: 'AR02', advertiser: 'ERGO Versicherung AG', ad_creative_id: 'CR2' },
  ],
};

describe('asking libraries of ads for a name', () => {
  let library: ProviderServer;
  let bench: LookBench;
  let brandId: string;

  beforeAll(async () => {
    library = await ProviderServer.start();
    const { url } = library;
    bench = await LookBench.on(
      database.url(),
      { serpapi: url, dataforseo: url, searchapi: url },
      { AD_LIBRARY_URL: `${url}/api/v1` },
    );
    await bench.import(portfolioWithWatch(oneCell('serpapi'), '{ provider: serpapi, looksAMonth: 2 }'));
    brandId = await bench.app.get(AdvertisersService, { strict: false }).brandNamed(null);
  });
  afterAll(async () => {
    await bench[Symbol.asyncDispose]();
    await library[Symbol.asyncDispose]();
  });
  beforeEach(async () => {
    await bench.database.query('TRUNCATE advertiser_evidence, advertiser_lookup, provider_spend');
    bench.clock.advance(60_000);
  });

  const lookUp = (source: AdvertiserSource, name: string): Promise<LookedUp> =>
    bench.app.get(AdvertisersService, { strict: false }).lookUp(brandId, source, name, AbortSignal.timeout(10_000));
  const spent = async (): Promise<unknown> => bench.database.query('SELECT provider, looks FROM provider_spend');
  const command = async (
    name: string,
    options: Record<string, unknown>,
  ): Promise<{ exit: number; out: string; err: string }> => {
    const out: string[] = [];
    const err: string[] = [];
    const io = { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line) };
    const exit = await runAdvertisers(readAdvertiserOptions(name, options), bench.app, io);
    return { exit, out: out.join('\n'), err: err.join('\n') };
  };

  it('keeps every account that is listed, the wrong ones too, and the reply by its hash', async () => {
    library.behave(json(ERGO));
    const { lookup, accounts } = await lookUp('serpapi-transparency', 'ergo');
    expect(lookup.state).toBe('read');
    expect(accounts.map(({ advertiserName }) => advertiserName)).toEqual(['Ergodyne', 'ERGO Versicherung AG']);
    const raw = await bench.app.get(RawStore, { strict: false }).load(lookup.sha256 ?? '');
    expect(JSON.parse(raw?.toString('utf8') ?? '')).toEqual(ERGO);
    expect(library.asked[0]?.params.get('text')).toBe('ergo');
    expect(await spent()).toEqual([{ provider: 'serpapi', looks: 1 }]);
  });

  it('makes no sighting, no finding, no alert and no party', async () => {
    library.behave(json(ERGO));
    await lookUp('serpapi-transparency', 'ergo');
    await bench.runToTheEnd();
    for (const table of ['capture', 'sighting', 'creative', 'finding', 'alert', 'party'])
      expect([table, await bench.database.query(`SELECT count(*)::int AS n FROM ${table}`)]).toEqual([
        table,
        [{ n: 0 }],
      ]);
  });

  it('is counted before anybody is asked and stops at the budget', async () => {
    let counted: unknown = null;
    library.behave((_asked, answer) => {
      void spent().then((rows) => {
        counted = rows;
        answer.writeHead(500).end();
      });
    });
    const first = await lookUp('serpapi-transparency', 'ergo');
    expect([first.lookup.state, first.lookup.reasonCode]).toEqual(['failed', 'provider-down']);
    expect(counted).toEqual([{ provider: 'serpapi', looks: 1 }]);
    library.behave(json(ERGO));
    const states = [await lookUp('serpapi-transparency', 'a'), await lookUp('serpapi-transparency', 'b')];
    expect(states.map(({ lookup }) => lookup.reasonCode)).toEqual([null, 'budget-spent']);
    expect(library.asked).toHaveLength(1);
  });

  it('asks nobody without a budget, and Microsoft’s library, which is free, without one', async () => {
    library.behave(json({ value: [{ AdvertiserId: '110', AdvertiserName: 'Ergodyne', AdvertiserCountry: 'France' }] }));
    expect((await lookUp('dataforseo-transparency', 'ergo')).lookup).toMatchObject({
      state: 'refused',
      reasonCode: 'no-budget',
    });
    const free = await lookUp('microsoft-ad-library', 'ergo');
    expect(free.accounts).toMatchObject([{ advertiserId: '110', regions: ['France'] }]);
    expect(library.asked.map(({ path, params }) => [path, params.get('searchText')])).toEqual([
      ['/api/v1/Advertisers', 'ergo'],
    ]);
    expect(await spent()).toEqual([]);
  });

  it('keeps a reply that it could not read, and no key with it', async () => {
    library.behave(json({ strange: TEST_KEYS.SERPAPI_KEY }));
    const { lookup } = await lookUp('serpapi-transparency', 'ergo');
    expect(lookup).toMatchObject({ state: 'failed', reasonCode: 'not-this-library' });
    const raw = await bench.app.get(RawStore, { strict: false }).load(lookup.sha256 ?? '');
    expect(raw?.toString('utf8')).toBe('{"strange":"***"}');
  });

  it('says in the terminal that it proves nothing about a query, and shows later what was kept without asking again', async () => {
    library.behave(json(ERGO));
    const asked = await command('  ergo ', { source: ['serpapi-transparency'] });
    expect(asked.exit).toBe(0);
    expect(asked.out).toContain('Ergodyne  AR01  1 ads  shown 2026-07-22 to 2026-09-03');
    expect(asked.err).toContain('a name search for "ergo" returns Ergodyne');
    const kept = await command('ERGO', { kept: true, json: true });
    expect(library.asked).toHaveLength(1);
    expect(JSON.parse(kept.out)).toMatchObject({
      note: expect.stringContaining('proves nothing about any query'),
      lookups: [{ source: 'serpapi-transparency', state: 'read', accounts: [{ name: 'Ergodyne' }, { id: 'AR02' }] }],
    });
  });

  it('refuses a name that can be none, and a brand that is not there', async () => {
    expect(() => readAdvertiserOptions(' ', {})).toThrow('NAME must be');
    expect(() => readAdvertiserOptions('x'.repeat(201), {})).toThrow('NAME must be');
    await expect(command('ergo', { brand: 'Nobody' })).rejects.toThrow('There is no such brand');
  });
});
