import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { FixedClock } from '../../src/platform/clock/clock.js';
import { withApplication } from '../support/application.js';
import { CONSOLE_FOLDER, PHONE, sidewaysOverflow, signIn, withBrowser } from '../support/browser.js';
import { CROSS_CHECK_END, tellCrossCheckStory } from '../support/cross-check-story.js';

jest.setTimeout(120_000);

describe('what two providers saw, on the coverage screen', () => {
  const browser = withBrowser();
  const application = withApplication({ consoleFolder: CONSOLE_FOLDER, clock: new FixedClock(CROSS_CHECK_END) });
  beforeAll(() => tellCrossCheckStory((application.dataSource().options as { url: string }).url), 120_000);

  it('names the one that misses ads and leads to both captures of a pair, on a phone too', async () => {
    const page = await browser.page(PHONE);
    await signIn(page, application.url(), 'viewer');
    await page.goto(`${application.url()}/coverage`);
    const region = page.getByRole('region', { name: /Do two providers see the same/ });
    await region.getByText('Scale SERP misses ads that SerpApi shows').waitFor();
    await region.getByText('2 further looks could not be compared').waitFor();
    expect(await sidewaysOverflow(page)).toBe(0);
    await region.getByRole('link', { name: 'Scale SERP' }).click();
    await page.getByText('nothing there').first().waitFor();
  });
});
