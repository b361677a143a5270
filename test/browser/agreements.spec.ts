import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readPortfolioText } from '../../src/portfolio/portfolio-file.js';
import { ImportPortfolioService } from '../../src/watches/import-portfolio.service.js';
import { withApplication } from '../support/application.js';
import { CONSOLE_FOLDER, PHONE, sidewaysOverflow, signIn, withBrowser } from '../support/browser.js';
import { NORDLICHT_PORTFOLIO } from '../support/samples.js';

jest.setTimeout(120_000);

const AGREEMENT = `4. Search <img src=x onerror="document.title='taken'">
4.2 Affiliates may not bid on Nordlicht.
4.3 You may not:
(a) use our brand in the display URL;
(b) link directly to our website from paid search ads.
5. Affiliates who use our trademarks in the title of an ad will be removed.
6.1 Bidding on misspellings of our brand is allowed.
6.2 You may not bid on misspellings of our brand.
7. Our attitude to brand bidding is well known. ${'No space here. '.repeat(10)}${'x'.repeat(300)}`;

describe('an agreement in the console', () => {
  const server = withApplication({ consoleFolder: CONSOLE_FOLDER });
  const browser = withBrowser();

  beforeAll(async () => {
    const file = readPortfolioText(NORDLICHT_PORTFOLIO);
    if (!file.ok) throw new Error(JSON.stringify(file.problems));
    await server.app().get(ImportPortfolioService, { strict: false }).import(file.portfolio, { prune: false });
  });

  it('is read, corrected and taken over by a partner manager, sentence by sentence', async () => {
    const page = await browser.page();
    await signIn(page, server.url(), 'partner-manager');
    await page.getByRole('link', { name: 'Portfolio' }).click();
    await page.getByRole('link', { name: 'Deal Finder' }).click();
    await page.getByRole('heading', { name: 'Terms in force' }).waitFor();
    await page.getByLabel('The agreement, or its part on paid search').fill(AGREEMENT);
    await page.getByRole('button', { name: 'Read it' }).click();

    await page.getByRole('heading', { name: '4 terms proposed' }).waitFor();
    expect(await page.title()).toBe('Deal Finder · Markwarden');
    const text = page.getByRole('region', { name: 'The text' });
    expect(await text.locator('mark').allInnerTexts()).toContain('Affiliates may not bid on Nordlicht.');
    await page.getByRole('heading', { name: 'Contradictions' }).waitFor();
    await page.getByRole('heading', { name: 'Not understood' }).waitFor();
    const save = page.getByRole('button', { name: /^Take over/ });
    expect(await save.isDisabled()).toBe(true);

    await page.getByRole('button', { name: 'Accept the 3 plain ones' }).click();
    await page.getByRole('button', { name: 'Reject Linking straight to the brand: Forbidden' }).click();
    const shown = page.getByRole('button', { name: 'Change Mark in the shown address: Forbidden' });
    await shown.click();
    await page.getByLabel('Rule').selectOption('approval');
    await page.getByLabel('In force from').fill('2026-12-01');
    expect(await sidewaysOverflow(page)).toBe(0);
    await page.getByRole('button', { name: 'Take over 2 terms' }).click();

    await page.getByText('2 terms taken over').waitFor();
    const history = page.getByRole('region', { name: 'History' });
    await history.getByText('“Forbidden” was proposed').waitFor();
    expect(await history.innerText()).toContain('rejected Linking straight to the brand: Forbidden');
    expect(await page.getByRole('region', { name: 'Terms', exact: true }).innerText()).toContain(
      'Accepted by partner-manager',
    );
  });

  it('can be followed up on a phone: a template, and a term that was a mistake', async () => {
    const page = await browser.page(PHONE);
    await signIn(page, server.url(), 'partner-manager');
    await page.goto(`${server.url()}/portfolio`);
    await page.getByRole('link', { name: 'Deal Finder' }).click();
    await page.getByLabel('Or follow a template').selectOption({ label: 'Closed: no paid search' });
    await page.getByText('No ads on search engines.').waitFor();
    await page.getByRole('button', { name: 'Take it over' }).click();
    await page.getByText('7 terms taken over').waitFor();
    await page.getByRole('button', { name: 'End closed@2026-11 §1 Paid search' }).click();
    await page.getByLabel('Why').fill('Not this partner.');
    await page.getByRole('button', { name: 'Withdraw: it never held' }).click();
    await page.getByText('withdrawn').first().waitFor();
    expect(await page.getByText('No ads on search engines.').count()).toBe(0);
    expect(await sidewaysOverflow(page)).toBe(0);

    await page.getByLabel('The agreement, or its part on paid search').fill(AGREEMENT);
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.getByRole('heading', { name: '4 terms proposed' }).waitFor();
    expect(await sidewaysOverflow(page)).toBe(0);
  });

  it('is shown to a viewer, and nothing to change it with', async () => {
    const page = await browser.page();
    await signIn(page, server.url(), 'viewer');
    await page.goto(`${server.url()}/portfolio`);
    await page.getByRole('link', { name: 'Deal Finder' }).click();
    await page.getByRole('heading', { name: 'History' }).waitFor();
    expect(await page.getByRole('button', { name: /^(?:Read it|End |Take )/ }).count()).toBe(0);
  });
});
