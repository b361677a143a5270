import type { ObservedAd } from '../../src/domain/detection/observed-ad.js';
import type { ProtectedBrand } from '../../src/domain/detection/protected-portfolio.js';
import { applyTechnique } from './misuse-techniques.js';

/** A real ad of the shared data, and the misuse to write into it. */
export interface MisuseRow {
  /** Below the shared data: `detection/serp-ads.dev.jsonl`, or a page below `serp/html`. */
  readonly file: string;
  /** Zero-based: the line of a .jsonl, else the place among the ads of the parsed page. */
  readonly at: number;
  /** The name of a brand of the portfolio that the real ad has nothing to do with. */
  readonly brand: string;
  readonly technique: string;
}

const recorded = 'detection/serp-ads.dev.jsonl';
const londonPlumbers = 'serp/html/google/serp-spider/pages-evaluated__2018__03__plumber+london.html';
const nantesWeb = 'serp/html/google/serp-spider/pages-evaluated__2018__10__agence+web+nantes.html';
const alarms = 'serp/html/google/serp-spider/pages-evaluated__alarmas+para+casa.html';
const nantesPlumbers = 'serp/html/google/serp-spider/pages-mobile__2018__11__01__plombier+nantes.html';
const newHomes = 'serp/html/google/serp-spider/pages-mobile__2018__08__new+construction+ct.html';
const carLoans = 'serp/html/bing/monibrand/mockbingdesktop_2020-02-10T10_00_00.123Z.html';
const carLoansMobile = 'serp/html/bing/monibrand/mockbingmobile_2020-01-25T10_00_00.142Z.html';
const driverInsurance = 'serp/html/google/monibrand/google-desktop_2022-06-16T11_46_47.193+02_00.html';
const studentInsurance = 'serp/html/google/monibrand/googlemobile_2020-06-15T14_29_01.260+02_00.html';
const campaigns = 'serp/html/google/se-scraper/test_keyword_page2.html';
const domainNames = 'serp/html/google/zlurad/desktop__old___com-domains.html';
const domainNamesMobile = 'serp/html/google/zlurad/mobile___com-domains.html';
const domainNamesPlain = 'serp/html/google/zlurad/nojs__old__domain-nojs.html';

/**
 * Two hundred misuses to write into ads of strangers that sell something else, so that nothing but what is written
 * decides: no ad of a reseller of the brand, a review, a comparison or a maker of parts is among them.
 */
export const WRITTEN_MISUSE: readonly MisuseRow[] = [
  ...written('mark before the title', [
    [recorded, 2, 'Zalando'],
    [recorded, 4, 'Hennessy'],
    [newHomes, 0, 'Motorola'],
    [domainNames, 5, 'Wacom'],
    [recorded, 91, 'Samsung'],
    [alarms, 5, 'Nike'],
    [nantesPlumbers, 4, 'Hello bank!'],
  ]),
  ...written('mark in the description only', [
    [nantesPlumbers, 2, 'Cofidis'],
    [recorded, 1, 'Effy'],
    [alarms, 4, 'Nespresso'],
    [nantesPlumbers, 1, 'La Redoute'],
    [domainNamesMobile, 0, 'Lenovo'],
    [londonPlumbers, 1, 'Rudsak'],
    [nantesPlumbers, 0, 'MAAF'],
  ]),
  ...written('mark in a sitelink', [
    [recorded, 6, 'Macif'],
    [domainNames, 4, 'Marriott'],
    [driverInsurance, 0, 'Conforama'],
    [londonPlumbers, 5, 'Expedia'],
    [domainNamesPlain, 3, 'STAEDTLER'],
    [carLoans, 5, 'Lacoste'],
    [londonPlumbers, 6, 'Rudsak'],
  ]),
  ...written('competitor with the mark in its title', [
    [recorded, 5, 'La Redoute'],
    [nantesWeb, 2, 'Nike'],
    [carLoans, 6, 'MAAF'],
    [carLoans, 1, 'Lacoste'],
    [studentInsurance, 0, 'Cofidis'],
    [domainNames, 0, 'Expedia'],
    [nantesWeb, 3, 'Nespresso'],
  ]),
  ...written('competitor that attacks without comparing', [
    [londonPlumbers, 4, 'Samsung'],
    [londonPlumbers, 2, 'Wacom'],
    [driverInsurance, 3, 'Macif'],
    [carLoans, 7, 'Zalando'],
    [londonPlumbers, 3, 'Marriott'],
    [alarms, 0, 'STAEDTLER'],
    [carLoans, 0, 'Conforama'],
  ]),
  ...written('leet', [
    [nantesWeb, 4, 'Effy'],
    [nantesWeb, 0, 'Hello bank!'],
    [londonPlumbers, 0, 'Motorola'],
    [domainNamesPlain, 1, 'Lenovo'],
    [recorded, 55, 'Hennessy'],
    [recorded, 54, 'Rudsak'],
    [carLoansMobile, 3, 'MAAF'],
  ]),
  ...written('look-alike letters', [
    [nantesWeb, 1, 'Lacoste'],
    [alarms, 2, 'Hennessy'],
    [domainNames, 2, 'Nike'],
    [campaigns, 0, 'Marriott'],
    [carLoansMobile, 1, 'Macif'],
    [alarms, 6, 'STAEDTLER'],
    [carLoans, 4, 'Zalando'],
  ]),
  ...written('split letters', [
    [domainNamesPlain, 3, 'Samsung'],
    [recorded, 1, 'La Redoute'],
    [londonPlumbers, 0, 'Expedia'],
    [carLoans, 7, 'Hello bank!'],
    [domainNames, 4, 'Nespresso'],
    [recorded, 2, 'Effy'],
    [londonPlumbers, 3, 'Motorola'],
  ]),
  ...written('zero width inside', [
    [nantesPlumbers, 1, 'Cofidis'],
    [recorded, 5, 'Conforama'],
    [alarms, 0, 'Lenovo'],
    [recorded, 55, 'Wacom'],
    [nantesPlumbers, 2, 'Hello bank!'],
    [alarms, 2, 'Marriott'],
  ]),
  ...written('full width', [
    [nantesWeb, 1, 'Cofidis'],
    [nantesWeb, 3, 'Effy'],
    [carLoansMobile, 3, 'Macif'],
    [londonPlumbers, 5, 'Nespresso'],
    [driverInsurance, 3, 'La Redoute'],
    [domainNamesPlain, 1, 'STAEDTLER'],
  ]),
  ...written('official site, English', [
    [campaigns, 0, 'Hennessy'],
    [recorded, 54, 'Wacom'],
    [domainNames, 5, 'Samsung'],
    [recorded, 91, 'Lenovo'],
    [londonPlumbers, 2, 'Rudsak'],
    [londonPlumbers, 1, 'Nike'],
  ]),
  ...written('official site, German', [
    [domainNamesMobile, 0, 'Motorola'],
    [recorded, 6, 'MAAF'],
    [newHomes, 0, 'Expedia'],
    [driverInsurance, 0, 'Zalando'],
    [nantesPlumbers, 4, 'Conforama'],
    [studentInsurance, 0, 'Hennessy'],
  ]),
  ...written('official site, French', [
    [carLoansMobile, 1, 'Lacoste'],
    [carLoans, 1, 'Macif'],
    [nantesWeb, 0, 'Nespresso'],
    [carLoans, 4, 'MAAF'],
    [carLoans, 5, 'La Redoute'],
    [nantesPlumbers, 0, 'Hello bank!'],
  ]),
  ...written('official site, Spanish', [
    [alarms, 6, 'Expedia'],
    [alarms, 5, 'Motorola'],
    [alarms, 4, 'Wacom'],
    [alarms, 2, 'Zalando'],
    [alarms, 0, 'Rudsak'],
  ]),
  ...written('official site, Italian', [
    [londonPlumbers, 6, 'STAEDTLER'],
    [carLoans, 6, 'Conforama'],
    [nantesWeb, 2, 'Effy'],
    [londonPlumbers, 4, 'Marriott'],
    [recorded, 4, 'Nike'],
    [domainNames, 0, 'Samsung'],
  ]),
  ...written('official site, Dutch', [
    [domainNames, 2, 'Lenovo'],
    [nantesWeb, 4, 'Cofidis'],
    [carLoans, 0, 'Zalando'],
    [domainNamesMobile, 0, 'Expedia'],
    [domainNames, 0, 'Rudsak'],
    [nantesWeb, 1, 'Macif'],
  ]),
  ...written('official site, Japanese', [
    [carLoans, 5, 'Hello bank!'],
    [carLoansMobile, 1, 'Nike'],
    [nantesPlumbers, 0, 'Cofidis'],
    [carLoans, 4, 'Conforama'],
    [londonPlumbers, 2, 'Nespresso'],
    [alarms, 6, 'Motorola'],
  ]),
  ...written('authorised dealer', [
    [carLoans, 7, 'Lacoste'],
    [recorded, 2, 'Hennessy'],
    [newHomes, 0, 'Lenovo'],
    [nantesPlumbers, 4, 'La Redoute'],
    [campaigns, 0, 'Samsung'],
    [domainNamesPlain, 1, 'Wacom'],
    [domainNames, 4, 'STAEDTLER'],
  ]),
  ...written('typo domain', [
    [nantesWeb, 2, 'MAAF'],
    [nantesPlumbers, 1, 'Effy'],
    [carLoans, 0, 'Lacoste'],
    [londonPlumbers, 0, 'Marriott'],
    [domainNames, 5, 'STAEDTLER'],
    [recorded, 91, 'Wacom'],
    [driverInsurance, 0, 'Hennessy'],
  ]),
  ...written('look-alike domain', [
    [driverInsurance, 3, 'Conforama'],
    [recorded, 4, 'MAAF'],
    [studentInsurance, 0, 'Nike'],
    [nantesWeb, 3, 'Hello bank!'],
    [recorded, 55, 'Lenovo'],
    [domainNames, 2, 'Marriott'],
    [recorded, 5, 'Zalando'],
  ]),
  ...written('combination domain', [
    [londonPlumbers, 1, 'Samsung'],
    [domainNamesPlain, 3, 'Expedia'],
    [alarms, 5, 'Nespresso'],
    [nantesPlumbers, 2, 'La Redoute'],
    [carLoansMobile, 3, 'Effy'],
    [nantesWeb, 4, 'Macif'],
    [recorded, 1, 'Cofidis'],
  ]),
  ...written('mark in the sub-domain', [
    [londonPlumbers, 4, 'Rudsak'],
    [recorded, 54, 'Motorola'],
    [carLoans, 6, 'Lacoste'],
    [londonPlumbers, 6, 'Lenovo'],
    [recorded, 6, 'Conforama'],
    [londonPlumbers, 5, 'Nike'],
    [carLoans, 1, 'Hello bank!'],
  ]),
  ...written('mark in the path', [
    [nantesWeb, 0, 'Effy'],
    [londonPlumbers, 3, 'Samsung'],
    [alarms, 4, 'Hennessy'],
    [domainNamesPlain, 3, 'Nespresso'],
    [carLoans, 0, 'La Redoute'],
    [londonPlumbers, 2, 'Zalando'],
  ]),
  ...written('poses as the brand', [
    [nantesPlumbers, 1, 'Lacoste'],
    [recorded, 91, 'Motorola'],
    [domainNamesPlain, 1, 'Marriott'],
    [londonPlumbers, 1, 'STAEDTLER'],
    [nantesWeb, 4, 'MAAF'],
    [alarms, 4, 'Expedia'],
    [recorded, 4, 'Macif'],
  ]),
  ...written('typo on a brand query', [
    [recorded, 2, 'Cofidis'],
    [domainNames, 2, 'Wacom'],
    [londonPlumbers, 0, 'Rudsak'],
    [carLoansMobile, 1, 'La Redoute'],
    [recorded, 5, 'Nespresso'],
    [nantesWeb, 3, 'Hennessy'],
    [londonPlumbers, 4, 'Zalando'],
  ]),
  ...written('possessive', [
    [londonPlumbers, 6, 'Samsung'],
    [newHomes, 0, 'Rudsak'],
    [domainNames, 4, 'Motorola'],
    [domainNames, 0, 'Nike'],
    [recorded, 54, 'STAEDTLER'],
    [londonPlumbers, 5, 'Marriott'],
  ]),
  ...written('compound', [
    [studentInsurance, 0, 'Conforama'],
    [nantesWeb, 0, 'Macif'],
    [driverInsurance, 0, 'Lacoste'],
    [driverInsurance, 3, 'Effy'],
    [londonPlumbers, 3, 'Lenovo'],
    [carLoans, 7, 'MAAF'],
  ]),
  ...written('name in Han', [
    [alarms, 0, 'Dell'],
    [domainNamesMobile, 0, 'HUION'],
    [domainNames, 5, 'Nike'],
  ]),
  ...written('name in kana', [
    [alarms, 2, 'Intel'],
    [carLoans, 1, 'Wacom'],
    [alarms, 6, 'Nike'],
  ]),
  ...written('name in Thai', [
    [nantesPlumbers, 0, 'Lazada'],
    [campaigns, 0, 'Nike'],
  ]),
  ...written('name in Hangul', [
    [alarms, 5, 'Lotte Hotels'],
    [carLoans, 6, 'Samsung'],
  ]),
  ...written('customer service', [
    [recorded, 6, 'Hello bank!'],
    [nantesWeb, 2, 'Cofidis'],
    [carLoans, 4, 'Nespresso'],
    [recorded, 55, 'Marriott'],
    [carLoans, 5, 'MAAF'],
    [nantesPlumbers, 2, 'Zalando'],
    [nantesWeb, 1, 'Hennessy'],
  ]),
  ...written('login page', [
    [carLoansMobile, 3, 'Conforama'],
    [nantesPlumbers, 4, 'Effy'],
    [recorded, 1, 'Nespresso'],
    [domainNames, 4, 'Expedia'],
    [carLoansMobile, 1, 'Hello bank!'],
    [domainNames, 5, 'Motorola'],
    [londonPlumbers, 4, 'Lenovo'],
  ]),
];

/**
 * The real ad with one misuse of the brand's mark in it, in the language of the ad unless the technique names another. The
 * same ad, brand and technique give the same result. Throws for an unknown technique, and where the brand lacks what a
 * technique needs (a competitor, a name in that script).
 */
export function writeMisuse(ad: ObservedAd, brand: ProtectedBrand, technique: string): ObservedAd {
  return applyTechnique(ad, brand, technique);
}

function written(
  technique: string,
  places: readonly (readonly [file: string, at: number, brand: string])[],
): MisuseRow[] {
  return places.map(([file, at, brand]) => ({ file, at, brand, technique }));
}
