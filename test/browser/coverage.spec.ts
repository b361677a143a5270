import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { FixedClock } from '../../src/platform/clock/clock.js';
import { withApplication } from '../support/application.js';
import { CONSOLE_FOLDER, PHONE, sidewaysOverflow, signIn, withBrowser } from '../support/browser.js';
import { STORY_END, tellCoverageStory } from '../support/coverage-story.js';

jest.setTimeout(120_000);

const urlOf = (database: DataSource): string => (database.options as { url: string }).url;

describe('the coverage screen', () => {
  const browser = withBrowser();
  const application = withApplication({ consoleFolder: CONSOLE_FOLDER, clock: new FixedClock(STORY_END) });

  it('says that nothing is watched before there is a watch', async () => {
    const page = await browser.page();
    await signIn(page, application.url(), 'viewer');
    await page.getByRole('link', { name: 'Coverage' }).click();
    await page.getByText('Nothing is watched yet').waitFor();
  });

  describe('after a week of looks', () => {
    beforeAll(() => tellCoverageStory(urlOf(application.dataSource())), 120_000);

    it('tells what is wrong now and what to do, before anything else', async () => {
      const page = await browser.page();
      await signIn(page, application.url(), 'viewer');
      await page.goto(`${application.url()}/coverage`);
      const first = page
        .getByRole('region', { name: /Blind spells/ })
        .getByRole('listitem')
        .first();
      await first.getByText('The provider refused the key.').waitFor();
      await first.getByText(/Check the key/).waitFor();
      await page
        .getByText(/DataForSEO/)
        .first()
        .waitFor();
    });

    it('puts beside “nothing there” how much was looked at and how likely an ad was missed', async () => {
      const page = await browser.page();
      await signIn(page, application.url(), 'viewer');
      await page.goto(`${application.url()}/coverage`);
      const row = page.getByRole('listitem').filter({ hasText: 'would have been missed' }).first();
      expect(await row.innerText()).toMatch(/13 looks: \d+ with nothing there, \d+ could not look/);
      expect(await row.innerText()).toMatch(/\(assumed\) would have been missed with \d+\s?%/);
    });

    it('folds what nobody looks at live, and says how much that is and why', async () => {
      const page = await browser.page();
      await signIn(page, application.url(), 'viewer');
      await page.goto(`${application.url()}/coverage`);
      const folded = page.getByRole('region', { name: 'Not looked at live 1 cell' });
      await folded.getByText('The watches of 1 cell name no provider').waitFor();
      expect(await page.getByText('nordlicht lampen').isVisible()).toBe(false);
      await folded.getByRole('heading').click();
      await page.getByText('nordlicht lampen').waitFor();
    });

    it('fits a desktop and a phone, light and dark, in words and signs', async () => {
      const folder = process.env['MARKWARDEN_SCREENSHOTS'];
      const page = await browser.page();
      await signIn(page, application.url(), 'viewer');
      for (const days of [7, 31]) {
        await page.goto(`${application.url()}/coverage?days=${days}`);
        await page.getByRole('heading', { name: 'Budgets' }).waitFor();
        expect(await page.locator('[data-sign=blind]').count()).toBeGreaterThan(0);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          for (const size of [{ width: 1280, height: 900 }, PHONE.viewport ?? { width: 390, height: 844 }]) {
            await page.setViewportSize(size);
            expect(await sidewaysOverflow(page)).toBe(0);
            if (folder === undefined) continue;
            await page.screenshot({
              path: `${folder}/coverage-${days}-${size.width}-${colorScheme}.png`,
              fullPage: true,
            });
          }
        }
      }
    });
  });
});
