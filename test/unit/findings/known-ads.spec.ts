import { describe, expect, it } from '@jest/globals';
import type { SeenAd } from '../../../src/captures/captures.service.js';
import { KnownAds } from '../../../src/findings/known-ads.js';

const SEEN: SeenAd = {
  sightingId: '01999999-0000-7000-8000-000000000001',
  captureId: '01999999-0000-7000-8000-000000000002',
  creativeId: 'c1',
  kind: 'text',
  title: 'Nordlicht Schuhe',
  description: null,
  displayUrl: 'schuhe.example',
  destination: 'https://schuhe.example/',
  sitelinks: [],
  advertiserName: null,
  engine: 'google',
  query: 'nordlicht',
  country: 'DE',
  language: 'de',
  device: 'mobile',
  seenAt: new Date('2026-11-20T08:00:00Z'),
};

describe('an ad that was examined', () => {
  const timesExamined = (
    ads: readonly Partial<SeenAd>[],
    revisions: readonly string[] = ['1'],
    trails: readonly (string | null)[] = [null],
  ): number => {
    const known = new KnownAds();
    let times = 0;
    for (const revision of revisions)
      for (const ad of ads)
        for (const trail of trails)
          known.findings({ ...SEEN, ...ad }, trail, revision, () => {
            times++;
            return [];
          });
    return times;
  };

  it('is not examined again when another look of that day shows it', () => {
    const later = { sightingId: 'another', captureId: 'another', seenAt: new Date('2026-11-20T23:59:59Z') };
    expect(timesExamined([{}, later])).toBe(1);
  });

  it.each<[string, Partial<SeenAd>]>([
    ['on the next day, when other terms may be in force', { seenAt: new Date('2026-11-21T00:00:00Z') }],
    ['for another search', { query: 'nordlicht outlet' }],
    ['in another country', { country: 'AT' }],
    ['in another language', { language: 'en' }],
    ['on another device', { device: 'desktop' }],
    ['on another engine', { engine: 'bing' }],
    ['with another destination', { destination: 'https://other.example/' }],
    ['with other sitelinks', { sitelinks: [{ title: 'Nordlicht Outlet', description: null, url: null }] }],
    ['by another advertiser', { advertiserName: 'Schuh AG' }],
    ['with another text', { creativeId: 'c2' }],
  ])('is examined again %s', (_what, other) => {
    expect(timesExamined([{}, other])).toBe(2);
  });

  it('is examined again once its link was followed, and when it leads another way', () => {
    expect(timesExamined([{}], ['1'], [null, 'first', 'first', 'second'])).toBe(3);
  });

  it('is examined again after a change of the portfolio, and after one back', () => {
    expect(timesExamined([{}], ['1', '2', '1'])).toBe(3);
  });
});
