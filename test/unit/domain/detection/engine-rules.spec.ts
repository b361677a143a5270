import { describe, expect, it } from '@jest/globals';
import { ENGINE_RULES, engineRule } from '../../../../src/domain/detection/engine-rules.js';
import type { RuleSubject } from '../../../../src/domain/detection/engine-rules.js';
import type { Violation } from '../../../../src/domain/detection/finding.js';
import type { ObservedAd } from '../../../../src/domain/detection/observed-ad.js';
import { findingOf, see } from './builders.js';

const stance = (engine: string, subject: RuleSubject, country: string | null, day: string | null): string =>
  engineRule(engine, subject, country, day)?.stance ?? 'silent';

describe('the table of engines’ rules', () => {
  it.each<[string, string, RuleSubject, string | null, string, string]>([
    ['Google acts on a mark in ad text', 'google', 'ad-text', 'DE', '2026-05-10', 'acts'],
    ['Google acted on it for a whole industry before July 2023', 'google', 'ad-text', 'DE', '2023-07-23', 'acts'],
    ['Google leaves keywords alone', 'google', 'keyword', 'DE', '2026-05-10', 'exempts'],
    ['Google left keywords alone in India before the courts spoke', 'google', 'keyword', 'IN', '2023-08-09', 'exempts'],
    ['Google is uncertain on keywords in India since', 'google', 'keyword', 'IN', '2023-08-10', 'uncertain'],
    ['Google is uncertain on them after Hindware', 'google', 'keyword', 'IN', '2026-05-22', 'uncertain'],
    ['Google leaves the second-level domain alone', 'google', 'display-sld', 'US', '2026-05-10', 'exempts'],
    ['Google is uncertain on path and sub-domain', 'google', 'display-path', 'US', '2026-05-10', 'uncertain'],
    ['Microsoft took keyword complaints in the US', 'bing', 'keyword', 'US', '2011-03-02', 'acts'],
    ['Microsoft dropped them there in March 2011', 'bing', 'keyword', 'US', '2011-03-03', 'exempts'],
    ['Microsoft dropped them in Canada on the same day', 'bing', 'keyword', 'CA', '2011-03-03', 'exempts'],
    ['Microsoft took them in France until 2017', 'bing', 'keyword', 'FR', '2017-03-26', 'acts'],
    ['Microsoft dropped them in France in March 2017', 'bing', 'keyword', 'FR', '2017-03-27', 'exempts'],
    ['Sources conflict on Hong Kong', 'bing', 'keyword', 'HK', '2020-01-01', 'uncertain'],
    ['Microsoft has another policy in Taiwan', 'bing', 'keyword', 'TW', '2020-01-01', 'uncertain'],
    ['Microsoft takes none anywhere else today', 'bing', 'keyword', 'DE', '2026-05-10', 'exempts'],
    ['DuckDuckGo shows Microsoft’s ads', 'duckduckgo', 'comparison', 'DE', '2026-05-10', 'exempts'],
    ['Microsoft does not speak of spare parts', 'bing', 'parts', 'DE', '2026-05-10', 'uncertain'],
    ['Yahoo! JAPAN began in May 2019', 'yahoo-japan', 'ad-text', 'JP', '2019-05-14', 'silent'],
    ['Yahoo! JAPAN acts on ad text', 'yahoo-japan', 'ad-text', 'JP', '2026-05-10', 'acts'],
    ['Yahoo! JAPAN leaves keywords alone', 'yahoo-japan', 'keyword', 'JP', '2026-05-10', 'exempts'],
    ['Yandex stays out of keyword disputes', 'yandex', 'keyword', 'RU', '2026-05-10', 'exempts'],
    ['Baidu acts on ad copy', 'baidu', 'ad-text', 'CN', '2026-05-10', 'acts'],
    ['Sources conflict on Baidu’s keywords', 'baidu', 'keyword', 'CN', '2026-05-10', 'uncertain'],
    ['Naver is uncertain since Korea’s Supreme Court spoke', 'naver', 'keyword', 'KR', '2012-05-24', 'uncertain'],
    ['nothing is known of Naver before', 'naver', 'keyword', 'KR', '2012-05-23', 'silent'],
    ['an engine not in the table has no rules', 'altavista', 'keyword', 'US', '2026-05-10', 'silent'],
  ])('%s', (_sentence, engine, subject, country, day, expected) => {
    expect(stance(engine, subject, country, day)).toBe(expected);
  });

  it('names impersonation from March 2024 on, in France from April', () => {
    const reference = (country: string, day: string) =>
      engineRule('google', 'misrepresentation', country, day)?.reference;
    expect(reference('DE', '2024-02-29')).toBe('google-ads/misrepresentation');
    expect(reference('DE', '2024-03-01')).toBe('google-ads/misrepresentation/impersonation');
    expect(reference('FR', '2024-03-31')).toBe('google-ads/misrepresentation');
    expect(reference('FR', '2024-04-01')).toBe('google-ads/misrepresentation/impersonation');
  });

  it('gives every row the address of its source', () => {
    expect(ENGINE_RULES.filter(({ source }) => !URL.canParse(source) || !source.startsWith('http'))).toEqual([]);
  });

  it('has at most one rule of an engine on a subject in a country on a day', () => {
    const bounds = [...new Set(ENGINE_RULES.flatMap(({ from, until }) => [from, until]))].filter((day) => day !== null);
    for (const day of ['1999-01-01', ...bounds]) {
      const held = ENGINE_RULES.filter(
        ({ from, until }) => (from === null || from <= day) && (until === null || until > day),
      ).flatMap(({ engine, subject, jurisdictions }) =>
        (jurisdictions.length === 0 ? ['*'] : jurisdictions).map((country) => `${day} ${engine} ${subject} ${country}`),
      );
      expect(held.filter((key, at) => held.indexOf(key) !== at)).toEqual([]);
    }
  });
});

describe('what the engine would do about a finding', () => {
  it.each<[string, Partial<ObservedAd>, Violation, string, string]>([
    ['a stranger’s ad text on Google', { title: 'Nordlicht – klick' }, 'tm_copy', 'acts', 'google'],
    ['the same on Naver', { title: 'Nordlicht – klick', engine: 'naver' }, 'tm_copy', 'silent', 'naver'],
    [
      'a rival’s ad text',
      { title: 'Nordlicht war gestern', displayUrl: 'suedlicht.example' },
      'competitor_copy',
      'acts',
      'google',
    ],
    ['a shop’s ad text', { title: 'Nordlicht Lampen kaufen, Preis 9 €' }, 'tm_copy', 'exempts', 'google'],
    ['an offer that may be a shop’s', { title: 'Nordlicht Angebote' }, 'tm_copy', 'uncertain', 'google'],
    [
      'the owner’s own ad text',
      { title: 'Nordlicht', displayUrl: 'nordlicht.example' },
      'tm_copy',
      'exempts',
      'google',
    ],
    ['a search for the brand', { query: 'nordlicht' }, 'brand_bid', 'exempts', 'google'],
    [
      'the same in India',
      { query: 'nordlicht', country: 'IN', capturedAt: '2026-06-01T00:00:00Z' },
      'brand_bid',
      'uncertain',
      'google',
    ],
    ['a second-level domain', { displayUrl: 'nordlicht-fans.example' }, 'tm_display_url', 'exempts', 'google'],
    [
      'a second-level domain on Bing',
      { displayUrl: 'nordlicht-fans.example', engine: 'bing' },
      'tm_display_url',
      'uncertain',
      'microsoft',
    ],
    ['a path', { displayUrl: 'irgendwer.example/nordlicht' }, 'tm_display_url', 'uncertain', 'google'],
    ['an official claim', { title: 'Nordlicht Official Site' }, 'false_affiliation', 'acts', 'google'],
    [
      'an imitating domain',
      { title: 'Nordlicht', displayUrl: 'n0rdlicht.example' },
      'lookalike_domain',
      'uncertain',
      'google',
    ],
    [
      'a partner’s broken clause on bidding',
      { query: 'nordlicht', displayUrl: 'dealfinder.example' },
      'terms_breach',
      'exempts',
      'google',
    ],
  ])('%s', (_sentence, ad, violation, expected, engine) => {
    expect(findingOf(see(ad), violation).enforcement).toMatchObject({ stance: expected, engine });
  });

  it('is null only where the engine is not known', () => {
    expect(findingOf(see({ title: 'Nordlicht – klick', engine: null }), 'tm_copy').enforcement).toBeNull();
    expect(findingOf(see({ title: 'Nordlicht – klick', engine: 'altavista' }), 'tm_copy').enforcement).toBeNull();
  });

  it('is told apart from what the verdict rests on', () => {
    const { basis, enforcement } = findingOf(
      see({ query: 'nordlicht', displayUrl: 'dealfinder.example' }),
      'terms_breach',
    );
    expect(basis).toMatchObject({ kind: 'agreement-term', reference: 'Deal Finder 4.2' });
    expect(enforcement).toMatchObject({ reference: 'google-ads/trademarks/keywords' });
  });

  it('follows the day on which the ad was seen', () => {
    const on = (day: string) =>
      findingOf(see({ title: 'Nordlicht – klick', capturedAt: `${day}T12:00:00Z` }), 'tm_copy');
    expect(on('2023-07-23').enforcement?.text).toMatch(/whole industry/);
    expect(on('2023-07-24').enforcement).toMatchObject({ inForceFrom: '2023-07-24' });
  });
});
