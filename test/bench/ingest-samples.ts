import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sampleCaptures as demoCaptures } from '../../src/demo/samples.js';
import type { Provider } from '../../src/domain/capture/capture.js';

export interface SampleCapture {
  readonly provider: Provider;
  readonly bytes: Buffer;
}

/** Looks per benchmark round. Real pages are fewer, so each is handed in several times with a mark that makes it another. */
const COPIES = { api: 20, html: 4 };

/**
 * Real pages and replies from the shared data beside the checkout. Few real replies carry ads of protected brands, so the
 * demo's replies of invented brands stand beside them. Throws where they are not at hand: figures over made-up
 * pages would mean little.
 */
export function benchCaptures(root: string, kind: 'api' | 'html'): SampleCapture[] {
  const shared = resolve(root, '../shared/data/serp');
  if (!existsSync(shared)) throw new Error(`The ingest benchmark reads real pages from ${shared}, which is not there.`);
  const sources: { provider: Provider; path: string }[] =
    kind === 'html'
      ? [...pages(join(shared, 'html/google'), 'google-html'), ...pages(join(shared, 'html/bing'), 'bing-html')]
      : [
          { provider: 'serpapi', path: join(shared, 'json/serpapi/search_coffee_sample_page20.json') },
          { provider: 'serpapi', path: join(shared, 'json/serpapi/search_coffee_sample.json') },
          {
            provider: 'dataforseo',
            path: join(shared, 'json/dataforseo/organic_task_get_advanced.paid_items.derived.json'),
          },
          { provider: 'dataforseo', path: join(shared, 'json/dataforseo/organic_live_regular.derived1.json') },
        ];
  const replies = demoCaptures(new Date('2026-11-20T12:00:00Z'))
    .filter(({ provider }) => kind === 'api' && (provider === 'serpapi' || provider === 'dataforseo'))
    .map(({ provider, text }) => ({ provider, bytes: Buffer.from(text) }));
  const real = sources.map(({ provider, path }) => ({ provider, bytes: readFileSync(path) }));
  return [...real, ...replies].flatMap(({ provider, bytes }) =>
    Array.from({ length: COPIES[kind] }, (_, copy) => ({ provider, bytes: marked(bytes, kind, copy) })),
  );
}

function pages(folder: string, provider: Provider): { provider: Provider; path: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html'))
    .map((name) => ({ provider, path: join(folder, name) }));
}

/** The same capture with other bytes: white space after the JSON, a comment after the page. */
function marked(bytes: Buffer, kind: 'api' | 'html', copy: number): Buffer {
  return Buffer.concat([bytes, Buffer.from(kind === 'html' ? `<!-- ${copy} -->` : ' '.repeat(copy))]);
}
