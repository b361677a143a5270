import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContextOptions } from 'playwright-core';
import { CapturesService } from '../../src/captures/captures.service.js';
import { MainJob } from '../../src/main-job.service.js';
import { FollowTrails } from '../../src/parties/follow-trails.job.js';
import { type AllowedAddress, OutboundRules } from '../../src/platform/outbound/outbound-rules.js';
import { withApplication } from '../support/application.js';
import { CONSOLE_FOLDER, PHONE, sidewaysOverflow, signIn, withBrowser } from '../support/browser.js';
import { byReferrer, followedWeb, page as shopPage, sendsTo } from '../support/followed-web.js';
import { importNordlicht } from '../support/nordlicht.js';
import { serpApiReply } from '../support/samples.js';

describe('followed links in the console', () => {
  const allow: AllowedAddress[] = [];
  const browser = withBrowser();
  const application = withApplication({
    consoleFolder: CONSOLE_FOLDER,
    environment: { TRAILS: 'on' },
    outbound: new OutboundRules({ allow, resolve: () => Promise.resolve(['127.0.0.1']) }),
  });
  let web: Awaited<ReturnType<typeof followedWeb>>;
  let alertId = '';

  beforeAll(async () => {
    web = await followedWeb();
    allow.push(...web.rules.allow);
    await importNordlicht(application);
    const awin = web.at('www.awin1.com', `/cread.php?awinmid=1&awinaffid=777&clickref=${'x'.repeat(300)}`);
    web.hosts.set('www.awin1.com', sendsTo(web.at('www.nordlicht.example', '/?awc=1_2_3')));
    web.hosts.set('go.umleitung.example', byReferrer(sendsTo(awin), shopPage));
    const ads = [
      { title: 'Nordlicht – Lampen vom Hersteller', domain: 'nordlicht.example', link: awin },
      {
        title: 'Nordlicht Gutschein',
        domain: 'umleitung.example',
        link: web.at('go.umleitung.example', '/n?to=<b>&x=1'),
      },
    ];
    const bytes = serpApiReply({ query: 'nordlicht', ads, at: new Date().toISOString() });
    const of = <T>(type: new (...args: never[]) => T): T => application.app().get(type, { strict: false });
    await of(CapturesService).receive([{ provider: 'serpapi', origin: 'terminal', fileName: null, bytes }]);
    await of(MainJob).run();
    const work = of(FollowTrails);
    for (const key of await work.due()) await work.run(key);
    await of(MainJob).run();
    const [alert] = await application
      .dataSource()
      .query<{ id: string }[]>(
        "SELECT a.id FROM alert a JOIN party p ON p.id = a.party_id WHERE p.name = 'publisher 777 of awin'",
      );
    alertId = alert?.id ?? '';
  });
  afterAll(async () => {
    await web[Symbol.asyncDispose]();
  });

  it.each<[string, BrowserContextOptions]>([
    ['a computer', {}],
    ['a phone', PHONE],
  ])('say on %s who is paid for a hijack, with every address on the way', async (_what, options) => {
    const screen = await browser.page(options);
    await signIn(screen, application.url(), 'ppc-manager');
    await screen.goto(`${application.url()}/alerts/${alertId}`);
    await screen.getByText('awin pays publisher 777 for the visit.', { exact: false }).first().waitFor();
    await screen.getByText('The link was followed.').first().click();
    const way = screen.getByRole('list', { name: 'Addresses on the way' }).first();
    await way.getByText('www.awin1.com', { exact: false }).first().waitFor();
    await way.getByText('the landing page').waitFor();
    await screen.getByText('It led the same way.').first().waitFor();
    expect(await sidewaysOverflow(screen)).toBe(0);
  });

  it('show both ends of a link that hides its way from whoever looks', async () => {
    const screen = await browser.page();
    await signIn(screen, application.url(), 'partner-manager');
    await screen.goto(`${application.url()}/alerts`);
    await screen.getByText('umleitung.example').first().click();
    await screen.getByText('Hides from inspection').first().waitFor();
    await screen.getByText('The link was followed.').first().click();
    await screen.getByText('Asked again as a visitor of the results page comes.').waitFor();
    const download = screen.waitForEvent('download');
    await screen.getByRole('link', { name: 'The page that it ended at' }).first().click();
    expect(readFileSync(await (await download).path(), 'utf8')).toContain('Leuchten für jeden Raum');
  });
});
