import { describe, expect, it } from '@jest/globals';
import { withApplication } from '../support/application.js';
import { CONSOLE_FOLDER, signIn, withBrowser } from '../support/browser.js';
import { SAVED_BING_PAGE } from '../support/saved-pages.js';

describe('API tokens in the console', () => {
  const browser = withBrowser();
  const application = withApplication({ consoleFolder: CONSOLE_FOLDER });

  it('are made with the keyboard alone, work at once, and end when they are revoked', async () => {
    const page = await browser.page();
    await signIn(page, application.url(), 'admin');
    await page.getByRole('button', { name: 'Account of admin' }).press('Enter');
    await page.getByRole('menuitem', { name: 'API tokens' }).press('Enter');
    await page.getByText('There is no token yet').waitFor();
    await page.getByLabel('Who will use it').fill('Extension of the Berlin team');
    await page.keyboard.press('Enter');
    const shown = await page.getByRole('status').locator('code').innerText();
    await page.getByText('Never used').waitFor();

    const send = () =>
      application
        .stranger()
        .post('/api/captures/inbox')
        .set('Authorization', `Bearer ${shown}`)
        .attach('files', Buffer.from(SAVED_BING_PAGE.body), 'page.html');
    await send().expect(200);
    await page.reload();
    await page.getByText('1 capture', { exact: false }).waitFor();
    expect(await page.getByText(shown).count()).toBe(0);

    await page.getByRole('button', { name: 'Revoke Extension of the Berlin team' }).press('Enter');
    await page.getByRole('button', { name: 'Revoke for good' }).press('Enter');
    await page.getByText('Revoked by admin').waitFor();
    await send().expect(401);
  });

  it('are nothing that a manager can make', async () => {
    const page = await browser.page();
    await signIn(page, application.url(), 'ppc-manager');
    await page.goto(`${application.url()}/tokens`);
    await page.getByText('Ask an admin for one.').waitFor();
    await page.getByRole('button', { name: 'Account of ppc-manager' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
    expect(await page.getByRole('menuitem', { name: 'API tokens' }).count()).toBe(0);
  });
});
