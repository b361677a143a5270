import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { CapturedAd, ParsedCapture } from '../../../../src/domain/capture/capture.js';
import { parseGoogleHtml } from '../../../../src/domain/capture/google-html.js';
import { describeWithSharedData, sharedData } from '../../../support/shared-data.js';
import { HAND_COUNTED_PAGES } from '../../../support/hand-counted-pages.js';
import { agreement, publishersParse } from './html-publishers-parse.js';
import { aGooglePage, googleResult, googleTextAd, productCard, read } from './html-sample-pages.js';

function texts(capture: ParsedCapture): readonly CapturedAd[] {
  return capture.ads.filter((ad) => ad.kind === 'text');
}

describe('A Google page with text ads', () => {
  const page = aGooglePage({
    query: 'tarnhelm lamps',
    top: [
      googleTextAd({
        title: 'Tarnhelm Lamps - Official Shop',
        address: 'https://www.tarnhelm.example/lamps',
        destination: 'https://shop.tarnhelm.example/lamps?ref=1',
        description: 'Hand-made lamps from the north. Delivered within two days, returned free.',
        sitelinks: ['Desk lamps', 'Floor lamps'],
      }),
    ],
    results: [googleResult('Tarnhelm', 'https://tarnhelm.example/'), googleResult('Lamps', 'https://lamps.example/')],
    bottom: [
      googleTextAd({
        title: 'Cheap Lamps Today',
        address: 'www.lumenhaus.example/deals',
        destination: 'https://lumenhaus.example/deals',
        description: 'All lamps reduced this week only, while stocks last.',
      }),
    ],
  });

  it('yields each ad with its headline, address, text, sitelinks and place', () => {
    const capture = read(parseGoogleHtml, page);
    expect(capture).toMatchObject({ outcome: 'ads', engine: 'google', query: 'tarnhelm lamps', language: 'en' });
    expect(capture.ads).toMatchObject([
      {
        kind: 'text',
        block: 'top',
        position: 1,
        title: 'Tarnhelm Lamps - Official Shop',
        displayUrl: 'https://www.tarnhelm.example/lamps',
        destination: 'https://shop.tarnhelm.example/lamps?ref=1',
        description: 'Hand-made lamps from the north. Delivered within two days, returned free.',
      },
      { block: 'bottom', position: 2, title: 'Cheap Lamps Today', displayUrl: 'www.lumenhaus.example/deals' },
    ]);
    expect(capture.ads[0]?.clickUrl).toMatch(/\/aclk\?/);
    expect(capture.ads[0]?.sitelinks.map((sitelink) => sitelink.title)).toEqual(['Desk lamps', 'Floor lamps']);
  });

  it('is read the same when every class has another name', () => {
    const renamed = page.replace(/class="([^"]*)"/g, (_all, names: string) => {
      const others = names
        .split(' ')
        .map((name) => `x${name.replace(/./gu, (c) => String((c.codePointAt(0) ?? 0) % 10))}`);
      return `class="${others.join(' ')}"`;
    });
    expect(read(parseGoogleHtml, renamed).ads).toEqual(read(parseGoogleHtml, page).ads);
  });

  it('is read the same without the marks that name ads in attributes', () => {
    const bare = page.replace(/ data-text-ad="1"/g, '').replace(/ id="(?:tads|tadsb|bottomads)"/g, '');
    expect(texts(read(parseGoogleHtml, bare)).map((ad) => ad.title)).toEqual(
      texts(read(parseGoogleHtml, page)).map((ad) => ad.title),
    );
  });

  it.each([
    'Sponsored',
    'Annonce',
    'Anzeige',
    'Anuncio',
    'Sponsorisé',
    'Gesponsert',
    '広告',
    'Реклама',
    'Sponsorizzato',
  ])('never takes the label "%s" for a part of the ad', (label) => {
    const { ads } = read(parseGoogleHtml, page.replaceAll('>Sponsored<', `>${label}<`));
    expect(ads).toHaveLength(2);
    for (const ad of ads) expect(JSON.stringify([ad.title, ad.description, ad.displayUrl])).not.toContain(label);
  });

  it('knows a labelled ad by its label when its link carries no click wrapper', () => {
    const direct = page.replace(/ data-rw="[^"]*"/g, '');
    const capture = read(parseGoogleHtml, direct);
    expect(capture.ads.map((ad) => ad.destination)).toEqual([
      'https://shop.tarnhelm.example/lamps?ref=1',
      'https://lumenhaus.example/deals',
    ]);
  });
});

describe('A Google page of the layouts since 2025', () => {
  const grouped = aGooglePage({
    query: 'lamp',
    top: [
      '<h1>Sponsored results</h1>',
      googleTextAd({
        title: 'Lamps',
        address: 'https://www.lumenhaus.example',
        destination: 'https://lumenhaus.example/',
      }),
    ],
    results: [googleResult('Lamps', 'https://lamps.example/')],
  });

  it('knows ads by the region that is labelled, and leaves an opaque address opaque', () => {
    const opaque = grouped
      .replace(/ data-rw="[^"]*"/g, '')
      .replace('href="https://lumenhaus.example/"', 'href="/goto?url=CAESabc"');
    expect(read(parseGoogleHtml, opaque).ads).toMatchObject([
      { title: 'Lamps', displayUrl: 'https://www.lumenhaus.example', destination: null, clickUrl: '/goto?url=CAESabc' },
    ]);
    expect(read(parseGoogleHtml, opaque).ads[0]?.notes).toHaveLength(1);
  });

  it('is failed, not "no ads", when it has ad links in no known layout', () => {
    const unknown = '<div><a href="/aclk?sa=l&amp;ai=x&amp;adurl=">A new kind of ad</a></div>';
    const page = aGooglePage({
      query: 'lamp',
      top: [unknown],
      results: [googleResult('Lamps', 'https://lamps.example/')],
    });
    expect(read(parseGoogleHtml, page)).toMatchObject({ outcome: 'failed', reason: { code: 'unread-ads' } });
  });

  it('places an ad between results in the middle', () => {
    const ad = googleTextAd({ title: 'Middle', address: 'middle.example', destination: 'https://middle.example/' });
    const results = [googleResult('One', 'https://one.example/'), ad, googleResult('Two', 'https://two.example/')];
    expect(read(parseGoogleHtml, aGooglePage({ query: 'lamp', results })).ads).toMatchObject([{ block: 'middle' }]);
  });
});

describe('A Google page with product ads', () => {
  const cards = ['Reading lamp', 'Floor lamp', 'Desk lamp'].map((title, at) =>
    productCard({ title, price: `${at + 2}9,90 €`, seller: 'Lumenhaus', url: `https://lumenhaus.example/p${at}` }),
  );
  const page = aGooglePage({ query: 'lamp', top: cards, results: [googleResult('Lamps', 'https://lamps.example/')] });

  it('yields title, price, seller and destination of each card', () => {
    expect(read(parseGoogleHtml, page).ads).toMatchObject([
      { kind: 'shopping', position: 1, title: 'Reading lamp', price: '29,90 €', advertiserName: 'Lumenhaus' },
      { kind: 'shopping', position: 2, destination: 'https://lumenhaus.example/p1' },
      { kind: 'shopping', position: 3, title: 'Desk lamp', block: 'top' },
    ]);
  });

  it('knows cards by their structure when their class has another name', () => {
    expect(read(parseGoogleHtml, page.replaceAll('pla-unit', 'q7')).ads).toHaveLength(3);
  });
});

describe('A page that says nothing about ads', () => {
  const results = [googleResult('Lamps', 'https://lamps.example/'), googleResult('Light', 'https://light.example/')];
  const whole = aGooglePage({ query: 'lamp', results });

  it('is "no ads" only when it shows results to its end', () => {
    expect(read(parseGoogleHtml, whole)).toMatchObject({ outcome: 'no-ads', reason: null, ads: [] });
  });

  it.each([
    ['before the results', whole.slice(0, whole.indexOf('id="rso"'))],
    ['among the results', whole.slice(0, whole.indexOf('light.example'))],
  ])('is failed when cut off %s', (_where, cut) => {
    expect(read(parseGoogleHtml, cut)).toMatchObject({ outcome: 'failed', reason: { code: 'truncated' } });
  });

  it('is "no ads" when Google states that nothing was found, in any language', () => {
    const said =
      '<div id="topstuff"><p>Es wurden keine mit <em>xqzzt vvb</em> übereinstimmenden Dokumente gefunden.</p></div>';
    expect(read(parseGoogleHtml, aGooglePage({ query: 'xqzzt vvb', results: [said] })).outcome).toBe('no-ads');
  });

  it.each([
    ['nothing at all', '', 'empty'],
    ['only white space', ' \n\t ', 'empty'],
    [
      'an error page',
      '<html><head><title>502 Bad Gateway</title></head><body><h1>502</h1></body></html>',
      'not-a-results-page',
    ],
    ['binary noise', '\u0000\u0001\ufffd'.repeat(500), 'not-a-results-page'],
    ['a shell without results', aGooglePage({ query: 'lamp', results: [] }), 'no-results-area'],
  ])('is failed when it is %s', (_what, html, code) => {
    expect(read(parseGoogleHtml, html)).toMatchObject({ outcome: 'failed', reason: { code }, ads: [] });
  });

  it('is blocked when Google asks for consent first', () => {
    const wall =
      '<html lang="de"><head><title>Bevor Sie zur Google Suche weitergehen</title></head><body>' +
      '<form action="https://consent.google.com/save" method="post"><button>Alle ablehnen</button></form></body></html>';
    expect(read(parseGoogleHtml, wall)).toMatchObject({ outcome: 'blocked', reason: { code: 'consent-wall' } });
  });

  it('keeps the ads of a page that is cut off below them, and says so', () => {
    const ad = googleTextAd({
      title: 'Tarnhelm Lamps',
      address: 'www.tarnhelm.example',
      destination: 'https://t.example/',
    });
    const page = aGooglePage({ query: 'lamp', top: [ad], results });
    const { outcome, ads } = read(parseGoogleHtml, page.slice(0, page.indexOf('light.example')));
    expect(outcome).toBe('ads');
    expect(ads[0]?.notes.join(' ')).toContain('cut short');
  });
});

describeWithSharedData('Saved Google pages', () => {
  const pages = HAND_COUNTED_PAGES.filter(({ file }) => !file.startsWith('bing/'));

  it.each(pages.map((page) => [page.file, page] as const))('%s holds what was counted by hand', (file, counted) => {
    const capture = parseGoogleHtml(readFileSync(sharedData(`serp/html/${file}`)));
    const count = (kind: string): number => capture.ads.filter((ad) => ad.kind === kind).length;
    expect({ outcome: capture.outcome, text: count('text'), shopping: count('shopping') }).toEqual({
      outcome: counted.outcome,
      text: counted.text,
      shopping: counted.shopping,
    });
  });

  it('are read the same when every class has another name and every attribute another place', () => {
    for (const { file } of pages.filter((page) => page.outcome === 'ads')) {
      const html = readFileSync(sharedData(`serp/html/${file}`), 'utf8');
      const told = (page: string): string[] =>
        read(parseGoogleHtml, page).ads.map((ad) => [ad.kind, ad.title, ad.displayUrl, ad.price].join(' | '));
      expect([file, ...told(shuffled(html))]).toEqual([file, ...told(html)]);
    }
  });

  it('leaves no page uncounted', () => {
    const files = readdirSync(sharedData('serp/html'), { recursive: true }).map(String);
    const counted = new Set(HAND_COUNTED_PAGES.map(({ file }) => file));
    expect(files.filter((file) => file.endsWith('.html') && !counted.has(file))).toEqual([]);
  });

  it("agrees with the publisher's own parse of every ad", () => {
    const { ads, disagreements } = agreement('google', parseGoogleHtml);
    expect(disagreements).toEqual([]);
    expect(ads).toBeGreaterThan(30);
  });

  it("agrees with the publisher's own parse on the products, where it is not mistaken", () => {
    for (const { capture, expected } of publishersParse('google', parseGoogleHtml)) {
      const products = capture.ads.filter((ad) => ad.kind === 'shopping');
      expect(products).toHaveLength(expected.shoppingAds.length);
      // The publisher runs an old price or a name's narrower copies into the first; the first is compared.
      products.forEach((ad, at) => expect(expected.shoppingAds[at]?.price).toMatch(new RegExp(`^${escape(ad.price)}`)));
      products.forEach((ad, at) =>
        expect(expected.shoppingAds[at]?.advertiser.startsWith(ad.advertiserName ?? '?')).toBe(true),
      );
    }
  });

  it('calls no page of another engine one without ads', () => {
    for (const { file } of pages.filter((page) => page.outcome === 'failed')) {
      const { reason } = parseGoogleHtml(readFileSync(sharedData(`serp/html/${file}`)));
      expect(reason).toMatchObject({ code: 'not-this-engine' });
    }
  });
});

function escape(text: string | null): string {
  return (text ?? '')
    .replace(/\s/g, ' ')
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/ /g, '\\s');
}

/** The page with every class renamed, wherever it appears, and quoted attributes in the opposite order. */
function shuffled(html: string): string {
  const renamed = html.replace(
    /(\sclass=)(?:"([^"]*)"|([^\s"'>]+))/g,
    (_all, before: string, quoted?: string, bare?: string) => {
      const names = (quoted ?? bare ?? '').split(/\s+/).filter((name) => name !== '');
      return `${before}"${names.map((name) => `k${Buffer.from(name).toString('base64url')}`).join(' ')}"`;
    },
  );
  return renamed.replace(
    /<([a-z][\w-]*)((?:\s+[\w-]+="[^"<>]*")+)(\s*\/?)>/g,
    (_all, name: string, attributes: string, end: string) => {
      const list = attributes.match(/\s+[\w-]+="[^"<>]*"/g) ?? [];
      return `<${name}${list.reverse().join('')}${end}>`;
    },
  );
}
