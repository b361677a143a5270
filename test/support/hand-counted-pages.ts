import type { CaptureOutcome } from '../../src/domain/capture/capture.js';

/** What a person finds on one saved page of the shared data, told from its raw markup and not from the parser. */
export interface HandCountedPage {
  /** Below `serp/html` of the shared data. */
  readonly file: string;
  readonly outcome: CaptureOutcome;
  readonly text: number;
  readonly shopping: number;
  /** What is not obvious about the count, above all where a search for class names in the file counts otherwise. */
  readonly note?: string;
}

/**
 * Text ads were counted by the containers and click addresses in the raw files (`data-text-ad`, `ads-ad`, `ads-fr`,
 * `taf`/`tam`/`tal`, `pa1`…, `an1`…, `sb_add`, `ad_sc`), product ads by their cards, each card without an ad's link
 * looked at; other engines' pages are read with the Google provider.
 */
export const HAND_COUNTED_PAGES: readonly HandCountedPage[] = [
  { file: 'bing/monibrand/mockbingdesktop_2019-04-03T14_18_07.132Z.html', outcome: 'ads', text: 6, shopping: 1 },
  { file: 'bing/monibrand/mockbingdesktop_2020-02-10T10_00_00.123Z.html', outcome: 'ads', text: 9, shopping: 0 },
  { file: 'bing/monibrand/mockbingmobile_2020-01-25T10_00_00.142Z.html', outcome: 'ads', text: 6, shopping: 0 },
  {
    file: 'bing/monibrand/mockbingshoppingdesktop_2019-04-10T15_18_07.132Z.html',
    outcome: 'ads',
    text: 8,
    shopping: 6,
  },
  { file: 'bing/monibrand/mockbingshoppingmobile_2019-04-10T15_18_07.132Z.html', outcome: 'ads', text: 3, shopping: 8 },
  { file: 'bing/se-scraper/test_keyword_page1.html', outcome: 'ads', text: 2, shopping: 0 },
  { file: 'bing/se-scraper/test_keyword_page2.html', outcome: 'ads', text: 2, shopping: 0 },
  { file: 'bing/se-scraper/test_keyword_page3.html', outcome: 'ads', text: 1, shopping: 0 },
  { file: 'bing/zlurad/nojs__bing-nojs.html', outcome: 'no-ads', text: 0, shopping: 0 },
  { file: 'bing/zlurad/nojs__hotels-nojs.html', outcome: 'ads', text: 8, shopping: 0 },
  { file: 'duckduckgo/se-scraper/test_keyword_page1.html', outcome: 'failed', text: 0, shopping: 0 },
  { file: 'google/brightdata/serp_native_proxy.html', outcome: 'no-ads', text: 0, shopping: 0 },
  { file: 'google/monibrand/google-desktop_2022-06-16T11_46_47.193+02_00.html', outcome: 'ads', text: 4, shopping: 0 },
  {
    file: 'google/monibrand/google_desktop_conforama_buffet_salon_2020-08-30T09_49_39.000+02_00.html',
    outcome: 'ads',
    text: 1,
    shopping: 29,
    note: 'One more card leads to all results and is no ad.',
  },
  { file: 'google/monibrand/google_desktop_rudsak_2022-02-02T09_30_16Z.html', outcome: 'ads', text: 3, shopping: 9 },
  {
    file: 'google/monibrand/google_nike_pas_cher_ipod_touch_2019-10-29T10_07_28.101.html',
    outcome: 'ads',
    text: 3,
    shopping: 0,
    note: 'One of them installs an app.',
  },
  { file: 'google/monibrand/googlemobile_2020-06-15T14_29_01.260+02_00.html', outcome: 'ads', text: 3, shopping: 0 },
  { file: 'google/monibrand/googlemobile_2020-10-07T11_47_49.247+02_00.html', outcome: 'ads', text: 1, shopping: 0 },
  { file: 'google/monibrand/googlemobileandroid6_2019-08-05T09_56_11.470Z.html', outcome: 'ads', text: 1, shopping: 0 },
  {
    file: 'google/monibrand/googlemobileandroid6shopping_2019-08-05T13_17_22.091Z.html',
    outcome: 'ads',
    text: 0,
    shopping: 5,
  },
  { file: 'google/monibrand/mock1_2016-07-27T13_08_01.395Z.html', outcome: 'ads', text: 6, shopping: 4 },
  { file: 'google/monibrand/mock2_2016-12-19T15_20_01.395Z.html', outcome: 'ads', text: 3, shopping: 5 },
  { file: 'google/monibrand/mock3_2017-06-26T10_23_07.132Z.html', outcome: 'ads', text: 1, shopping: 0 },
  {
    file: 'google/monibrand/mock4_2017-06-26T12_23_07.132Z.html',
    outcome: 'ads',
    text: 2,
    shopping: 24,
    note: 'One more card leads to all results and is no ad.',
  },
  { file: 'google/monibrand/mockgoogledesktop_2020-03-10T06_31_20.000Z.html', outcome: 'ads', text: 1, shopping: 0 },
  { file: 'google/monibrand/mockmobile1_2017-06-27T10_23_07.132Z.html', outcome: 'ads', text: 3, shopping: 0 },
  { file: 'google/monibrand/mockmobile4_2018-10-25T15_38_00.000Z.html', outcome: 'ads', text: 1, shopping: 0 },
  { file: 'google/monibrand/mockmobile_android1_2018-03-26T15_35_21.075Z.html', outcome: 'ads', text: 1, shopping: 0 },
  {
    file: 'google/monibrand/shoppingdesktop_2018-03-26T17_19_30.634Z.html',
    outcome: 'ads',
    text: 0,
    shopping: 29,
    note: 'One more card leads to all results and is no ad.',
  },
  { file: 'google/ogt-2013/3.html', outcome: 'ads', text: 5, shopping: 0 },
  { file: 'google/ogt-2013/4.html', outcome: 'ads', text: 5, shopping: 0 },
  { file: 'google/ogt-2013/5.html', outcome: 'ads', text: 3, shopping: 0 },
  { file: 'google/ogt-2013/6.html', outcome: 'ads', text: 2, shopping: 0 },
  { file: 'google/ogt-2013/example.html', outcome: 'no-ads', text: 0, shopping: 0 },
  {
    file: 'google/ogt-2013/flights.html',
    outcome: 'ads',
    text: 11,
    shopping: 0,
    note: 'Three above the results, eight beside them.',
  },
  { file: 'google/ogt-2013/hotel.html', outcome: 'ads', text: 5, shopping: 0 },
  { file: 'google/ogt-2013/mentalist.html', outcome: 'no-ads', text: 0, shopping: 0 },
  { file: 'google/ogt-2013/moto-g.html', outcome: 'ads', text: 2, shopping: 0 },
  { file: 'google/se-scraper/test_keyword_page2.html', outcome: 'ads', text: 1, shopping: 0 },
  { file: 'google/se-scraper/test_keyword_page3.html', outcome: 'no-ads', text: 0, shopping: 0 },
  { file: 'google/serp-spider/pages-evaluated__2018__03__plumber+london.html', outcome: 'ads', text: 7, shopping: 0 },
  {
    file: 'google/serp-spider/pages-evaluated__2018__10__agence+web+nantes.html',
    outcome: 'ads',
    text: 5,
    shopping: 0,
  },
  { file: 'google/serp-spider/pages-evaluated__alarmas+para+casa.html', outcome: 'ads', text: 7, shopping: 0 },
  { file: 'google/serp-spider/pages-mobile__2017__11__buy+pen.html', outcome: 'ads', text: 0, shopping: 7 },
  { file: 'google/serp-spider/pages-mobile__2017__12__foo.html', outcome: 'no-ads', text: 0, shopping: 0 },
  { file: 'google/serp-spider/pages-mobile__2018__08__new+construction+ct.html', outcome: 'ads', text: 1, shopping: 0 },
  { file: 'google/serp-spider/pages-mobile__2018__11__01__plombier+nantes.html', outcome: 'ads', text: 5, shopping: 0 },
  { file: 'google/websearcher/1684837514.html', outcome: 'no-ads', text: 0, shopping: 0 },
  { file: 'google/websearcher/1684959601.html', outcome: 'ads', text: 3, shopping: 0 },
  { file: 'google/websearcher/derived__0410241ce1e2__gu_gels.html', outcome: 'ads', text: 1, shopping: 3 },
  {
    file: 'google/websearcher/derived__2cb96b64e45d__drawing_tablet.html',
    outcome: 'ads',
    text: 0,
    shopping: 12,
    note: "One more card (“View all”) is no ad; the publisher's own parse counts 12 too.",
  },
  {
    file: 'google/websearcher/derived__30926d7c7ae9__central_park_new_york.html',
    outcome: 'ads',
    text: 0,
    shopping: 20,
    note: 'A labelled row of tours with prices and sellers, each behind the click wrapper; the publisher lists the first five.',
  },
  { file: 'google/websearcher/result_estimate_script_fallback_1.html', outcome: 'no-ads', text: 0, shopping: 0 },
  { file: 'google/websearcher/sorry_index.html', outcome: 'blocked', text: 0, shopping: 0 },
  { file: 'google/zlurad/desktop__coffee.html', outcome: 'no-ads', text: 0, shopping: 0 },
  { file: 'google/zlurad/desktop__dell.html', outcome: 'ads', text: 0, shopping: 12 },
  { file: 'google/zlurad/desktop__featured-snippet.html', outcome: 'no-ads', text: 0, shopping: 0 },
  { file: 'google/zlurad/desktop__hotels.html', outcome: 'ads', text: 2, shopping: 0 },
  { file: 'google/zlurad/desktop__old___com-domains.html', outcome: 'ads', text: 6, shopping: 0 },
  { file: 'google/zlurad/desktop__old__coffee.html', outcome: 'ads', text: 1, shopping: 0 },
  { file: 'google/zlurad/desktop__old__dell.html', outcome: 'ads', text: 1, shopping: 10 },
  { file: 'google/zlurad/desktop__old__google.html', outcome: 'no-ads', text: 0, shopping: 0 },
  { file: 'google/zlurad/desktop__old__hotels.html', outcome: 'ads', text: 2, shopping: 0 },
  { file: 'google/zlurad/desktop__old__no-results.html', outcome: 'no-ads', text: 0, shopping: 0 },
  { file: 'google/zlurad/desktop__old__paris.html', outcome: 'no-ads', text: 0, shopping: 0 },
  { file: 'google/zlurad/desktop__recaptcha.html', outcome: 'blocked', text: 0, shopping: 0 },
  { file: 'google/zlurad/mobile___com-domains.html', outcome: 'ads', text: 4, shopping: 0 },
  { file: 'google/zlurad/mobile__coffee.html', outcome: 'no-ads', text: 0, shopping: 0 },
  { file: 'google/zlurad/mobile__dell.html', outcome: 'ads', text: 2, shopping: 5 },
  { file: 'google/zlurad/mobile__featured-snippet.html', outcome: 'no-ads', text: 0, shopping: 0 },
  { file: 'google/zlurad/mobile__google-100.html', outcome: 'no-ads', text: 0, shopping: 0 },
  { file: 'google/zlurad/mobile__google.html', outcome: 'no-ads', text: 0, shopping: 0 },
  { file: 'google/zlurad/mobile__hotels.html', outcome: 'ads', text: 2, shopping: 0 },
  { file: 'google/zlurad/mobile__matrix.html', outcome: 'no-ads', text: 0, shopping: 0 },
  { file: 'google/zlurad/mobile__old__coffee.html', outcome: 'no-ads', text: 0, shopping: 0 },
  { file: 'google/zlurad/mobile__old__featured-snippets.html', outcome: 'no-ads', text: 0, shopping: 0 },
  { file: 'google/zlurad/mobile__old__google-100.html', outcome: 'no-ads', text: 0, shopping: 0 },
  { file: 'google/zlurad/mobile__old__hotels.html', outcome: 'ads', text: 2, shopping: 0 },
  { file: 'google/zlurad/nojs__coffee-nojs.html', outcome: 'no-ads', text: 0, shopping: 0 },
  { file: 'google/zlurad/nojs__hotels-nojs.html', outcome: 'ads', text: 3, shopping: 0 },
  { file: 'google/zlurad/nojs__no-results-nojs.html', outcome: 'no-ads', text: 0, shopping: 0 },
  { file: 'google/zlurad/nojs__old__coffee-nojs.html', outcome: 'no-ads', text: 0, shopping: 0 },
  { file: 'google/zlurad/nojs__old__domain-nojs.html', outcome: 'ads', text: 4, shopping: 0 },
  { file: 'google/zlurad/nojs__old__hotels-nojs.html', outcome: 'ads', text: 3, shopping: 0 },
  { file: 'negative/googlescraper/duckduckgo_http_mode_december_2015.html', outcome: 'failed', text: 0, shopping: 0 },
  { file: 'negative/googlescraper/game_yandex_de_ip.html', outcome: 'failed', text: 0, shopping: 0 },
  { file: 'negative/googlescraper/number_baidu_de_ip.html', outcome: 'failed', text: 0, shopping: 0 },
  { file: 'negative/googlescraper/snow_yahoo_de_ip.html', outcome: 'failed', text: 0, shopping: 0 },
  { file: 'negative/googlescraper/yahoo_3.html', outcome: 'failed', text: 0, shopping: 0 },
  { file: 'negative/openserp/baidu__testdata__search_results.html', outcome: 'failed', text: 0, shopping: 0 },
  { file: 'negative/openserp/ecosia__testdata__images_no_results.html', outcome: 'failed', text: 0, shopping: 0 },
  { file: 'negative/openserp/google__testdata__search_captcha.html', outcome: 'blocked', text: 0, shopping: 0 },
  { file: 'negative/openserp/google__testdata__search_captcha_new.html', outcome: 'blocked', text: 0, shopping: 0 },
  { file: 'negative/openserp/google__testdata__search_soft_block.html', outcome: 'blocked', text: 0, shopping: 0 },
  { file: 'negative/openserp/yandex__testdata__search_results.html', outcome: 'failed', text: 0, shopping: 0 },
];

/**
 * The pages of DuckDuckGo, read with their own provider. Both have an empty place for ads (`results--ads`, or no
 * `web-result-sponsored`) and not one address of an ad (`y.js`, `aclick`).
 */
export const HAND_COUNTED_DUCKDUCKGO_PAGES: readonly (HandCountedPage & { readonly query: string })[] = [
  {
    file: 'duckduckgo/se-scraper/test_keyword_page1.html',
    outcome: 'no-ads',
    text: 0,
    shopping: 0,
    query: 'test keyword',
  },
  {
    file: 'negative/googlescraper/duckduckgo_http_mode_december_2015.html',
    outcome: 'no-ads',
    text: 0,
    shopping: 0,
    query: 'what happened',
  },
];
