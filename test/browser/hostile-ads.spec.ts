import { beforeAll, describe, expect, it } from '@jest/globals';
import { withApplication } from '../support/application.js';
import { CONSOLE_FOLDER, PHONE, sidewaysOverflow, signIn, withBrowser } from '../support/browser.js';
import { handIn, importNordlicht } from '../support/nordlicht.js';
import { serpApiReply } from '../support/samples.js';

const SCRIPT = '<script>window.hacked=1</script><img src=x onerror="window.hacked=1">';

describe('a hostile ad in the console', () => {
  const browser = withBrowser();
  const application = withApplication({ consoleFolder: CONSOLE_FOLDER });

  beforeAll(async () => {
    await importNordlicht(application);
    const ads = [
      { title: `Nordlicht Lampen ${SCRIPT}`, description: 'Nordlicht \u202Egnp.exe', domain: 'evil.example' },
      { title: `Nordlicht Lampen ${'LAMPEN'.repeat(1600)}`, description: 'Nordlicht', domain: 'long.example' },
    ];
    await handIn(application, [serpApiReply({ query: 'nordlicht', ads })]);
  });

  it('shows markup as text and runs none of it', async () => {
    const page = await browser.page(PHONE);
    await signIn(page, application.url(), 'admin');
    await page.getByRole('link', { name: 'evil.example' }).click();
    await page.getByText('As the customer saw it').waitFor();
    await page.getByRole('article', { name: 'Text ad as seen' }).getByText('onerror="window.hacked=1"').waitFor();
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(await page.locator('img').count()).toBe(0);
  });

  it('names an override of the writing direction instead of obeying it', async () => {
    const page = await browser.page();
    await signIn(page, application.url(), 'admin');
    await page.getByRole('link', { name: 'evil.example' }).click();
    await page.getByRole('article', { name: 'Text ad as seen' }).getByText('RLO', { exact: true }).waitFor();
    expect(await page.locator('body').innerText()).not.toContain('\u202E');
  });

  it('never links to the advertiser, because clicking a live ad costs money and may be unsafe', async () => {
    const page = await browser.page();
    await signIn(page, application.url(), 'admin');
    await page.getByRole('link', { name: 'evil.example' }).click();
    await page.getByRole('article', { name: 'Text ad as seen' }).waitFor();
    expect(await page.locator('a[href*="evil.example"]').count()).toBe(0);
  });

  it('fits on a phone, and folds a title of thousands of characters', async () => {
    const page = await browser.page(PHONE);
    await signIn(page, application.url(), 'admin');
    await page.getByRole('link', { name: 'long.example' }).waitFor();
    expect(await sidewaysOverflow(page)).toBe(0);
    await page.getByRole('link', { name: 'long.example' }).click();
    await page
      .getByRole('button', { name: /^Show all [\d,]+ characters/ })
      .first()
      .click();
    expect(await sidewaysOverflow(page)).toBe(0);
  });
});
