import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { CapturesService } from '../../src/captures/captures.service.js';
import { MainJob } from '../../src/main-job.service.js';
import { readPortfolioText } from '../../src/portfolio/portfolio-file.js';
import { ImportPortfolioService } from '../../src/watches/import-portfolio.service.js';
import { withApplication } from '../support/application.js';
import { CONSOLE_FOLDER, PHONE, sidewaysOverflow, signIn, withBrowser } from '../support/browser.js';
import { alertIdOf } from '../support/cases.js';
import { affiliateAd, competitorAd, NORDLICHT_PORTFOLIO, serpApiReply } from '../support/samples.js';

const HOSTILE = '<img src=x onerror=alert(1)> \u202Eexe.txt';

describe('the right of reply in the console', () => {
  const browser = withBrowser();
  const application = withApplication({ consoleFolder: CONSOLE_FOLDER });
  let alertId = '';

  beforeAll(async () => {
    const { app } = application;
    const file = readPortfolioText(NORDLICHT_PORTFOLIO);
    if (!file.ok) throw new Error(file.problems[0]?.message);
    await app().get(ImportPortfolioService, { strict: false }).import(file.portfolio, { prune: false });
    const bytes = serpApiReply({ query: 'nordlicht', ads: [competitorAd, affiliateAd] });
    const captures = app().get(CapturesService, { strict: false });
    await captures.receive([{ provider: 'serpapi', origin: 'terminal', fileName: null, bytes }]);
    await app().get(MainJob).run();
    alertId = await alertIdOf(application, 'dealfinder.example');
  });

  /** Makes a link as staff do, and returns its address. */
  async function makeLink(page: Page): Promise<string> {
    await page.goto(`${application.url()}/alerts/${alertId}`);
    await page.getByRole('button', { name: 'Make a link' }).click();
    return page.getByRole('status').locator('code').innerText();
  }

  it('is a link that staff make once, and an answer that they find on the alert, its file included', async () => {
    const staff = await browser.page();
    await signIn(staff, application.url(), 'partner-manager');
    const address = await makeLink(staff);
    await staff.getByText('never opened', { exact: false }).waitFor();

    const partner = await browser.page(PHONE);
    await partner.goto(address);
    await partner.getByRole('heading', { name: 'Nordlicht asks for your side' }).waitFor();
    await partner.getByText('Your agreement', { exact: false }).first().waitFor();
    expect(await partner.getByText('Sign in').count()).toBe(0);
    expect(await sidewaysOverflow(partner)).toBe(0);
    await partner.getByLabel('We have fixed it').check();
    await partner.getByLabel('In your words').fill(HOSTILE);
    await partner
      .locator('input[type=file]')
      .setInputFiles({ name: 'proof.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nproof') });
    await partner.getByRole('button', { name: 'Send the answer' }).click();
    await partner.getByText('Thank you.', { exact: false }).waitFor();
    await partner.getByRole('heading', { name: 'What you answered' }).waitFor();
    expect(await sidewaysOverflow(partner)).toBe(0);

    await staff.reload();
    const answers = staff.getByRole('region', { name: 'What the partner answered' });
    await answers.getByText('We have fixed it').waitFor();
    // Drawn as text, with the steering character shown as one.
    await answers.getByText('<img src=x onerror=alert(1)>', { exact: false }).waitFor();
    const download = staff.waitForEvent('download');
    await answers.getByRole('link', { name: 'proof.pdf' }).click();
    expect((await download).suggestedFilename()).toBe('proof.pdf');
    await staff.goto(`${application.url()}/alerts`);
    await staff.getByText('Partner answered').waitFor();
  });

  it.each([
    ['without its last part', (address: string) => address.replace(/#.*/, '')],
    ['with one letter changed', (address: string) => address.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))],
    ['made up', (address: string) => address.replace(/#.*/, '#anything')],
  ])('shows nothing by an address %s', async (_what, change) => {
    const staff = await browser.page();
    await signIn(staff, application.url(), 'admin');
    const address = await makeLink(staff);
    const stranger = await browser.page();
    await stranger.goto(change(address));
    await stranger.getByRole('heading', { name: 'This link does not open anything' }).waitFor();
    expect(await stranger.getByText('Nordlicht').count()).toBe(0);
  });

  it('ends when the link is revoked, and nobody but those who look after partners makes one', async () => {
    const staff = await browser.page();
    await signIn(staff, application.url(), 'partner-manager');
    const address = await makeLink(staff);
    await staff.getByRole('button', { name: 'Revoke' }).first().click();
    await staff.getByText('revoked', { exact: false }).first().waitFor();
    const partner = await browser.page();
    await partner.goto(address);
    await partner.getByRole('heading', { name: 'This link does not open anything' }).waitFor();

    const other = await browser.page();
    await signIn(other, application.url(), 'ppc-manager');
    await other.goto(`${application.url()}/alerts/${alertId}`);
    await other.getByRole('heading', { name: 'Let the partner answer' }).waitFor();
    expect(await other.getByRole('button', { name: 'Make a link' }).count()).toBe(0);
  });
});
