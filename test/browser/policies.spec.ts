import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { withApplication } from '../support/application.js';
import { CONSOLE_FOLDER, PHONE, sidewaysOverflow, signIn, withBrowser } from '../support/browser.js';

jest.setTimeout(120_000);

const folder = mkdtempSync(join(tmpdir(), 'policies-'));
const write = (day: string, text: string): void => writeFileSync(join(folder, `2026-11-${day}T06-00-00Z.md`), text);
write('01', '# Wine\n\nNo wine ads before 22:00.');
write(
  '02',
  `# Wine\n\nNo wine ads before 23:00. \\<img src=x onerror="document.title='taken'"> \u202e ${'x'.repeat(2000)}`,
);

describe('policies in the console', () => {
  const server = withApplication({ consoleFolder: CONSOLE_FOLDER });
  const browser = withBrowser();

  it('lets a manager track a document on a phone, and read what changed without seeing colours', async () => {
    const page = await browser.page(PHONE);
    await signIn(page, server.url(), 'partner-manager');
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Policies' }).click();
    await page.getByText('No document is tracked yet').waitFor();
    await page.getByRole('button', { name: 'Track a document' }).click();
    await page.getByLabel('Name').fill('Ad rules');
    await page.getByLabel('Address, or folder on the server').fill(folder);
    await page.getByRole('button', { name: 'Track it' }).click();

    await page.getByRole('heading', { name: 'Ad rules' }).waitFor();
    await page.getByRole('heading', { name: 'What changed' }).waitFor();
    const removed = page.locator('article del').first();
    expect(await removed.innerText()).toMatch(/removed:\s+22/u);
    expect(await removed.evaluate((element) => getComputedStyle(element).textDecorationLine)).toBe('line-through');
    expect(await page.locator('article ins').first().innerText()).toMatch(/added:\s+23/u);
    expect(await page.locator('article').innerText()).toContain('<img src=x onerror=');
    expect(await page.title()).toBe('Ad rules · Markwarden');
    expect(await sidewaysOverflow(page)).toBe(0);

    await page.getByRole('button', { name: 'Look now' }).click();
    await page.getByText('Looked just now: nothing that a reader sees is new.').waitFor();
  });

  it('shows a viewer the same, and nothing to change it with', async () => {
    const page = await browser.page();
    await signIn(page, server.url(), 'viewer');
    await page.getByRole('link', { name: 'Policies' }).click();
    await page.getByRole('link', { name: 'Ad rules' }).click();
    await page.getByRole('heading', { name: 'Timeline' }).waitFor();
    expect(await page.getByRole('button', { name: 'Look now' }).count()).toBe(0);
    await page.goto(`${server.url()}/policies`);
    await page.getByRole('link', { name: 'Ad rules' }).waitFor();
    expect(await page.getByRole('button', { name: 'Track a document' }).count()).toBe(0);
  });
});
