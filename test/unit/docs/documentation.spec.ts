import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { MAX_CAPTURE_BYTES } from '../../../src/captures/parse-pool.js';
import { PROVIDERS } from '../../../src/domain/capture/capture.js';
import { MAX_BYTES, MAX_DEPTH, MAX_ELEMENTS } from '../../../src/domain/capture/html/page-tree.js';
import { MAX_TEXT } from '../../../src/domain/capture/json-fields.js';
import { MAX_JSON_DEPTH } from '../../../src/domain/capture/json-read.js';
import { MAX_ADS, MAX_SITELINKS } from '../../../src/domain/capture/reply-ads.js';
import { VERDICTS, VIOLATIONS } from '../../../src/domain/detection/finding.js';
import { LIVE_PROVIDERS, OFFERS } from '../../../src/domain/scheduling/live-providers.js';
import { LOOK_REASONS } from '../../../src/domain/scheduling/look-reasons.js';
import { readPortfolioText } from '../../../src/portfolio/portfolio-file.js';
import { OUTBOUND_CODES } from '../../../src/platform/outbound/outbound-error.js';

const ROOT = resolve(import.meta.dirname, '../../..');
const text = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const filesBelow = (folder: string, ending: RegExp): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => join(folder, name));

const pages = ['README.md', 'CONTRIBUTING.md', ...filesBelow('docs', /\.md$/)].filter((page) =>
  existsSync(join(ROOT, page)),
);

describe('the documentation', () => {
  it('shows a portfolio that is accepted as it stands', () => {
    const example = /```yaml\n([\s\S]*?)```/.exec(text('docs/portfolio.md'))?.[1] ?? '';
    expect(readPortfolioText(example)).toMatchObject({ ok: true });
  });

  it('explains every stable error code that the code can give', () => {
    const codes = filesBelow('src', /\.tsx?$/).flatMap(
      (file) => text(file).match(/\b(?:MW|DETECT|PARSE(?!-POOL))-[A-Z]+(?:-[A-Z]+)*\b(?!-)/g) ?? [],
    );
    const explained = text('docs/errors.md');
    expect([...new Set(codes)].filter((code) => !explained.includes(`\`${code}\``))).toEqual([]);
  });

  it('explains every reason for which another server gave no answer', () => {
    const explained = text('docs/errors.md');
    expect(OUTBOUND_CODES.filter((code) => !explained.includes(`| \`${code}\` |`))).toEqual([]);
  });

  it('explains every violation and verdict by its code', () => {
    const page = text('docs/detection.md');
    expect([...VIOLATIONS, ...VERDICTS].filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
  });

  it('explains every provider by its name', () => {
    const page = text('docs/captures.md');
    expect(PROVIDERS.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it('explains every reason of a look as the screens do, and who can be asked', () => {
    const page = text('docs/collection.md');
    const plain = page.replaceAll('`', '');
    const told = Object.entries(LOOK_REASONS).filter(
      ([code, { means, todo }]) => page.includes(`| \`${code}\` |`) && plain.includes(means) && plain.includes(todo),
    );
    expect(told).toHaveLength(Object.keys(LOOK_REASONS).length);
    const engines = LIVE_PROVIDERS.flatMap((provider) => Object.keys(OFFERS[provider].engines));
    expect(engines.filter((engine) => !page.includes(`| ${engine} |`))).toEqual([]);
  });

  it('states the limits of a capture as they are', () => {
    const megabytes = (bytes: number): string => `${bytes / 1024 / 1024} MiB`;
    const count = (value: number): string => value.toLocaleString('en-GB');
    const stated = [
      `| a file | ${megabytes(MAX_CAPTURE_BYTES)}; a saved page ${megabytes(MAX_BYTES)} |`,
      `| nesting | ${MAX_DEPTH} levels of a page, ${MAX_JSON_DEPTH} of a reply |`,
      `| elements of a page | ${count(MAX_ELEMENTS)} |`,
      `${count(MAX_ADS)} of a reply |`,
      `| sitelinks of one ad | ${count(MAX_SITELINKS)} |`,
      `| one text of an ad | ${count(MAX_TEXT)} UTF-16 units; the rest is cut |`,
    ];
    const page = text('docs/captures.md');
    expect(stated.filter((line) => !page.includes(line))).toEqual([]);
  });

  it('links only to files that are there, screenshots and generated files apart', () => {
    const broken = pages.flatMap((page) =>
      [...text(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)(?:#[^)]*)?\)/g)]
        .map((match) => relative(ROOT, resolve(ROOT, dirname(page), match[1] ?? '')))
        .filter((target) => !/^docs\/(?:screenshots\/|openapi\.json|portfolio\.schema\.json)/.test(target))
        .filter((target) => !existsSync(join(ROOT, target)))
        .map((target) => `${page}: ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('names the two commands that a newcomer needs, exactly as .ci/run calls them', () => {
    expect(text('README.md')).toContain('npm ci && npm run demo');
    expect(text('README.md')).toContain('npm ci && npm test');
    expect(text('.ci/run')).toContain('npm ci && npm test');
  });
});
