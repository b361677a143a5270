import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { BrowserContextOptions } from 'playwright-core';
import type { DataSource } from 'typeorm';
import { FixedClock } from '../../src/platform/clock/clock.js';
import { withApplication } from '../support/application.js';
import { AUDIT_STORY_END, tellAuditStory } from '../support/audit-story.js';
import { CONSOLE_FOLDER, PHONE, sidewaysOverflow, signIn, withBrowser } from '../support/browser.js';
import { confirmAlert } from '../support/cases.js';

jest.setTimeout(120_000);

const urlOf = (database: DataSource): string => (database.options as { url: string }).url;

describe('audits in the console', () => {
  const browser = withBrowser();
  const application = withApplication({ consoleFolder: CONSOLE_FOLDER, clock: new FixedClock(AUDIT_STORY_END) });

  beforeAll(async () => {
    await tellAuditStory(urlOf(application.dataSource()));
    await confirmAlert(application, 'dealfinder.example');
  });

  it.each<[string, BrowserContextOptions]>([
    ['a computer', {}],
    ['a phone', PHONE],
  ])('lead on %s from the partners’ list to one of them, its strike and its alert', async (_what, options) => {
    const screen = await browser.page(options);
    await signIn(screen, application.url(), 'partner-manager');
    await screen.goto(`${application.url()}/audits`);
    await screen.getByText('Keeps the rules').first().waitFor();
    expect(await sidewaysOverflow(screen)).toBe(0);
    await screen.getByRole('link', { name: 'Deal Finder' }).click();
    await screen.getByRole('heading', { name: 'Deal Finder' }).waitFor();
    await screen.getByText('Breaches on 8 of 45 looks', { exact: false }).waitFor();
    await screen.getByText('3 could not look', { exact: false }).waitFor();
    await screen.getByText('Place 3 of 3', { exact: false }).waitFor();
    expect(await sidewaysOverflow(screen)).toBe(0);
    await screen.getByRole('region', { name: 'Strikes' }).getByRole('link', { name: 'Breaks an agreement' }).click();
    await screen.getByRole('heading', { name: 'dealfinder.example' }).waitFor();
  });

  it('keep the days in the address, and say of three looks that they make no score', async () => {
    const screen = await browser.page();
    await signIn(screen, application.url(), 'viewer');
    await screen.goto(`${application.url()}/audits`);
    await screen.getByLabel('To, included').fill('2026-11-16');
    await screen.getByLabel('From').fill('2026-11-16');
    await screen.getByText('Too few looks to say').first().waitFor();
    expect(new URL(screen.url()).search).toContain('until=2026-11-17');
    await screen.reload();
    await screen.getByText('Too few looks to say').first().waitFor();
  });
});
