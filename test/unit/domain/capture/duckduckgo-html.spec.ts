import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseDuckDuckGoHtml } from '../../../../src/domain/capture/duckduckgo-html.js';
import { parseGoogleHtml } from '../../../../src/domain/capture/google-html.js';
import { HAND_COUNTED_DUCKDUCKGO_PAGES, HAND_COUNTED_PAGES } from '../../../support/hand-counted-pages.js';
import { describeWithSharedData, sharedData } from '../../../support/shared-data.js';
import {
  aDuckPage,
  aGooglePage,
  duckArticleAd,
  duckResult,
  duckTextAd,
  googleResult,
  read,
} from './html-sample-pages.js';

const results = [duckResult('Lamps', 'https://lamps.example/'), duckResult('Light', 'https://light.example/')];
const lumenhaus = {
  title: 'Tarnhelm lamps reduced',
  address: 'lumenhaus.example/Tarnhelm',
  destination: 'https://lumenhaus.example/tarnhelm?from=duck',
  description: 'Every Tarnhelm lamp in stock, sent today.',
};
const light = { title: 'Buy light', address: 'shop.example', destination: 'https://shop.example/buy' };

describe('A DuckDuckGo page', () => {
  const page = aDuckPage({
    query: 'tarnhelm',
    top: [duckTextAd(lumenhaus)],
    results,
    bottom: [duckTextAd(light)],
  });

  it('yields each ad with the address out of both click wrappers', () => {
    const capture = read(parseDuckDuckGoHtml, page);
    expect(capture).toMatchObject({
      outcome: 'ads',
      engine: 'duckduckgo',
      query: 'tarnhelm',
      country: 'DE',
      language: 'de',
      capturedAt: null,
    });
    expect(capture.ads).toMatchObject([
      {
        kind: 'text',
        block: 'top',
        position: 1,
        title: 'Tarnhelm lamps reduced',
        displayUrl: 'lumenhaus.example/Tarnhelm',
        destination: 'https://lumenhaus.example/tarnhelm?from=duck',
        description: 'Every Tarnhelm lamp in stock, sent today.',
      },
      { block: 'bottom', position: 2, title: 'Buy light', destination: 'https://shop.example/buy' },
    ]);
  });

  it('is read the same in the layout with scripts', () => {
    const scripted = aDuckPage({ query: 'tarnhelm', top: [duckArticleAd(lumenhaus), duckArticleAd(light)], results });
    const { ads } = read(parseDuckDuckGoHtml, scripted);
    expect(ads.map(({ title, displayUrl, destination }) => [title, displayUrl, destination])).toEqual([
      [lumenhaus.title, lumenhaus.address, lumenhaus.destination],
      [light.title, light.address, light.destination],
    ]);
    expect(ads[0]?.description).toBe(lumenhaus.description);
  });

  it('is read the same when the classes of its ads have other names', () => {
    const renamed = page.replace(/\b(?:result--ad|badge--ad|result__body|results_links_deep)\b/g, 'x1');
    expect(read(parseDuckDuckGoHtml, renamed).ads.map((ad) => [ad.title, ad.destination])).toEqual(
      read(parseDuckDuckGoHtml, page).ads.map((ad) => [ad.title, ad.destination]),
    );
  });

  it.each([
    ['uk-en', 'GB', 'en'],
    ['jp-jp', 'JP', 'ja'],
    ['tw-tzh', 'TW', 'zh'],
    ['xa-ar', null, 'ar'],
    ['wt-wt', null, 'en'],
    ['nonsense', null, 'en'],
  ])('of the region %s is one of the country %s', (region, country, language) => {
    const { country: read_, language: spoken } = read(parseDuckDuckGoHtml, aDuckPage({ query: 'x', results, region }));
    expect([read_, spoken]).toEqual([country, language]);
  });

  it('is "no ads" when it shows results and none of them is an ad', () => {
    expect(read(parseDuckDuckGoHtml, aDuckPage({ query: 'lamp', results })).outcome).toBe('no-ads');
  });

  it('is "no ads" when it states that nothing was found', () => {
    const said = '<div class="result results_links result--no-result"><div class="no-results">No results.</div></div>';
    expect(read(parseDuckDuckGoHtml, aDuckPage({ query: 'xqzzt', results: [said] })).outcome).toBe('no-ads');
  });

  it('is failed when it has neither results nor such a statement, whatever its menus and answers lead to', () => {
    const answer = '<div id="zero_click_wrapper"><h1><a href="https://wiki.example/Lamp">Lamp</a></h1></div>';
    const menu = '<h1><a href="https://spreadprivacy.com/tips">Tips</a></h1>';
    for (const part of [[], [answer], [menu]]) {
      expect(read(parseDuckDuckGoHtml, aDuckPage({ query: 'lamp', results: part }))).toMatchObject({
        outcome: 'failed',
        reason: { code: 'no-results-area' },
      });
    }
  });

  it.each([
    ['a link of an ad without a headline', '<div><a href="/y.js?ad_domain=shop.example&amp;u3=x">Buy now</a></div>'],
    ['an ad that links to the shop itself and has no headline', '<article data-testid="ad"><p>Buy now</p></article>'],
    [
      'an ad of 2015 without an address',
      '<div class="web-result-sponsored"><a href="https://a.example/">Buy</a></div>',
    ],
    [
      'an ad in the table of Lite',
      '<table><tr class="result-sponsored"><td><a class="result-link" href="https://duckduckgo.com/y.js?ad_domain=a.example">Buy</a></td></tr></table>',
    ],
  ])('is failed and never "no ads" when all it has is %s', (_what, ad) => {
    expect(read(parseDuckDuckGoHtml, aDuckPage({ query: 'lamp', top: [ad], results }))).toMatchObject({
      outcome: 'failed',
      reason: { code: 'unread-ads' },
    });
  });

  it('is blocked when it asks for a captcha', () => {
    const wall =
      '<form id="challenge-form" action="//duckduckgo.com/anomaly.js?sv=html"><div class="anomaly-modal__title">Unfortunately, bots use DuckDuckGo too.</div></form>';
    expect(read(parseDuckDuckGoHtml, aDuckPage({ query: 'lamp', results: [wall] }))).toMatchObject({
      outcome: 'blocked',
      reason: { code: 'captcha' },
    });
  });

  it('is no Google page, and the other way round', () => {
    const google = aGooglePage({ query: 'lamp', results: [googleResult('Lamps', 'https://lamps.example/')] });
    expect(read(parseGoogleHtml, page)).toMatchObject({ outcome: 'failed', reason: { code: 'not-this-engine' } });
    expect(read(parseDuckDuckGoHtml, google)).toMatchObject({ outcome: 'failed', reason: { code: 'not-this-engine' } });
  });
});

describeWithSharedData('Saved DuckDuckGo pages', () => {
  it.each(HAND_COUNTED_DUCKDUCKGO_PAGES.map((page) => [page.file, page] as const))(
    '%s holds what was counted by hand',
    (file, counted) => {
      const { outcome, ads, query, country, language } = parseDuckDuckGoHtml(
        readFileSync(sharedData(`serp/html/${file}`)),
      );
      expect([outcome, ads.length]).toEqual([counted.outcome, counted.text]);
      expect([query, country, language]).toEqual([counted.query, 'US', 'en']);
    },
  );

  it('calls every page of another engine failed', () => {
    for (const { file } of HAND_COUNTED_PAGES.filter((page) => !/duckduckgo/.test(page.file))) {
      const { outcome, reason } = parseDuckDuckGoHtml(readFileSync(sharedData(`serp/html/${file}`)));
      expect([file, outcome, /^not-/.test(reason?.code ?? '')]).toEqual([file, 'failed', true]);
    }
  });
});
