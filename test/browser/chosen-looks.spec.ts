import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { FixedClock } from '../../src/platform/clock/clock.js';
import { withApplication } from '../support/application.js';
import { CONSOLE_FOLDER, PHONE, sidewaysOverflow, signIn, withBrowser } from '../support/browser.js';
import { NIGHT_STORY_END, tellNightStory } from '../support/night-story.js';

jest.setTimeout(120_000);

const urlOf = (database: DataSource): string => (database.options as { url: string }).url;

describe('looks that are chosen, on the coverage screen', () => {
  const browser = withBrowser();
  const application = withApplication({ consoleFolder: CONSOLE_FOLDER, clock: new FixedClock(NIGHT_STORY_END) });
  beforeAll(() => tellNightStory(urlOf(application.dataSource())), 120_000);

  it('tell which come next and why, which were made, and how they ended', async () => {
    const page = await browser.page();
    await signIn(page, application.url(), 'viewer');
    await page.goto(`${application.url()}/coverage`);
    const section = page.getByRole('region', { name: /Looks that are chosen/ });
    await section.getByText('40 looks a day, where most is to be expected, over 8 searches').waitFor();
    await section.getByRole('heading', { name: /^Next/ }).waitFor();
    for (const more of await section.getByText(/more looks$/).all()) await more.click();
    const latest = section.getByRole('listitem').filter({ hasText: 'Ads seen' }).first();
    expect(await latest.innerText()).toMatch(/nordlicht[\s\S]*Hamburg, Germany · Mobile/);
  });

  it('fit a phone', async () => {
    const page = await browser.page(PHONE);
    await signIn(page, application.url(), 'viewer');
    await page.goto(`${application.url()}/coverage`);
    await page.getByRole('region', { name: /Looks that are chosen/ }).waitFor();
    expect(await sidewaysOverflow(page)).toBe(0);
  });
});
