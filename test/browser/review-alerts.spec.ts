import { beforeAll, describe, expect, it } from '@jest/globals';
import { withApplication } from '../support/application.js';
import { CONSOLE_FOLDER, PHONE, sidewaysOverflow, signIn, withBrowser } from '../support/browser.js';
import { handIn, importNordlicht } from '../support/nordlicht.js';
import { affiliateAd, competitorAd, innocentAd, serpApiReply } from '../support/samples.js';

describe('reviewing alerts in the console', () => {
  const browser = withBrowser();
  const application = withApplication({ consoleFolder: CONSOLE_FOLDER });

  beforeAll(async () => {
    await importNordlicht(application);
    await handIn(application, [serpApiReply({ query: 'nordlicht', ads: [competitorAd, affiliateAd, innocentAd] })]);
  });

  it('goes from sign-in to a dismissed alert by keyboard, with the filter in the address', async () => {
    const page = await browser.page();
    await signIn(page, application.url(), 'ppc-manager');
    await page.getByRole('link', { name: 'suedlicht.example' }).waitFor();
    await page.getByRole('link', { name: 'dealfinder.example' }).waitFor();
    expect(await page.getByRole('link', { name: 'polarreisen.example' }).count()).toBe(0);

    await page.getByLabel('Kind of advertiser').selectOption('competitor');
    await page.getByRole('link', { name: 'dealfinder.example' }).waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.get('relation')).toBe('competitor');
    await page.getByLabel('Kind of advertiser').blur();

    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'suedlicht.example' }).waitFor();
    await page.getByText('What to do next').first().waitFor();
    expect(await page.locator('mark', { hasText: 'Nordlicht' }).count()).toBeGreaterThan(0);

    await page.keyboard.press('d');
    await page.getByLabel('Wrong advertiser').check();
    await page.keyboard.press('Enter');
    await page.getByText('Dismissed. It is on record.').waitFor();
    const history = page.getByRole('region', { name: 'History' });
    await history.getByText('Dismissed by ppc-manager: Wrong advertiser').waitFor();

    await page.keyboard.press('q');
    await page.getByText('No open alert matches these filters').waitFor();
    await page.getByText('Looked at 1 page: 1 with ads.').first().waitFor();
  });

  it('sets what has to be decided apart from what only appeared, and says how much is left out', async () => {
    const page = await browser.page();
    await signIn(page, application.url(), 'viewer');
    const parts = page.getByRole('navigation', { name: 'Part of the queue' });
    await parts.getByRole('link', { name: 'Appeared 1', exact: true }).waitFor();
    await page.getByText('1 more only appeared on brand searches.').waitFor();

    await page.keyboard.press('2');
    await page.getByRole('link', { name: 'polarreisen.example' }).waitFor();
    expect(new URL(page.url()).searchParams.get('verdict')).toBe('appearance');
    expect(await page.getByRole('link', { name: 'dealfinder.example' }).count()).toBe(0);
    await page.reload();
    await page.getByRole('link', { name: 'polarreisen.example' }).waitFor();
    expect(await parts.locator('[aria-current]').innerText()).toBe('Appeared 1');

    await page.goto(`${application.url()}/alerts?relation=unknown`);
    await page.getByText('Nothing to decide: these ads only appeared on brand searches.').waitFor();
    await page.getByRole('link', { name: 'polarreisen.example' }).waitFor();

    await page.goto(`${application.url()}/alerts?state=all`);
    await parts.getByRole('link', { name: 'Violation or review 2', exact: true }).waitFor();
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await sidewaysOverflow(page)).toBe(0);
  });

  it('lets somebody on a phone decide right after the ad, and copy the sentence to pass it on', async () => {
    const page = await browser.page({ ...PHONE, permissions: ['clipboard-read', 'clipboard-write'] });
    await signIn(page, application.url(), 'ppc-manager');
    await page.getByRole('link', { name: 'dealfinder.example' }).click();
    const top = async (name: string) => (await page.getByRole('region', { name }).boundingBox())?.y ?? Number.NaN;
    await page.getByRole('region', { name: 'Decide' }).waitFor();
    expect(await top('As the customer saw it')).toBeLessThan(await top('Decide'));
    expect(await top('Decide')).toBeLessThan(await top('What was found'));
    expect(await top('What was found')).toBeLessThan(await top('History'));
    expect(await sidewaysOverflow(page)).toBe(0);

    await page.getByRole('button', { name: 'Copy sentence' }).first().click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('clause 4.2');
  });

  it('opens a filtered view from its address and keeps the filter when the page is loaded again', async () => {
    const page = await browser.page();
    await signIn(page, application.url(), 'viewer');
    await page.goto(`${application.url()}/alerts?state=all&relation=affiliate`);
    await page.getByRole('link', { name: 'dealfinder.example' }).waitFor();
    await page.reload();
    await page.getByRole('link', { name: 'dealfinder.example' }).waitFor();
    expect(await page.getByRole('link', { name: 'suedlicht.example' }).count()).toBe(0);
    expect(await page.getByLabel('Kind of advertiser').inputValue()).toBe('affiliate');
  });

  it('tells a viewer why the decisions are off', async () => {
    const page = await browser.page();
    await signIn(page, application.url(), 'viewer');
    await page.getByRole('link', { name: 'dealfinder.example' }).click();
    await page.getByText('Your role is viewer: you can look, but not decide.').waitFor();
    expect(await page.getByRole('button', { name: 'Confirm' }).isDisabled()).toBe(true);
  });

  it('does not let two people decide over each other unseen', async () => {
    const page = await browser.page();
    await signIn(page, application.url(), 'admin');
    await page.getByRole('link', { name: 'dealfinder.example' }).click();
    await page.getByRole('heading', { name: 'dealfinder.example' }).waitFor();
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await application.agent('partner-manager').post(`/api/alerts/${id}/decisions`).send({ decision: 'watched' });

    await page.keyboard.press('c');
    await page.keyboard.press('Enter');
    await page.getByText('This alert changed meanwhile. Your decision was not saved.').waitFor();
    await page.getByRole('button', { name: 'Load what is new' }).click();
    await page.getByRole('region', { name: 'History' }).getByText('Watched by partner-manager').waitFor();
  });
});
