import { beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '../../src/platform/clock/clock.js';
import { withApplication } from '../support/application.js';
import { CONSOLE_FOLDER, PHONE, sidewaysOverflow, signIn, withBrowser } from '../support/browser.js';
import { handIn, importNordlicht } from '../support/nordlicht.js';
import { competitorAd, serpApiReply } from '../support/samples.js';
import { withSmtp } from '../support/smtp.js';

describe('the digest in the console', () => {
  const smtp = withSmtp();
  const browser = withBrowser();
  const server = withApplication({
    consoleFolder: CONSOLE_FOLDER,
    clock: new FixedClock('2026-11-25T12:00:00Z'),
    environment: {
      get MAIL_URL() {
        return smtp().url;
      },
      MAIL_FROM: 'digest@markwarden.example',
    },
  });
  const evilAd = { ...competitorAd, title: 'Nordlicht <img src=x onerror=alert(1)> Lampen' };

  beforeAll(async () => {
    await importNordlicht(server);
    await handIn(server, [serpApiReply({ query: 'nordlicht', id: 'one', ads: [evilAd] })]);
  });

  it('shows the mail in a frame of its own, pictures and all, and as plain text', async () => {
    const page = await browser.page();
    await signIn(page, server.url(), 'ppc-manager');
    await page.getByRole('link', { name: 'Digest' }).click();
    const mail = page.frameLocator('iframe[title="The mail"]');
    await mail.getByRole('heading', { name: 'Week 47: 1 look, misuse in 1 of them' }).waitFor();
    const chart = mail.getByRole('img', { name: /^Looks that could see, by day: Mon nobody looked/ });
    expect(await chart.evaluate((img) => (img as unknown as { naturalWidth: number }).naturalWidth)).toBe(800);
    expect(await page.locator('iframe').getAttribute('sandbox')).not.toMatch(/allow-(scripts|same-origin|forms)/);
    await page.getByText('Plain text').click();
    await page.getByText('HOW MUCH WAS LOOKED AT').waitFor();
  });

  it('sends the signed-in person a test, and lets them turn their own digest off', async () => {
    const page = await browser.page();
    await signIn(page, server.url(), 'ppc-manager');
    await page.goto(`${server.url()}/digests`);
    await page.getByRole('button', { name: 'Send me a test' }).click();
    await page.getByText('Sent to ppc-manager@test.example').waitFor();
    expect(smtp().mails[0]?.header('Subject')).toMatch(/^Test: Week 47/);
    const wanted = page.getByRole('switch', { name: 'Mail me the digest every Monday' });
    await wanted.click();
    await page.waitForResponse((response) => response.url().endsWith('/api/digests'));
    await page.reload();
    await wanted.waitFor();
    expect(await wanted.isChecked()).toBe(false);
  });

  it('fits a phone', async () => {
    const page = await browser.page(PHONE);
    await signIn(page, server.url(), 'partner-manager');
    await page.goto(`${server.url()}/digests?week=2026-W48&role=partner-manager`);
    await page.getByText('This week still runs').waitFor();
    expect(await sidewaysOverflow(page)).toBe(0);
  });
});
