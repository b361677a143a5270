import { describe, expect, it, jest } from '@jest/globals';
import { withApplication } from '../support/application.js';
import { CONSOLE_FOLDER, PHONE, sidewaysOverflow, signIn, withBrowser } from '../support/browser.js';

jest.setTimeout(120_000);

describe('the providers screen', () => {
  const folder = process.env['MARKWARDEN_SCREENSHOTS'];
  const browser = withBrowser();
  const application = withApplication({
    consoleFolder: CONSOLE_FOLDER,
    environment: { SERPAPI_KEY: 'sk-0123456789abcdef', MARKWARDEN_SECRET: 'x'.repeat(32) },
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
    for (const name of ['DataForSEO', 'DataForSEO (queued)']) {
      const own = page.getByRole('heading', { name, exact: true });
      await page.getByRole('listitem').filter({ has: own }).getByText('No key').waitFor();
    }
  });

  it('lets an admin set, replace and remove a key, and shows it to nobody again', async () => {
    const page = await browser.page();
    await signIn(page, application.url(), 'admin');
    await page.goto(`${application.url()}/providers`);
    const serper = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Serper' }) });
    await serper.getByRole('button', { name: 'Set a key' }).click();
    const form = page.getByRole('form', { name: 'Key of Serper' });
    await form.getByLabel('API key').fill('sk-typed-0123456789');
    if (folder !== undefined) await page.screenshot({ path: `${folder}/provider-key-1280.png` });
    await form.getByRole('button', { name: 'Keep the key' }).click();
    await serper.getByText(/Set here on/).waitFor();
    await serper.getByText('Key set', { exact: true }).waitFor();
    expect(await page.content()).not.toContain('sk-typed');
    await serper.getByRole('button', { name: 'Replace the key' }).click();
    expect(await form.getByLabel('API key').inputValue()).toBe('');
    await form.getByRole('button', { name: 'Cancel' }).click();
    await serper.getByRole('button', { name: 'Remove the key of Serper' }).click();
    await serper.getByText('No key', { exact: true }).waitFor();
  });

  it('offers no key to set where the environment has one, nor to who is no admin', async () => {
    const page = await browser.page();
    await signIn(page, application.url(), 'admin');
    await page.goto(`${application.url()}/providers`);
    const serpApi = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name: 'SerpApi', exact: true }) });
    await serpApi.getByText(/Set in the environment/).waitFor();
    expect(await serpApi.getByRole('button').count()).toBe(0);
    const other = await browser.page();
    await signIn(other, application.url(), 'ppc-manager');
    await other.goto(`${application.url()}/providers`);
    await other.getByRole('heading', { name: 'Serper' }).waitFor();
    expect(await other.getByRole('main').getByRole('button').count()).toBe(0);
  });

  it('fits a desktop and a phone, light and dark', async () => {
    const page = await browser.page();
    await signIn(page, application.url(), 'viewer');
    await page.goto(`${application.url()}/providers`);
    await page.getByRole('heading', { name: 'DataForSEO', exact: true }).waitFor();
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
