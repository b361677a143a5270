import { readFileSync } from 'node:fs';
import { brotliCompressSync, deflateRawSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { unpack } from '../../../../../src/captures/unpack.js';
import type { ParsedCapture, Provider } from '../../../../../src/domain/capture/capture.js';
import { MAX_PAGES, openFile } from '../../../../../src/domain/capture/container/open-file.js';
import { parseCapture } from '../../../../../src/domain/capture/parse-capture.js';
import { har, mhtml, warc, warcGz, warcRecord, warcResponse } from '../../../../support/archives.js';
import { HAND_COUNTED_PAGES } from '../../../../support/hand-counted-pages.js';
import { describeWithSharedData, sharedData } from '../../../../support/shared-data.js';
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
} from '../html-sample-pages.js';

const ad = {
  title: 'Südlicht lamps',
  address: 'www.lumenhaus.example',
  destination: 'https://lumenhaus.example/',
  description: 'Every lamp in stock, at 9 € — sent today.',
};
const google = aGooglePage({
  query: 'lampe',
  top: [googleTextAd(ad)],
  results: [googleResult('Lamps', 'https://lamps.example/')],
});
const bing = aBingPage({
  query: 'lampe',
  top: [bingTextAd(ad)],
  results: [bingResult('Lamps', 'https://lamps.example/')],
});
const duck = aDuckPage({
  query: 'lampe',
  top: [duckTextAd(ad)],
  results: [duckResult('Lamps', 'https://lamps.example/')],
});
const AT = {
  google: 'https://www.google.de/search?q=lampe&gl=de&hl=de',
  bing: 'https://www.bing.com/search?q=lampe&cc=DE',
  duck: 'https://html.duckduckgo.com/html/',
};
const PAGES = [
  { address: AT.google, body: google },
  { address: AT.bing, body: bing },
  { address: AT.duck, body: duck },
] as const;
const OTHERS = [
  { address: 'https://www.google.de/', body: '<title>Google</title>' },
  { address: 'https://lumenhaus.example/', body: google },
  { address: `${AT.google}&async=_fmt:pc`, body: '<div>a piece of a page</div>' },
];

/** Every page that a file yields, read. */
function readAll(bytes: Uint8Array): { provider: Provider; capture: ParsedCapture }[] {
  return openFile(bytes, unpack).pages.map(({ provider, part }) => ({
    provider,
    capture: parseCapture(provider, bytes, part === null ? null : { part, unpack }),
  }));
}

function one(bytes: Uint8Array): ParsedCapture {
  const [first, ...more] = readAll(bytes);
  if (first === undefined || more.length > 0) throw new Error(`one page expected, ${more.length} more found`);
  return first.capture;
}

describe('A saved page', () => {
  it.each([
    ['google-html', google],
    ['bing-html', bing],
    ['duckduckgo-html', duck],
  ])('as HTML is known for one of %s by what it carries', (provider, page) => {
    expect(openFile(Buffer.from(page), unpack)).toEqual({
      archive: null,
      pages: [{ provider, part: null }],
      leftOut: 0,
      reason: null,
    });
  });

  it.each([
    ['a page of nobody', '<html><title>Shop</title><body>Lamps</body></html>', 'not-recognised'],
    [
      'a page of an engine that is not read',
      '<html><title>lampe — Яндекс</title><body></body></html>',
      'not-recognised',
    ],
    ['a provider’s reply', '{"search_metadata":{}}', 'not-recognised'],
    ['nothing', '', 'not-recognised'],
    ['50,000 nested elements', '<div>'.repeat(50_000), 'not-recognised'],
  ])('is not guessed at when it is %s', (_what, text, code) => {
    expect(openFile(Buffer.from(text), unpack)).toMatchObject({ pages: [], reason: { code } });
  });
});

describe('A page in an archive', () => {
  it.each([
    ['MHTML, quoted-printable', mhtml({ address: AT.bing, body: bing })],
    ['MHTML, base64', mhtml({ address: AT.bing, body: bing }, { encoding: 'base64' })],
    ['MHTML, as it is', mhtml({ address: AT.bing, body: bing }, { encoding: '8bit' })],
    [
      'MHTML whose boundary stands in quotes and has signs',
      mhtml({ address: AT.bing, body: bing }, { boundary: "x'()+_,-./:=?y" }),
    ],
    ['HAR', har([{ address: AT.bing, body: bing }])],
    ['HAR, base64', har([{ address: AT.bing, body: Buffer.from(bing) }])],
    ['WARC', warc([warcResponse({ address: AT.bing, body: bing })])],
    ['WARC, packed by record', warcGz([warcResponse({ address: AT.bing, body: bing })])],
    ['WARC, packed as a whole', gzipSync(warc([warcResponse({ address: AT.bing, body: bing })]))],
  ])('is read from %s as it is by itself, at the time that the archive states', (_kind, file) => {
    const alone = parseCapture('bing-html', Buffer.from(bing));
    const { capturedAt, ...capture } = one(file);
    expect(capturedAt).toBe('2026-03-05T10:20:30.000Z');
    expect(capture).toMatchObject({ outcome: 'ads', country: 'DE', language: 'de', ads: alone.ads });
    expect(capture.ads[0]?.title).toBe('Südlicht lamps');
  });

  it('keeps the time that it states itself', () => {
    const own = parseCapture('google-html', Buffer.from(google)).capturedAt;
    expect(own).not.toBeNull();
    expect(one(har([{ address: AT.google, body: google }])).capturedAt).toBe(own);
  });

  it.each([
    ['gzip', gzipSync(google)],
    ['br', brotliCompressSync(google)],
    ['zstd', zstdCompressSync(google)],
    ['deflate', deflateRawSync(google)],
    ['gzip, br', brotliCompressSync(gzipSync(google))],
  ])('is unpacked when the server sent it as %s', (encoding, body) => {
    const file = warc([warcResponse({ address: AT.google, body }, { 'Content-Encoding': encoding })]);
    expect(one(file)).toMatchObject({ outcome: 'ads', query: 'lampe' });
  });

  it('is put together from its chunks, also where the crawler did so and kept the header', () => {
    const bytes = Buffer.from(google);
    const chunk = (part: Buffer): Buffer =>
      Buffer.concat([Buffer.from(`${part.length.toString(16)};x=1\r\n`), part, Buffer.from('\r\n')]);
    const chunks = Buffer.concat([chunk(bytes.subarray(0, 700)), chunk(bytes.subarray(700)), Buffer.from('0\r\n\r\n')]);
    for (const body of [chunks, bytes]) {
      const file = warc([warcResponse({ address: AT.google, body }, { 'Transfer-Encoding': 'chunked' })]);
      expect(one(file).ads[0]?.title).toBe('Südlicht lamps');
    }
  });

  it('is decoded by the charset that the server named, which may not be that of the page', () => {
    const latin = Buffer.from(google.replaceAll('€', '').replaceAll('—', ''), 'latin1');
    const contentType = 'text/html; charset=ISO-8859-1';
    for (const file of [
      warc([warcResponse({ address: AT.google, body: latin, contentType })]),
      har([{ address: AT.google, body: latin, contentType }]),
      mhtml({ address: AT.google, body: latin, contentType }, { encoding: 'base64' }),
    ])
      expect(one(file).ads[0]?.title).toBe('Südlicht lamps');
  });

  it('is told from the documents beside it, each with its own engine', () => {
    const documents = [...OTHERS.slice(0, 1), ...PAGES, ...OTHERS.slice(1)];
    for (const file of [har(documents), warc(documents.map((each) => warcResponse(each)))]) {
      const read = readAll(file);
      expect(read.map(({ provider, capture }) => [provider, capture.outcome, capture.query])).toEqual([
        ['google-html', 'ads', 'lampe'],
        ['bing-html', 'ads', 'lampe'],
        ['duckduckgo-html', 'ads', 'lampe'],
      ]);
    }
  });

  it('is not taken from what a browser’s scripts, pictures and redirects brought', () => {
    const file = har(
      [
        { address: AT.google, body: '', status: 302 },
        { address: AT.google, body: '{}', contentType: 'application/json' },
      ],
      [
        {
          startedDateTime: 1,
          request: { url: AT.google },
          response: { content: { text: google } },
          _resourceType: 'xhr',
        },
      ],
    );
    expect(openFile(file, unpack)).toMatchObject({ pages: [], reason: { code: 'no-results-page' } });
  });

  it('that is a wall before the results is known as blocked, and not lost', () => {
    const wall =
      '<html><head><title>https://www.google.de/search?q=lampe</title></head><body><form id="captcha-form"></form></body></html>';
    const address = `https://www.google.com/sorry/index?continue=${encodeURIComponent(AT.google)}`;
    const capture = one(har([{ address, body: wall, status: 429 }]));
    expect(capture).toMatchObject({ outcome: 'blocked', query: 'lampe', engine: 'google' });
  });

  it('that was saved under another address is known by what it carries', () => {
    const file = mhtml({ address: 'file:///C:/Users/a/page.html', body: bing });
    expect(readAll(file).map(({ provider, capture }) => [provider, capture.outcome])).toEqual([['bing-html', 'ads']]);
  });
});

describe('A damaged archive', () => {
  const records = PAGES.map((page) => warcResponse(page));

  it('loses no page but the one whose length is wrong, or not even that', () => {
    for (const length of ['5', '999999999', '-1', 'x', '']) {
      const wrong = warcResponse(PAGES[1], {}, { 'Content-Length': length });
      const file = warc([warcResponse(PAGES[0]), wrong, warcResponse(PAGES[2])]);
      expect(readAll(file).map(({ provider, capture }) => [provider, capture.outcome])).toEqual([
        ['google-html', 'ads'],
        ['bing-html', 'ads'],
        ['duckduckgo-html', 'ads'],
      ]);
    }
  });

  it.each([
    ['WARC', warc(records)],
    ['WARC, packed', warcGz(records)],
    ['MHTML', mhtml(PAGES[0])],
    ['HAR', har([PAGES[0]])],
  ])('of the kind %s never makes "no ads" of a page that is cut off', (_kind, file) => {
    for (let length = 0; length < file.length; length += 97) {
      const cut = file.subarray(0, length);
      for (const { capture } of readAll(cut)) expect(['ads', 'failed']).toContain(capture.outcome);
      const { pages, reason } = openFile(cut, unpack);
      expect(pages.length === 0).toBe(reason !== null);
    }
  });

  it.each([
    ['MHTML without a boundary', 'MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\nx', 'broken-archive'],
    [
      'MHTML of pictures only',
      'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--',
      'broken-archive',
    ],
    ['a HAR file that is cut off', '{"log":{"entries":[{"request":', 'truncated-json'],
    ['a HAR file without entries', '{"log":{}}', 'no-results-page'],
    ['a packed file that is no archive', gzipSync('lamps'), 'packed-file'],
    [
      'a packed file that is damaged',
      Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.alloc(50, 7)]),
      'broken-archive',
    ],
  ])('says so: %s', (_what, file, code) => {
    expect(openFile(Buffer.from(file), unpack)).toMatchObject({ pages: [], reason: { code } });
  });

  it('says of a HAR file without contents how to save it', () => {
    const capture = one(har([{ address: AT.google, body: '' }]));
    expect(capture).toMatchObject({ outcome: 'failed', reason: { code: 'archive-without-content' }, query: null });
  });
});

describe('A hostile archive', () => {
  const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, 32));

  it('that unpacks to 200 MB is given up at its limit, packed as a whole or as a page', () => {
    expect(openFile(bomb, unpack)).toMatchObject({ pages: [], reason: { code: 'too-large' } });
    const page = warc([warcResponse({ address: AT.google, body: bomb }, { 'Content-Encoding': 'gzip' })]);
    expect(one(page)).toMatchObject({ outcome: 'failed', reason: { code: 'too-large' } });
    const nested = warc([
      warcResponse({ address: AT.google, body: gzipSync(bomb) }, { 'Content-Encoding': Array(90).fill('gzip').join() }),
    ]);
    expect(one(nested).outcome).toBe('failed');
  });

  it('yields at most 100 pages, and says how many it left out', () => {
    const file = har(Array.from({ length: MAX_PAGES + 7 }, () => PAGES[0]));
    const opened = openFile(file, unpack);
    expect([opened.pages.length, opened.leftOut]).toEqual([MAX_PAGES, 7]);
  });

  const head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n';
  it.each([
    ['parts in parts without end', head + '--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n'.repeat(100_000)],
    ['a million boundaries', head + '--b\r\n\r\n'.repeat(1_000_000)],
    ['boundaries that are none', head + 'x--b'.repeat(1_000_000)],
    ['a header of 10 MB', head + `--b\r\nX: ${'y'.repeat(10_000_000)}`],
    ['a header folded a million times', `A: b\r\n${' c\r\n'.repeat(1_000_000)}`],
    ['a million beginnings of records', 'WARC/1.0\r\n'.repeat(1_000_000)],
    ['100,000 records without a length', 'WARC/1.0\r\nA: b\r\n\r\n\r\n\r\n'.repeat(100_000)],
    ['100,000 records that claim the rest', 'WARC/1.0\r\nContent-Length: 9999999\r\n\r\n\r\n\r\n'.repeat(100_000)],
    ['100,000 nested lists', `{"log":{"entries":${'['.repeat(100_000)}`],
    ['a million entries', `{"log":{"entries":[${'{},'.repeat(1_000_000)}{}]}}`],
  ])('is read or refused in time when it has %s', (_what, text) => {
    const bytes = Buffer.from(text);
    const started = performance.now();
    openFile(bytes, unpack);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('is refused, and breaks nothing, whatever stands where a text or a number should', () => {
    for (const odd of [null, 5, 'x', [], {}, true]) {
      for (const entry of [
        odd,
        { request: odd },
        { request: { url: odd } },
        { request: { url: AT.google }, response: odd },
      ]) {
        const { pages } = openFile(Buffer.from(JSON.stringify({ log: { entries: [entry, odd] } })), unpack);
        for (const { provider, part } of pages)
          expect(
            parseCapture(provider, Buffer.from(JSON.stringify({ log: { entries: [entry] } })), {
              part: part ?? 0,
              unpack,
            }).outcome,
          ).toBe('failed');
      }
      expect(openFile(Buffer.from(JSON.stringify({ log: odd })), unpack).pages).toEqual([]);
    }
  });

  it('does not pass a record about something else off as a page', () => {
    const revisit = warcRecord(
      { 'WARC-Type': 'revisit', 'WARC-Target-URI': AT.google },
      Buffer.from('HTTP/1.1 200 OK\r\n\r\n'),
    );
    const request = warcRecord({ 'WARC-Type': 'request', 'WARC-Target-URI': AT.google }, Buffer.from(google));
    expect(openFile(warc([revisit, request]), unpack)).toMatchObject({
      pages: [],
      reason: { code: 'no-results-page' },
    });
  });
});

describeWithSharedData('Real pages put into archives', () => {
  const pages = HAND_COUNTED_PAGES.filter(({ file }) => /^(?:google|bing)\/(?:monibrand|zlurad)/.test(file));

  it.each(pages.map(({ file }) => [file] as const))('%s has the same ads as by itself', (file) => {
    const engine = file.startsWith('bing/') ? 'bing' : 'google';
    const bytes = readFileSync(sharedData(`serp/html/${file}`));
    const alone = parseCapture(`${engine}-html`, bytes);
    const page = { address: AT[engine], body: bytes, contentType: 'text/html' };
    for (const archive of [
      mhtml(page),
      mhtml(page, { encoding: 'base64' }),
      har([page]),
      warcGz([warcResponse(page)]),
    ]) {
      const { outcome, ads, reason } = one(archive);
      expect({ outcome, ads, reason }).toEqual({ outcome: alone.outcome, ads: alone.ads, reason: alone.reason });
    }
  });
});
