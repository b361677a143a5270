import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseBingHtml } from '../../../../src/domain/capture/bing-html.js';
import type { CaptureParser } from '../../../../src/domain/capture/capture.js';
import { parseDuckDuckGoHtml } from '../../../../src/domain/capture/duckduckgo-html.js';
import { parseGoogleHtml } from '../../../../src/domain/capture/google-html.js';
import {
  aBingPage,
  aDuckPage,
  aGooglePage,
  bingResult,
  bingTextAd,
  duckResult,
  duckTextAd,
  googleResult,
  googleTextAd,
  read,
} from './html-sample-pages.js';

const google = aGooglePage({
  query: 'lamp',
  top: [googleTextAd({ title: 'Lamps', address: 'www.lumenhaus.example', destination: 'https://lumenhaus.example/' })],
  results: [googleResult('Lamps', 'https://lamps.example/')],
});
const bing = aBingPage({
  query: 'lamp',
  top: [bingTextAd({ title: 'Lamps', address: 'www.lumenhaus.example', destination: 'https://lumenhaus.example/' })],
  results: [bingResult('Lamps', 'https://lamps.example/')],
});
const duck = aDuckPage({
  query: 'lamp',
  top: [duckTextAd({ title: 'Lamps', address: 'lumenhaus.example', destination: 'https://lumenhaus.example/' })],
  results: [duckResult('Lamps', 'https://lamps.example/')],
});
const PARSERS: readonly (readonly [string, CaptureParser, string])[] = [
  ['google-html', parseGoogleHtml, google],
  ['bing-html', parseBingHtml, bing],
  ['duckduckgo-html', parseDuckDuckGoHtml, duck],
];

/** Milliseconds that no page may take; an honest one of 1 MB takes about 30, on a machine that does nothing else. */
const DEADLINE = 10_000;

function timed(parse: CaptureParser, html: string): { outcome: string; code: string | undefined; ms: number } {
  const bytes = new TextEncoder().encode(html);
  const started = performance.now();
  const { outcome, reason } = parse(bytes);
  return { outcome, code: reason?.code, ms: performance.now() - started };
}

const into = (page: string, part: string): string =>
  page.replace(/(<ol id="b_results">|<div id="rso">|<div id="links" class="results">)/, `$1${part}`);

describe.each(PARSERS)('A hostile page given to %s', (_name, parse, page) => {
  it.each([
    ['50,000 nested elements', '<div>'.repeat(50_000), 'too-deep'],
    ['50,000 nested elements, closed again', '<div>'.repeat(50_000) + '</div>'.repeat(50_000), 'too-deep'],
    ['a million elements', '<b></b>'.repeat(1_000_000), 'too-many-elements'],
  ])('is failed in time when it has %s', (_what, part, code) => {
    const { ms, ...ended } = timed(parse, into(page, part));
    expect(ended).toEqual({ outcome: 'failed', code });
    expect(ms).toBeLessThan(DEADLINE);
  });

  it('is failed before it is decoded when it is 100 MB large', () => {
    const { outcome, reason } = parse(new Uint8Array(100 * 1024 * 1024).fill(0x3c));
    expect([outcome, reason?.code]).toEqual(['failed', 'too-large']);
  });

  const click = parse === parseGoogleHtml ? '/aclk?sa=l&amp;ai=x&amp;adurl=' : 'https://www.bing.com/aclick?u=x';
  const ad = `<div><h3><a href="${click}">Lamps</a></h3><cite>lamps.example</cite></div>`;
  it.each([
    [
      '100,000 links in one ad',
      `<div><h2><a href="${click}">Lamps</a></h2><cite>a.example</cite>${`<a href="${click}">More</a>`.repeat(100_000)}</div>`,
    ],
    ['60,000 ads', ad.repeat(60_000)],
    ['100,000 prices beside one link', `<div><img><a href="${click}">x</a>${'<p>9,90 €</p>'.repeat(100_000)}</div>`],
    ['50,000 cards', `<div><img><a href="${click}">Lamp</a><p>9,90 €</p></div>`.repeat(50_000)],
    ['nested empty cards', `<div><img><a href="${click}">L</a><p>9 €</p>`.repeat(200) + '<i></i>'.repeat(200_000)],
    ['headings in headings', '<div role="heading">L'.repeat(400) + '<i></i>'.repeat(200_000)],
    ['labels in labels', '<div>Ad'.repeat(400) + '<b>x</b>'.repeat(90_000)],
    ['a text of 10 MB', `<h3><a href="${click}">${'lamp '.repeat(2_000_000)}</a></h3><cite>a.example</cite>`],
    [
      'a text of only separators',
      `<div><h3><a href="${click}">L</a></h3><cite>a.example</cite><p>${'a: ,'.repeat(300)}</p></div>`.repeat(500),
    ],
    [
      '100,000 attributes',
      `<a ${Array.from({ length: 100_000 }, (_, at) => `data-${at}="/aclk"`).join(' ')} href="/x">L</a>`,
    ],
    ['100,000 unclosed links', '<a href="/url?q=x">'.repeat(100_000)],
    ['100,000 unclosed list items', '<li>lamp<p>'.repeat(100_000)],
    ['an endless tag', `<a href="${'x'.repeat(5_000_000)}`],
    ['5 MB of opening brackets', '<'.repeat(5_000_000)],
    ['5 MB of entities', '&amp;'.repeat(1_000_000)],
  ])('is read or refused in time when it has %s', (_what, part) => {
    expect(timed(parse, into(page, part)).ms).toBeLessThan(DEADLINE);
  });

  it('hands on markup in texts as text, and what cannot be shown without breaking', () => {
    const title = '&lt;script&gt;alert(1)&lt;/script&gt; \u202eevil\u202c \u0000 &#xD800; &#0;';
    const capture = read(parse, page.replaceAll(/(<h2[^>]*><a[^>]*>|<span>)Lamps/g, `$1${title}`));
    expect(capture.outcome).toBe('ads');
    expect(capture.ads[0]?.title).toContain('<script>alert(1)</script>');
    expect(JSON.stringify(capture)).not.toContain('\\u0000');
    expect(() => encodeURIComponent(JSON.stringify(capture))).not.toThrow();
  });

  it('never yields a destination that is not an http(s) address', () => {
    const schemes = ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '//evil.example'];
    for (const scheme of schemes) {
      const { ads } = read(parse, page.replaceAll('https://lumenhaus.example/', scheme));
      for (const { destination } of ads) expect(destination ?? 'https://none').toMatch(/^https?:\/\//);
    }
  });

  it('yields a capture of sound shape whatever is cut out of a page or put into it', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<',
        '>',
        '"',
        '</div>',
        '<a href="',
        '<h3>',
        '<script>',
        '<!--',
        '<svg>',
        '<title>',
        '</html>',
        '\0',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.nat(page.length), fc.nat(200), piece, (at, length, added) => {
        const capture = read(parse, page.slice(0, at) + added + page.slice(at + length));
        const failed = capture.outcome === 'failed' || capture.outcome === 'blocked';
        expect(capture.reason === null).toBe(!failed);
        expect(capture.outcome === 'ads').toBe(capture.ads.length > 0);
        expect(capture.ads.map((one) => one.position)).toEqual(capture.ads.map((_one, index) => index + 1));
      }),
      { numRuns: 300 },
    );
  });

  it('says "no ads" of no page that is cut off, wherever it is cut', () => {
    const plain = page.replace(
      /<li class="b_ad.*?<\/ul><\/li>(?=<li)|<div class="uEierd">.*?(?=<\/div><\/div><div id="search">)|<div class="result results_links results_links_deep result--ad">.*?(?=<div class="result results_links results_links_deep web)/s,
      '',
    );
    expect(read(parse, plain).outcome).toBe('no-ads');
    const end = plain.indexOf('</body>');
    for (let at = 0; at < end; at += 7) expect([at, read(parse, plain.slice(0, at)).outcome]).toEqual([at, 'failed']);
  });

  it('takes any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(parse(bytes).outcome).toBe('failed');
      }),
    );
  });
});
