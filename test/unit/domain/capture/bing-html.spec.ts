import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseBingHtml } from '../../../../src/domain/capture/bing-html.js';
import { parseGoogleHtml } from '../../../../src/domain/capture/google-html.js';
import { describeWithSharedData, sharedData } from '../../../support/shared-data.js';
import { HAND_COUNTED_PAGES } from '../../../support/hand-counted-pages.js';
import { agreement, publishersParse } from './html-publishers-parse.js';
import { aBingPage, aGooglePage, bingResult, bingTextAd, googleResult, read } from './html-sample-pages.js';

const results = [bingResult('Lamps', 'https://lamps.example/'), bingResult('Light', 'https://light.example/')];

describe('A Bing page', () => {
  const page = aBingPage({
    query: 'tarnhelm',
    top: [
      bingTextAd({
        title: 'Tarnhelm lamps reduced',
        address: 'https://www.lumenhaus.example/Tarnhelm',
        destination: 'https://lumenhaus.example/tarnhelm?from=bing',
        description: 'Every Tarnhelm lamp in stock, sent today.',
        sitelinks: ['Desk lamps', 'Opening hours'],
      }),
    ],
    results,
    bottom: [bingTextAd({ title: 'Buy light', address: 'light.example', destination: 'https://light.example/buy' })],
  });

  it('yields each ad with the address out of the click wrapper', () => {
    const capture = read(parseBingHtml, page);
    expect(capture).toMatchObject({ outcome: 'ads', engine: 'bing', query: 'tarnhelm', country: 'DE', language: 'de' });
    expect(capture.ads).toMatchObject([
      {
        kind: 'text',
        block: 'top',
        position: 1,
        title: 'Tarnhelm lamps reduced',
        displayUrl: 'https://www.lumenhaus.example/Tarnhelm',
        destination: 'https://lumenhaus.example/tarnhelm?from=bing',
        description: 'Every Tarnhelm lamp in stock, sent today.',
      },
      { block: 'bottom', position: 2, title: 'Buy light' },
    ]);
    expect(capture.ads[0]?.sitelinks.map(({ title }) => title)).toEqual(['Desk lamps', 'Opening hours']);
  });

  it('is read the same when the classes of its ads have other names', () => {
    const renamed = page.replace(
      /\b(?:sb_add|sb_adTA|b_attribution|b_adurl|b_adSlug|b_factrow|b_caption|b_ad)\b/g,
      'x1',
    );
    expect(read(parseBingHtml, renamed).ads.map((ad) => [ad.title, ad.displayUrl, ad.destination])).toEqual(
      read(parseBingHtml, page).ads.map((ad) => [ad.title, ad.displayUrl, ad.destination]),
    );
  });

  it('is "no ads" when it shows results and none of them is an ad', () => {
    expect(read(parseBingHtml, aBingPage({ query: 'lamp', results })).outcome).toBe('no-ads');
  });

  it('is "no ads" when it states that nothing was found', () => {
    const said = '<li class="b_no"><h1>Es gibt keine Ergebnisse für <strong>xqzzt</strong></h1></li>';
    expect(read(parseBingHtml, aBingPage({ query: 'xqzzt', results: [said] })).outcome).toBe('no-ads');
  });

  it('is failed when it has neither results nor such a statement', () => {
    expect(read(parseBingHtml, aBingPage({ query: 'lamp', results: [] }))).toMatchObject({
      outcome: 'failed',
      reason: { code: 'no-results-area' },
    });
  });

  it('is blocked when it asks for a captcha', () => {
    const wall = aBingPage({ query: 'lamp', results: ['<div class="captcha"><div id="cf-turnstile"></div></div>'] });
    expect(read(parseBingHtml, wall)).toMatchObject({ outcome: 'blocked', reason: { code: 'captcha' } });
  });

  it('is no Google page, and the other way round', () => {
    const google = aGooglePage({ query: 'lamp', results: [googleResult('Lamps', 'https://lamps.example/')] });
    expect(read(parseGoogleHtml, page)).toMatchObject({ outcome: 'failed', reason: { code: 'not-this-engine' } });
    expect(read(parseBingHtml, google)).toMatchObject({ outcome: 'failed', reason: { code: 'not-this-engine' } });
  });
});

describeWithSharedData('Saved Bing pages', () => {
  const pages = HAND_COUNTED_PAGES.filter(({ file }) => file.startsWith('bing/'));

  it.each(pages.map((page) => [page.file, page] as const))('%s holds what was counted by hand', (file, counted) => {
    const { outcome, ads } = parseBingHtml(readFileSync(sharedData(`serp/html/${file}`)));
    const count = (kind: string): number => ads.filter((ad) => ad.kind === kind).length;
    expect([outcome, count('text'), count('shopping')]).toEqual([counted.outcome, counted.text, counted.shopping]);
  });

  it("agrees with the publisher's own parse of every ad and product", () => {
    const { ads, disagreements } = agreement('bing', parseBingHtml);
    expect(disagreements).toEqual([]);
    expect(ads).toBeGreaterThan(30);
    for (const { capture, expected } of publishersParse('bing', parseBingHtml)) {
      const products = capture.ads.filter((ad) => ad.kind === 'shopping');
      expect(products.map((ad) => [ad.title, ad.price, ad.advertiserName])).toEqual(
        expected.shoppingAds.map((ad) => [ad.title, ad.price.replace(/\s/g, ' '), ad.advertiser]),
      );
    }
  });

  it('calls every page of another engine failed', () => {
    for (const { file } of HAND_COUNTED_PAGES.filter((page) => !page.file.startsWith('bing/'))) {
      const { outcome, reason } = parseBingHtml(readFileSync(sharedData(`serp/html/${file}`)));
      expect([file, outcome, reason?.code]).toEqual([file, 'failed', 'not-this-engine']);
    }
  });
});
