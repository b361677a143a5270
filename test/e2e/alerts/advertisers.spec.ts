import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CapturesService } from '../../../src/captures/captures.service.js';
import { MainJob } from '../../../src/main-job.service.js';
import { Config } from '../../../src/platform/config/config.js';
import { readPortfolioText } from '../../../src/portfolio/portfolio-file.js';
import { AdvertisersService } from '../../../src/watches/advertisers/advertisers.service.js';
import { ImportPortfolioService } from '../../../src/watches/import-portfolio.service.js';
import { withApplication } from '../../support/application.js';
import { competitorAd, innocentAd, NORDLICHT_PORTFOLIO, serpApiReply } from '../../support/samples.js';

interface Shown {
  readonly verdict: string;
  readonly confidence: number;
  readonly advertisers: { note: string; accounts: { name: string; askedFor: string; source: string }[] };
}

describe('an alert about a party that a library of ads was asked for', () => {
  const { agent, app } = withApplication();
  let library: Server;

  const alertOf = async (domain: string): Promise<Shown> => {
    const queue = await agent('viewer').get('/api/alerts').query({ state: 'all' }).expect(200);
    const { alerts } = queue.body as { alerts: { id: string; party: { domain: string } }[] };
    const id = alerts.find((alert) => alert.party.domain === domain)?.id ?? '';
    return (await agent('viewer').get(`/api/alerts/${id}`).expect(200)).body as Shown;
  };

  beforeAll(async () => {
    const value = [
      { AdvertiserId: '110', AdvertiserName: 'Südlicht GmbH', AdvertiserCountry: 'Germany', IsVerified: true },
      { AdvertiserId: '111', AdvertiserName: 'Südlichter Reisen', AdvertiserCountry: 'Austria', IsVerified: false },
    ];
    library = createServer((_request, response) => response.end(JSON.stringify({ value })));
    await new Promise<void>((listening) => library.listen(0, '127.0.0.1', listening));
    Object.assign(app().get(Config, { strict: false }), {
      adLibraryUrl: `http://127.0.0.1:${(library.address() as AddressInfo).port}`,
    });
    const file = readPortfolioText(NORDLICHT_PORTFOLIO);
    if (!file.ok) throw new Error(file.problems[0]?.message);
    await app().get(ImportPortfolioService, { strict: false }).import(file.portfolio, { prune: false });
    const bytes = serpApiReply({ query: 'nordlicht', ads: [competitorAd, innocentAd] });
    const capture = { provider: 'serpapi', origin: 'terminal', fileName: null, bytes } as const;
    await app().get(CapturesService, { strict: false }).receive([capture]);
    await app().get(MainJob).run();
  });
  afterAll(async () => {
    library.closeAllConnections();
    await new Promise((closed) => library.close(closed));
  });

  it('shows the accounts beside it as evidence, and neither verdict nor confidence moves', async () => {
    const before = await alertOf('suedlicht.example');
    expect(before.advertisers.accounts).toEqual([]);
    const advertisers = app().get(AdvertisersService, { strict: false });
    const brand = await advertisers.brandNamed(null);
    await advertisers.lookUp(brand, 'microsoft-ad-library', 'SUEDLICHT.example', AbortSignal.timeout(5000));
    const after = await alertOf('suedlicht.example');
    expect(after.advertisers.accounts).toMatchObject([
      { name: 'Südlicht GmbH', askedFor: 'SUEDLICHT.example', source: 'microsoft-ad-library' },
      { name: 'Südlichter Reisen' },
    ]);
    expect(after.advertisers.note).toContain('proves nothing about any query');
    expect([after.verdict, after.confidence]).toEqual([before.verdict, before.confidence]);
    expect((await alertOf('polarreisen.example')).advertisers.accounts).toEqual([]);
  });
});
