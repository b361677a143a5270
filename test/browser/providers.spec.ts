import { describe, expect, it, jest } from '@jest/globals';
import { withApplication } from '../support/application.js';
import { CONSOLE_FOLDER, PHONE, sidewaysOverflow, signIn, withBrowser } from '../support/browser.js';

jest.setTimeout(120_000);

describe('the providers screen', () => {
  const browser = withBrowser();
  const application = withApplication({
    consoleFolder: CONSOLE_FOLDER,
    environment: { SERPAPI_KEY: 'sk-0123456789abcdef' },
  });

  it('tells from the coverage screen on who can be asked, at what price, and how far each is vouched for', async () => {
    const page = await browser.page();
    await signIn(page, application.url(), 'viewer');
    await page.goto(`${application.url()}/coverage`);
    await page.getByRole('link', { name: 'Providers' }).click();
    const serpApi = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name: 'SerpApi', exact: true }) });
    await serpApi.getByText('Key set').waitFor();
    await serpApi.getByText(/a thousand looks/).waitFor();
    const yandex = serpApi
      .getByRole('list', { name: 'Engines of SerpApi' })
      .getByRole('listitem')
      .filter({ hasText: 'Yandex' });
    expect(await yandex.innerText()).toContain('Uncertain');
    const dataForSeo = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'DataForSEO' }) });
    await dataForSeo.getByText('No key').waitFor();
  });

  it('fits a desktop and a phone, light and dark', async () => {
    const folder = process.env['MARKWARDEN_SCREENSHOTS'];
    const page = await browser.page();
    await signIn(page, application.url(), 'viewer');
    await page.goto(`${application.url()}/providers`);
    await page.getByRole('heading', { name: 'DataForSEO' }).waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const size of [{ width: 1280, height: 900 }, PHONE.viewport ?? { width: 390, height: 844 }]) {
        await page.setViewportSize(size);
        expect(await sidewaysOverflow(page)).toBe(0);
        if (folder === undefined) continue;
        await page.screenshot({ path: `${folder}/providers-${size.width}-${colorScheme}.png`, fullPage: true });
      }
    }
  });
});
