import { beforeAll, describe, expect, it } from '@jest/globals';
import { withApplication } from '../support/application.js';
import { CONSOLE_FOLDER, signIn, withBrowser } from '../support/browser.js';
import { importNordlicht } from '../support/nordlicht.js';
import { har } from '../support/archives.js';
import { competitorAd, serpApiReply } from '../support/samples.js';
import { SAVED_BING_PAGE, SAVED_DUCK_PAGE } from '../support/saved-pages.js';

const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/json', buffer });

describe('uploading captures in the console', () => {
  const browser = withBrowser();
  const application = withApplication({ consoleFolder: CONSOLE_FOLDER });
  beforeAll(() => importNordlicht(application));

  it('says that nothing was looked at before the first capture', async () => {
    const page = await browser.page();
    await signIn(page, application.url(), 'admin');
    await page.getByText('There is no capture of a results page so far').waitFor();
  });

  it('says for each file what it turned out to be, and keeps “nothing there” apart from “could not look”', async () => {
    const page = await browser.page();
    await signIn(page, application.url(), 'admin');
    await page.goto(`${application.url()}/captures/upload`);
    await page
      .locator('input[type=file]')
      .setInputFiles([
        file('ads.json', serpApiReply({ query: 'nordlicht', id: 'one', ads: [competitorAd] })),
        file('empty.json', serpApiReply({ query: 'nordlicht lampen', id: 'two', ads: [] })),
        file('torn.json', Buffer.from('{"search_metadata": {')),
      ]);
    await page.getByRole('button', { name: 'Upload 3 files' }).click();
    const row = (name: string) => page.getByRole('listitem').filter({ hasText: name });
    await row('ads.json').getByText('Ads seen: 1 ad').waitFor();
    await row('empty.json').getByText('Nothing there').waitFor();
    await row('torn.json').getByText('Could not look: unreadable').waitFor();

    await row('torn.json').getByRole('link', { name: 'Open the capture' }).click();
    await page.getByText('Nothing can be said about ads.').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: /^Raw bytes/ }).click();
    expect(await (await download).failure()).toBeNull();
  });

  it('says for each page of an archive what it turned out to be', async () => {
    const page = await browser.page();
    await signIn(page, application.url(), 'ppc-manager');
    await page.goto(`${application.url()}/captures/upload`);
    await page.getByLabel('What the files are').selectOption('saved-page');
    await page
      .locator('input[type=file]')
      .setInputFiles([
        file('session.har', har([SAVED_BING_PAGE, SAVED_DUCK_PAGE])),
        file('shop.html', Buffer.from('<title>A shop</title>')),
      ]);
    await page.getByRole('button', { name: 'Upload 2 files' }).click();
    const pages = page.getByRole('list', { name: 'Results pages in session.har' }).getByRole('listitem');
    await pages.nth(0).getByText('Ads seen: 1 ad').waitFor();
    await pages.nth(1).getByText('Nothing there').waitFor();
    const shop = page.getByRole('listitem').filter({ hasText: 'shop.html' });
    await shop.getByText('Not stored').waitFor();
    await shop.getByText('no saved results page').waitFor();
    await pages.nth(1).getByRole('link', { name: 'Open the capture of page 2' }).click();
    await page.getByText('Saved DuckDuckGo page').first().waitFor();
  });

  it('shows a viewer the captures but no way to add any', async () => {
    const page = await browser.page();
    await signIn(page, application.url(), 'viewer');
    await page.goto(`${application.url()}/captures?outcome=failed`);
    await page.getByRole('link', { name: 'torn.json' }).waitFor();
    expect(await page.getByRole('link', { name: 'Upload' }).count()).toBe(0);
  });
});
