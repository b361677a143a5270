import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from '@jest/globals';
import type { ParsedCapture } from '../../../../src/domain/capture/capture.js';
import { parseScaleSerp } from '../../../../src/domain/capture/traject.js';
import { describeWithSharedData, sharedData } from '../../../support/shared-data.js';

describeWithSharedData('the recorded Scale SERP reply, kept by its publisher as a module', () => {
  let capture: ParsedCapture;
  beforeAll(() => {
    const module = readFileSync(sharedData('serp/json/scaleserp/fake.redacted.js'), 'utf8');
    capture = parseScaleSerp(Buffer.from(module.replace('module.exports = ', '')));
  });

  it('has the seven ads that were counted by hand, four above and three below, with their sitelinks', () => {
    expect(capture.outcome).toBe('ads');
    expect(capture.ads.map(({ block }) => block)).toEqual([
      ...Array<string>(4).fill('top'),
      ...Array<string>(3).fill('bottom'),
    ]);
    expect(capture.ads.map(({ sitelinks }) => sitelinks.length > 0)).toEqual([
      true,
      false,
      false,
      false,
      true,
      false,
      true,
    ]);
  });

  it('tells where each leads, behind the click address of the engine', () => {
    expect(capture.ads.slice(0, 2).map(({ destination }) => destination)).toEqual([
      'http://wyspasolna.pl/',
      'http://belmonte.com.pl/',
    ]);
    expect(capture.ads.every(({ clickUrl }) => clickUrl?.startsWith('https://www.google.pl/aclk?') === true)).toBe(
      true,
    );
  });

  it('states the look', () => {
    const { engine, query, country, language, location, capturedAt } = capture;
    expect({ engine, query, country, language, location, capturedAt }).toEqual({
      engine: 'google',
      query: 'apartamenty inwestycyjne',
      country: 'PL',
      language: 'pl',
      location: 'Warsaw,Masovian Voivodeship,Poland',
      capturedAt: '2020-06-06T20:34:05.130Z',
    });
  });
});
