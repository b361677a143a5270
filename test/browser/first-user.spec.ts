import { describe, expect, it } from '@jest/globals';
import { SetupService } from '../../src/accounts/setup.service.js';
import { withApplication } from '../support/application.js';
import { CONSOLE_FOLDER, withBrowser } from '../support/browser.js';

describe('the first visit to a new installation', () => {
  const browser = withBrowser();
  const application = withApplication({ consoleFolder: CONSOLE_FOLDER, users: false });

  it('makes the first account with the printed token and signs in with it', async () => {
    const token = await application.app().get(SetupService, { strict: false }).issueToken();
    const page = await browser.page();
    await page.goto(application.url());
    await page.getByRole('heading', { name: 'Set up Markwarden' }).waitFor();

    const fill = async (values: Record<string, string>) => {
      for (const [label, value] of Object.entries(values)) await page.getByLabel(label).fill(value);
    };
    await fill({ 'One-time token': 'not-the-token', 'Your name': 'Ada', 'E-mail': 'ada@test.example' });
    await page.locator('input[name=password]').fill('correct horse battery');
    await page.keyboard.press('Enter');
    await page.getByText('MW-SETUP-TOKEN').waitFor();

    await fill({ 'One-time token': token ?? '' });
    await page.keyboard.press('Enter');
    await page.getByText('Your account is made. Sign in with it.').waitFor();
    await page.getByLabel('E-mail').fill('ada@test.example');
    await page.locator('input[name=password]').fill('a wrong password');
    await page.keyboard.press('Enter');
    await page.getByText('E-mail or password is wrong.').waitFor();

    await page.locator('input[name=password]').fill('correct horse battery');
    await page.keyboard.press('Enter');
    await page.getByText('Nobody is looking').waitFor();
    expect(new URL(page.url()).pathname).toBe('/today');
  });
});
