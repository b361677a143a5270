import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll } from '@jest/globals';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { readyConsole } from '../../src/platform/build/console-build.js';
import { pointTo } from '../../src/platform/build/kept-builds.js';
import type { Role } from '../../src/accounts/role.js';
import { PASSWORD } from './application.js';
import { chromiumLaunch } from './chromium.js';
import { underLock } from './under-lock.js';

const ROOT = resolve(import.meta.dirname, '../..');

/** Where the console is built for tests; it is there once `withBrowser` is ready. */
export const CONSOLE_FOLDER = join(ROOT, 'node_modules/.cache/markwarden/console');

/** A phone of ordinary width. */
export const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 } };

/**
 * Brings the console's build up to date and starts one browser for the spec file. Each page has a context of its own,
 * closed after its test; a script error or a refused resource on any page fails the test.
 */
export function withBrowser(): { page: (options?: BrowserContextOptions) => Promise<Page> } {
  let browser: Browser;
  let contexts: BrowserContext[] = [];
  let complaints: string[] = [];

  beforeAll(async () => {
    const build = async (): Promise<void> => pointTo(CONSOLE_FOLDER, await readyConsole(ROOT, () => undefined));
    await underLock(`${CONSOLE_FOLDER}.lock`, build);
    browser = await chromium.launch({
      ...(await chromiumLaunch()),
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'],
    });
  }, 180_000);

  afterAll(() => browser.close());

  afterEach(async () => {
    const open = contexts;
    const said = complaints;
    contexts = [];
    complaints = [];
    await Promise.all(open.map((context) => context.close()));
    if (said.length > 0) throw new Error(`The browser complained:\n${said.join('\n')}`);
  });

  return {
    page: async (options = {}) => {
      const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...options });
      context.setDefaultTimeout(15_000);
      contexts.push(context);
      const page = await context.newPage();
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        // An answer such as 401 is logged by the browser itself and is no fault of the console.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
          complaints.push(message.text());
      });
      return page;
    },
  };
}

/** Signs in through the form, as the person with this role, and lands on the alerts. */
export async function signIn(page: Page, url: string, role: Role): Promise<void> {
  await page.goto(`${url}/alerts`);
  await page.getByLabel('E-mail').fill(`${role}@test.example`);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Alerts' }).waitFor();
}

/** How many pixels the page is wider than the window; more than none means scrolling sideways. */
export function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
