import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { RescanWork } from '../../src/findings/rescan/rescan-work.js';
import { withApplication } from '../support/application.js';
import { CONSOLE_FOLDER, PHONE, sidewaysOverflow, signIn, withBrowser } from '../support/browser.js';
import { ask, asEarlierRulesLeftIt, asIfRuleChanged, withHistory } from '../support/rescans.js';

jest.setTimeout(120_000);

describe('rescans in the console', () => {
  const server = withApplication({ consoleFolder: CONSOLE_FOLDER });
  const browser = withBrowser();
  let url = '';

  const work = async (): Promise<void> => {
    const job = server.app().get(RescanWork, { strict: false });
    for (const id of await job.due()) await job.run(id, AbortSignal.timeout(60_000));
  };

  beforeAll(async () => {
    url = (server.dataSource().options as { url: string }).url;
    await withHistory(url, 12);
    await asEarlierRulesLeftIt(url);
    await asIfRuleChanged(url, 'tm_copy');
  });

  it('let a manager on a phone see that a rule changed, look again, and raise an alert with a reason', async () => {
    const page = await browser.page(PHONE);
    await signIn(page, server.url(), 'ppc-manager');
    await page.goto(`${server.url()}/captures`);
    await page.getByRole('link', { name: 'Rescans' }).click();
    await page.getByText('1 rule changed since stored ads were judged').waitFor();
    await page.getByText('Nothing was held again yet').waitFor();
    await page.getByRole('button', { name: 'Rescan', exact: true }).click();
    await page.getByLabel('Reason').fill('Newer <b>rules</b>');
    expect(await sidewaysOverflow(page)).toBe(0);
    await page.getByRole('button', { name: 'Start the rescan' }).click();
    await page.getByText('Running').waitFor();
    await work();
    await page.getByText('Done', { exact: true }).waitFor();
    await page.getByText('“Newer <b>rules</b>”').waitFor();
    const list = page.getByRole('list', { name: 'Changed findings' });
    expect(await list.getByRole('listitem').first().innerText()).toMatch(
      /Earlier: a person should look\.[\s\S]*Südlicht/,
    );
    expect(await sidewaysOverflow(page)).toBe(0);

    await list.getByRole('checkbox').first().check();
    await page.getByRole('button', { name: 'Raise alerts for 1 chosen finding' }).click();
    await page.getByLabel('Reason').fill('The rules are surer now');
    await page.getByRole('button', { name: 'Raise alerts', exact: true }).click();
    await page.getByText('1 finding taken up in 1 alert.').waitFor();
    await list.getByText('Taken up by ppc-manager').waitFor();
    await list.getByRole('listitem').first().getByRole('link', { name: 'Alert' }).click();
    await page.getByText('Taken up from a rescan').waitFor();
    await page.getByText('“The rules are surer now”').waitFor();
    await page.goto(`${server.url()}/rescans`);
    await page.getByRole('list', { name: 'Rescans' }).waitFor();
    expect(await page.getByText('changed since stored ads were judged').count()).toBe(0);
  });

  it('show a viewer the report and the alert’s note of it, and nothing to start or raise with', async () => {
    await ask(url, 'UPDATE rescan_finding SET taken_up_at = NULL, taken_up_by = NULL');
    const page = await browser.page();
    await signIn(page, server.url(), 'viewer');
    await page.goto(`${server.url()}/rescans`);
    await page.getByRole('link', { name: 'All ads, all brands, all rules' }).waitFor();
    expect(await page.getByRole('button', { name: 'Rescan', exact: true }).count()).toBe(0);
    await page.getByRole('link', { name: 'All ads, all brands, all rules' }).click();
    await page.getByRole('columnheader', { name: 'Other verdict' }).waitFor();
    expect(await page.getByRole('checkbox').count()).toBe(0);
    expect(await page.getByRole('button', { name: /Raise|For all/ }).count()).toBe(0);
    await page.getByLabel('What changed').selectOption('gone');
    await page.getByText('Nothing is found.').waitFor();
    expect(page.url()).toContain('change=gone');
    const [breach] = await ask<{ id: string }>(
      url,
      "SELECT alert_id AS id FROM alert_line WHERE violation = 'terms_breach'",
    );
    await page.goto(`${server.url()}/alerts/${breach?.id ?? ''}`);
    await page.getByText('The rules of today would say').first().waitFor();
    await page
      .getByRole('link', { name: /^Rescan of/ })
      .first()
      .waitFor();
  });
});
