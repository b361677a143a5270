import { expect, it } from '@jest/globals';
import { LABELLED_ADS } from '../../../support/labelled-ads.js';
import { pickAds, shownAs } from '../../../support/pick-ads.js';
import { readRealAd, realAdsOf } from '../../../support/real-ads.js';
import { realBrands } from '../../../support/real-brands.js';
import { describeWithSharedData } from '../../../support/shared-data.js';

const RECORDED = 'detection/serp-ads.dev.jsonl';
const place = ({ file, at }: { file: string; at: number }): string => `${file}#${at}`;

describeWithSharedData('the labelled ads', () => {
  it('are two hundred different ads, each of which is where its row says', () => {
    expect(new Set(LABELLED_ADS.map(place)).size).toBe(200);
    expect(new Set(LABELLED_ADS.map((row) => shownAs(readRealAd(row)))).size).toBe(200);
    for (const row of LABELLED_ADS)
      expect(readRealAd(row)).toMatchObject({ id: place(row), title: expect.stringMatching(/\S/) });
  });

  it('are all recorded ads, and those of the pages and replies that the rule picks', () => {
    const rows = LABELLED_ADS.map(place);
    const recorded = realAdsOf(RECORDED).map((_, at) => place({ file: RECORDED, at }));
    expect(rows.toSorted()).toEqual([...recorded, ...pickAds(102).map(place)].toSorted());
  });

  it('are about brands of the portfolio, and every doubt is about one', () => {
    const names = new Set(realBrands().map(({ name }) => name));
    expect(LABELLED_ADS.filter(({ brand }) => brand !== null && !names.has(brand))).toEqual([]);
    expect(LABELLED_ADS.filter(({ label, brand }) => label !== 'innocent' && brand === null)).toEqual([]);
  });

  it('give their reasons without quoting the ad', () => {
    const quoting = LABELLED_ADS.filter((row) => {
      const { title, description } = readRealAd(row);
      const shown = ` ${title} ${description ?? ''} `.toLowerCase();
      const words = row.why.toLowerCase().split(/\s+/);
      return words.some((_, at) => at + 4 <= words.length && shown.includes(` ${words.slice(at, at + 4).join(' ')} `));
    });
    expect(quoting).toEqual([]);
  });

  it('come with what their source states of the search, and with nothing that it does not', () => {
    const recorded = readRealAd({ file: RECORDED, at: 0 });
    expect(recorded).toMatchObject({
      engine: 'google',
      query: expect.stringMatching(/\S/),
      country: null,
      capturedAt: null,
    });
    const page = 'serp/html/google/monibrand/google_desktop_rudsak_2022-02-02T09_30_16Z.html';
    expect(readRealAd({ file: page, at: 0 })).toMatchObject({ query: 'rudsak', country: 'CA', language: 'en' });
    expect(() => readRealAd({ file: RECORDED, at: 98 })).toThrow('has no ad at 98');
    expect(() => readRealAd({ file: 'serp/html/unknown.html', at: 0 })).toThrow();
  });
});
