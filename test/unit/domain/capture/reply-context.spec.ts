import { describe, expect, it } from '@jest/globals';
import {
  countryOf,
  countryOfLocationCode,
  deviceOf,
  engineOf,
  instantOf,
  languageOf,
} from '../../../../src/domain/capture/reply-context.js';

describe('what a reply states of the look', () => {
  it.each([
    ['2019-11-15 12:57:46 +00:00', '2019-11-15T12:57:46.000Z'],
    ['2020-01-30 14:13:54 +0000', '2020-01-30T14:13:54.000Z'],
    ['2026-03-01 09:00:00 +01:00', '2026-03-01T08:00:00.000Z'],
    ['2023-01-06 21:39:51 UTC', '2023-01-06T21:39:51.000Z'],
    ['2026-07-13T13:36:08Z', '2026-07-13T13:36:08.000Z'],
    ['2026-07-13T13:36:08.819456Z', '2026-07-13T13:36:08.819Z'],
    ['2026-02-31 25:00:00 UTC', null],
    ['2026-03-01 09:00:00', null],
    ['yesterday', null],
    [null, null],
  ])('the time %j is %j', (written, instant) => expect(instantOf(written)).toBe(instant));

  it.each([
    ['us', 'US'],
    ['UK', 'GB'],
    ['germany', null],
    ['', null],
  ])('the country %j is %j', (written, country) => expect(countryOf(written)).toBe(country));

  it.each([
    [2840, 'US'],
    [2276, 'DE'],
    [2036, 'AU'],
    [1004437, null],
    [2999, null],
    [2000.5, null],
  ])('the location code %j is %j', (code, country) => expect(countryOfLocationCode(code)).toBe(country));

  it.each([
    ['en', 'en'],
    ['pt-BR', 'pt'],
    ['zh_CN', 'zh'],
    ['English', null],
  ])('the language %j is %j', (written, language) => expect(languageOf(written)).toBe(language));

  it('devices and engines are those that are known', () => {
    expect([deviceOf('Mobile'), deviceOf('watch'), deviceOf(null)]).toEqual(['mobile', null, null]);
    expect([engineOf('google_light'), engineOf('bing'), engineOf('altavista')]).toEqual(['google', 'bing', null]);
  });
});
