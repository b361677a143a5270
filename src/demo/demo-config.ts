import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, loadConfig } from '../platform/config/config.js';
import type { SampleProvider } from './sample-provider.js';

/** Folders for the demo's mail and for the policies that it tracks, emptied at every start. */
export function freshFolders({ home, port }: Config): { readonly outbox: string; readonly policies: string } {
  const [outbox, policies] = ['outbox', 'policies'].map((name) => join(home, 'demo', `${name}-${port}`)) as [
    string,
    string,
  ];
  for (const folder of [outbox, policies]) rmSync(folder, { recursive: true, force: true });
  return { outbox, policies };
}

/**
 * The configuration of a demo: looks are asked of the sample provider and mail goes into a folder, whatever keys and mail
 * server the environment names. Its pages stay in its own database. A demo spends no money and writes to nobody.
 */
export function demoConfig(
  environment: Readonly<Record<string, string | undefined>>,
  { provider, outbox }: { readonly provider: Pick<SampleProvider, 'url'>; readonly outbox: string },
): Config {
  return loadConfig({
    ...environment,
    SERPAPI_KEY: 'demo-key',
    SERPAPI_URL: provider.url,
    DATAFORSEO_LOGIN: 'demo',
    DATAFORSEO_PASSWORD: 'demo-key',
    DATAFORSEO_URL: provider.url,
    RAW_STORE: '',
    MAIL_URL: '',
    MAIL_FROM: 'Markwarden demo <digest@demo.example>',
    MAIL_OUTBOX: outbox,
  });
}
