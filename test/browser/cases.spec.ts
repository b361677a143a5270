import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { SendFilingsJob } from '../../src/cases/send-filings.job.js';
import { type TestApplication, withApplication } from '../support/application.js';
import { CONSOLE_FOLDER, PHONE, sidewaysOverflow, signIn, withBrowser } from '../support/browser.js';
import { handIn, importNordlicht } from '../support/nordlicht.js';
import { affiliateAd, competitorAd, serpApiReply } from '../support/samples.js';

const SCRIPT = '<script>window.hacked=1</script><img src=x onerror="window.hacked=1">';
const OUTBOX = mkdtempSync(join(tmpdir(), 'markwarden-outbox-'));

interface CaseAnswer {
  readonly number: string;
  readonly lastEventId: string;
  readonly asked: readonly { key: string; value: string | null }[];
  readonly filings: readonly { id: string; kind: 'form' | 'mail' }[];
}

describe('cases in the console', () => {
  const browser = withBrowser();
  const application = withApplication({
    consoleFolder: CONSOLE_FOLDER,
    environment: { MAIL_OUTBOX: OUTBOX, MAIL_FROM: 'Markwarden <watch@nordlicht.example>' },
  });

  beforeAll(async () => {
    await importNordlicht(application);
    const evil = {
      title: `Nordlicht Lampen ${SCRIPT}`,
      description: 'Nordlicht \u202Egnp.exe',
      domain: 'evil.example',
    };
    const lamps = { title: 'Nordlicht Lampen', description: 'Nordlicht', domain: 'lamps.example' };
    const lights = { title: 'Nordlicht Leuchten', description: 'Nordlicht', domain: 'lights.example' };
    const shop = { title: 'Nordlicht Shop', description: 'Nordlicht', domain: 'shop.example' };
    const bulbs = { title: 'Nordlicht Birnen', description: 'Nordlicht', domain: 'bulbs.example' };
    const ads = [competitorAd, affiliateAd, evil, lamps, lights, shop, bulbs];
    await handIn(application, [serpApiReply({ query: 'nordlicht', ads })]);
    const again = [1, 2, 3, 4, 5].map((day) => {
      return serpApiReply({ query: 'nordlicht', ads: [bulbs], id: `again-${day}`, at: `2026-11-1${day} 09:30:00 UTC` });
    });
    await handIn(application, again);
  });

  it('leads from a confirmed alert to a filed and closed case, asking for each fact once', async () => {
    const page = await browser.page({ permissions: ['clipboard-read', 'clipboard-write'] });
    await signIn(page, application.url(), 'ppc-manager');
    await page.getByRole('link', { name: 'suedlicht.example' }).click();
    await page.getByRole('region', { name: 'Decide' }).waitFor();
    expect(await page.getByRole('button', { name: 'Open a case' }).count()).toBe(0);
    await page.keyboard.press('c');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Open a case' }).click();

    await page.getByRole('heading', { name: /^MW-\d+ / }).waitFor();
    const number = /MW-\d+/.exec(await page.getByRole('heading', { level: 1 }).innerText())?.[0] ?? '';
    await page.getByRole('region', { name: 'Packet' }).getByText('1 capture kept for good').waitFor();
    const next = page.getByRole('region', { name: 'Next' });
    await next.getByText('Fill in what is missing').waitFor();
    const form = page.getByRole('region', { name: 'Google Ads trademark complaint' });
    expect(await form.getByRole('button', { name: 'Record the reference number' }).isDisabled()).toBe(true);

    await answerAll(page);
    await page.getByText('Saved, and filled in wherever it is wanted.').waitFor();
    await page.getByText('Nothing is missing', { exact: true }).waitFor();
    await next.getByText('Nothing is missing: read the draft and file it.').waitFor();
    expect(await form.getByRole('link', { name: 'Open the form' }).getAttribute('rel')).toContain('noopener');
    await form.getByRole('button', { name: 'Copy: Registration number' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^\d+$/);

    await form.getByRole('textbox', { name: 'Reference number' }).fill('1-2345000037');
    await page.keyboard.press('Enter');
    await form.getByText('1-2345000037').first().waitFor();
    await next.getByText('Waits for an answer.').waitFor();

    const note = page.getByRole('region', { name: 'What it does to customers' });
    await note.getByRole('button', { name: 'Add an action' }).click();
    await note.getByLabel('What', { exact: true }).fill('Tell the service team what callers will ask.');
    await note.getByLabel('Who').selectOption('service-lead');
    await note.getByRole('button', { name: 'Add', exact: true }).click();
    await note.getByRole('listitem').filter({ hasText: 'Tell the service team what callers will ask.' }).waitFor();

    await next.getByRole('button', { name: 'Close', exact: true }).click();
    await next.getByRole('form', { name: 'Close' }).getByRole('button', { name: 'Close' }).click();
    await next.getByText('Choose a reason.').waitFor();
    await next.getByLabel('Agreed with the advertiser').check();
    await next.getByRole('form', { name: 'Close' }).getByRole('button', { name: 'Close' }).click();
    await next.getByText('agreed with the advertiser.').waitFor();
    const history = page.getByRole('region', { name: 'History' }).getByRole('listitem');
    expect(await history.first().innerText()).toMatch(/Closed by ppc-manager\s+Agreed with the advertiser/);
    expect(await page.getByText('Opened by ppc-manager').count()).toBe(0);
    await page.getByRole('button', { name: /^Show \d+ older events$/ }).click();
    expect(await history.last().innerText()).toContain('Opened by ppc-manager');

    await page.goto(`${application.url()}/cases?state=closed`);
    await page.getByRole('link', { name: number }).waitFor();
  });

  it('sends a mail once it was said to whom, and asks a person where nobody knows whether it arrived', async () => {
    const { id, item } = await completeCase(application, 'lights.example');
    const page = await browser.page();
    await signIn(page, application.url(), 'ppc-manager');
    await page.goto(`${application.url()}/cases/${id}`);
    const mail = page.getByRole('region', { name: 'Notice to the advertiser' });
    await mail.getByRole('button', { name: 'Change the text' }).click();
    await mail.getByRole('textbox', { name: 'Text', exact: true }).fill('Please take the ad down.');
    await mail.getByRole('button', { name: 'Save the text' }).click();
    await mail.getByText('Please take the ad down.').waitFor();
    await mail.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Send to legal@party.example' }).click();
    await mail.getByText('It is being sent').waitFor();

    await sendQueued(application);
    await mail.getByText(/^Sent on /).waitFor();
    expect(readdirSync(OUTBOX).filter((name) => name.endsWith('.eml'))).toHaveLength(1);

    const filing = item.filings.find(({ kind }) => kind === 'mail')?.id;
    await application
      .dataSource()
      .query(`UPDATE filing SET state = 'unsure', sent_at = NULL, handed_over_at = now() WHERE id = $1`, [filing]);
    await page.reload();
    await mail.getByText('This mail may or may not have arrived').waitFor();
    await mail.getByRole('button', { name: 'It arrived' }).click();
    await mail.getByText(/^Sent on /).waitFor();
    await page.getByRole('region', { name: 'History' }).getByText('It arrived.').waitFor();
  });

  it('says who was faster, and keeps what was typed', async () => {
    const { id } = await openedCase(application, 'lamps.example');
    const page = await browser.page();
    await signIn(page, application.url(), 'ppc-manager');
    await page.goto(`${application.url()}/cases/${id}`);
    const next = page.getByRole('region', { name: 'Next' });
    await next.getByRole('button', { name: 'Close', exact: true }).click();
    await next.getByLabel('Another reason').check();
    await next.getByLabel('In your words (optional)').fill('They went out of business.');
    const people = await application.agent('partner-manager').get('/api/session');
    const { user } = people.body as { user: { id: string } };
    await application.agent('partner-manager').post(`/api/cases/${id}/owner`).send({ ownerId: user.id }).expect(204);

    const close = next.getByRole('form', { name: 'Close' }).getByRole('button', { name: 'Close' });
    await close.click();
    await next.getByText('partner-manager changed this case after you opened it').waitFor();
    await next.getByRole('button', { name: 'Look again' }).click();
    await next.getByText(/Handed over.* by partner-manager/).waitFor();
    expect(await next.getByLabel('In your words (optional)').inputValue()).toBe('They went out of business.');
    await next.getByRole('button', { name: 'Go on' }).click();
    await close.click();
    await next.getByText('another reason.').waitFor();
  });

  it('moves a case on the board by a menu, and says why a move is refused there and on the case', async () => {
    const { item } = await openedCase(application, 'dealfinder.example');
    const page = await browser.page();
    await signIn(page, application.url(), 'ppc-manager');
    await page.goto(`${application.url()}/cases?view=board`);
    await page.getByRole('button', { name: `Move ${item.number} to …` }).click();
    await page.getByRole('menuitem', { name: /^Filed.*Nothing was filed yet/s }).waitFor();
    await page.getByRole('menuitem', { name: 'Closed' }).click();
    await page.getByRole('dialog').getByLabel('Not worth it').check();
    await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last().click();
    await page
      .getByRole('region', { name: /^Closed/ })
      .getByRole('link', { name: item.number })
      .waitFor();
    expect(new URL(page.url()).searchParams.get('view')).toBe('board');

    const { id } = await openedCase(application, 'shop.example');
    await application.dataSource().query('DELETE FROM note_action WHERE case_id = $1', [id]);
    await page.goto(`${application.url()}/cases/${id}`);
    const next = page.getByRole('region', { name: 'Next' });
    await next.getByText('The impact note has no action.').waitFor();
    expect(await next.getByRole('button', { name: 'Close', exact: true }).count()).toBe(0);
  });

  it('draws a hostile ad as text, warns of its dismissal, fits a phone, and goes by keyboard', async () => {
    const { id, item, alertId } = await openedCase(application, 'evil.example');
    const page = await browser.page(PHONE);
    await signIn(page, application.url(), 'ppc-manager');
    await page.goto(`${application.url()}/cases`);
    await page.getByRole('link', { name: item.number }).waitFor();
    expect(await sidewaysOverflow(page)).toBe(0);
    await page.keyboard.press('b');
    await page.getByRole('heading', { name: /^Draft/ }).waitFor();
    expect(await sidewaysOverflow(page)).toBe(0);
    await page.keyboard.press('b');
    await page.getByRole('list', { name: 'Cases' }).waitFor();

    await page.keyboard.press('j');
    while ((await page.evaluate(() => document.activeElement?.textContent))?.startsWith(item.number) === false)
      await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByText('onerror="window.hacked=1"').first().waitFor();
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.locator('a[href*="evil.example"]').count()).toBe(0);
    expect(await page.locator('main').innerText()).not.toContain('\u202E');
    expect(await sidewaysOverflow(page)).toBe(0);

    await decide(application, alertId, { decision: 'dismissed', reason: 'not-our-mark' });
    await page.goto(`${application.url()}/cases/${id}`);
    await page.getByText('1 alert dismissed after the case was opened').waitFor();
    await page.getByText('Nothing may be filed on it.').first().waitFor();
    await page.getByRole('link', { name: 'Confirm it again' }).click();
    await page
      .getByRole('region', { name: 'Case' })
      .getByRole('link', { name: `Case ${item.number}` })
      .waitFor();
  });

  it('lets a viewer look, at the newest captures first, and nothing else', async () => {
    const { id, item } = await openedCase(application, 'bulbs.example');
    const page = await browser.page();
    await signIn(page, application.url(), 'viewer');
    await page.goto(`${application.url()}/cases/${id}`);
    await page.getByText('Your role is viewer: you can look, but not act.').waitFor();
    for (const name of ['Send', 'Withdraw', 'Change the text', 'Prepare a draft', 'Hand over'])
      expect(await page.getByRole('button', { name, exact: true }).count()).toBe(0);

    const packet = page.getByRole('region', { name: 'Packet' });
    await packet.getByText('6 captures kept for good').waitFor();
    const captures = packet.getByRole('link', { name: /Nov/ });
    expect(await captures.count()).toBe(3);
    await packet.getByRole('button', { name: 'Show 3 older captures' }).press('Enter');
    expect(await captures.count()).toBe(6);
    await packet.getByRole('button', { name: 'Show fewer' }).press('Enter');
    expect(await captures.count()).toBe(3);

    await page.setViewportSize(PHONE.viewport ?? { width: 390, height: 844 });
    await page.reload();
    await packet.getByText('1 mark, 0 clauses, 6 captures').waitFor();
    expect(await packet.getByText('6 captures kept for good').isVisible()).toBe(false);
    await packet.getByRole('heading', { name: 'Packet' }).click();
    await packet.getByText('6 captures kept for good').waitFor();

    const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: item.number }) });
    await page.goto(`${application.url()}/cases`);
    await row.getByText(/facts? missing$/).waitFor();
    await application.dataSource().query(`UPDATE takedown_case SET state = 'filed' WHERE id = $1`, [id]);
    await page.reload();
    await row.getByText('Waits for an answer.').waitFor();
    expect(await row.getByText('missing').count()).toBe(0);
  });
});

/** Fills in every fact that is asked and saves them in one go. */
async function answerAll(page: Page): Promise<void> {
  const facts = page.getByRole('form', { name: 'Facts that only a person knows' });
  for (const field of await facts.getByRole('textbox').all()) {
    const email = (await field.getAttribute('type')) === 'email';
    await field.fill(email ? 'legal@party.example' : 'Nora Licht, owner');
  }
  await facts.getByRole('button', { name: /^Save/ }).click();
}

/** Decides every line of an alert, decided ones too. */
async function decide(application: TestApplication, alertId: string, decision: object): Promise<void> {
  const agent = application.agent('admin');
  const { lines } = (await agent.get(`/api/alerts/${alertId}`).expect(200)).body as { lines: { id: string }[] };
  const body = { ...decision, lines: lines.map(({ id }) => id) };
  await agent.post(`/api/alerts/${alertId}/decisions`).send(body).expect(204);
}

/** Confirms the party's alert and opens a case from it, as another person would. */
async function openedCase(application: TestApplication, domain: string) {
  const queue = await application.agent('admin').get('/api/alerts?state=all').expect(200);
  const { alerts } = queue.body as { alerts: { id: string; party: { domain: string | null } }[] };
  const alertId = alerts.find(({ party }) => party.domain === domain)?.id ?? '';
  await decide(application, alertId, { decision: 'confirmed' });
  const opened = await application
    .agent('admin')
    .post('/api/cases')
    .send({ alertIds: [alertId] })
    .expect(200);
  const { id } = opened.body as { id: string };
  return { id, alertId, item: await readCase(application, id) };
}

async function readCase(application: TestApplication, id: string): Promise<CaseAnswer> {
  return (await application.agent('admin').get(`/api/cases/${id}`).expect(200)).body as CaseAnswer;
}

/** A case of which nothing is missing. */
async function completeCase(application: TestApplication, domain: string) {
  const { id, item } = await openedCase(application, domain);
  const facts = item.asked
    .filter(({ value }) => value === null)
    .map(({ key }) => ({ key, value: /email|contact/.test(key) ? 'legal@party.example' : 'Nora Licht, owner' }));
  await application.agent('admin').post(`/api/cases/${id}/facts`).send({ facts }).expect(204);
  return { id, item };
}

/** What the worker would do within seconds. */
async function sendQueued(application: TestApplication): Promise<void> {
  const job = application.app().get(SendFilingsJob, { strict: false });
  for (const key of await job.due()) await job.run(key);
}
