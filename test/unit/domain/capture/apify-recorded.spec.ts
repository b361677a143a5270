import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from '@jest/globals';
import { parseApify } from '../../../../src/domain/capture/apify.js';
import type { ParsedCapture } from '../../../../src/domain/capture/capture.js';
import { describeWithSharedData, sharedData } from '../../../support/shared-data.js';

describeWithSharedData('the recorded item of Apify with seven paid results', () => {
  let capture: ParsedCapture;
  beforeAll(() => {
    capture = parseApify(readFileSync(sharedData('serp/json/apify/desktop.json')));
  });

  it('states the look as far as the address that was asked does', () => {
    const { outcome, engine, query, country, device } = capture;
    expect({ outcome, engine, query, country, device }).toEqual({
      outcome: 'ads',
      engine: 'google',
      query: 'buy ray ban',
      country: null,
      device: null,
    });
  });

  it('has each ad with what it shows and where it leads, and the sitelinks of the first', () => {
    const [first, second] = capture.ads;
    expect(first).toMatchObject({
      title: 'Ray-Ban® Up to 50% Off - Free Shipping & Returns',
      displayUrl: 'www.ray-ban.com/',
      destination: 'https://www.ray-ban.com/usa/sunglasses/view-all/plp',
    });
    expect(first?.sitelinks.map(({ title }) => title)).toEqual(["Men's Sunglasses", "Women's Sunglasses"]);
    expect(second?.displayUrl).toBe('www.nordstromrack.com/');
  });

  it('claims no more than the reply tells: where on the page each ad stood is not known', () => {
    expect(capture.ads.every(({ notes }) => notes.join(' ').includes('does not say where on the page'))).toBe(true);
  });
});
