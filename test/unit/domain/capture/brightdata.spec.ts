import { describe, expect, it } from '@jest/globals';
import { parseBrightData } from '../../../../src/domain/capture/brightdata.js';
import { bytesOf } from './sample-replies.js';

const general = { search_engine: 'google', query: 'nordlicht', language: 'de', mobile: true };
const input = { original_url: 'https://www.google.com/search?q=nordlicht&gl=de&hl=de' };
const organic = [{ rank: 1, title: 'Nordlicht', link: 'https://nordlicht.example/' }];
const ad = { rank: 1, title: 'Lampen', link: 'https://www.suedlicht.example/', display_link: 'suedlicht.example' };

describe('a reply of Bright Data', () => {
  it('tells ads above and below the results apart, with their sitelinks', () => {
    const extensions = [{ type: 'site_link', text: 'Stehlampen', link: 'https://www.suedlicht.example/steh' }];
    const below = { ...ad, title: 'Leuchten', extensions };
    const { ads, ...look } = parseBrightData(bytesOf({ general, input, organic, top_ads: [ad], bottom_ads: [below] }));
    expect(look).toMatchObject({ outcome: 'ads', engine: 'google', country: 'DE', language: 'de', device: 'mobile' });
    expect(ads.map(({ block, title }) => [block, title])).toEqual([
      ['top', 'Lampen'],
      ['bottom', 'Leuchten'],
    ]);
    expect(ads[1]?.sitelinks).toEqual([
      { title: 'Stehlampen', description: null, url: 'https://www.suedlicht.example/steh' },
    ]);
  });

  it('without ads in its lists says what the page within it says', () => {
    const html = '<!doctype html><html><body><p>Something that is no page of Google</p></body></html>';
    const { outcome, query, reason } = parseBrightData(bytesOf({ general, input, organic, html }));
    expect({ outcome, query, code: reason?.code }).toEqual({
      outcome: 'failed',
      query: 'nordlicht',
      code: 'not-a-results-page',
    });
  });

  it('without ads and without the page says nothing of ads, and names the engine', () => {
    const reply = { general: { ...general, search_engine: 'bing' }, input, organic };
    const { outcome, reason } = parseBrightData(bytesOf(reply));
    expect({ outcome, code: reason?.code }).toEqual({ outcome: 'failed', code: 'ads-not-told' });
    expect(reason?.message).toContain('Bing');
  });
});
