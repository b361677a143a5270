import { describe, expect, it } from '@jest/globals';
import { parseSerpApi } from '../../../../src/domain/capture/serpapi.js';
import { notOffered } from '../../../../src/domain/scheduling/live-providers.js';
import { serpApiParameters } from '../../../../src/watches/transport/serpapi-parameters.js';

const turkey = { country: 'TR', language: 'tr', location: null, timeZone: null };
const look = { query: 'nordlicht lamba', engine: 'yandex', market: turkey, device: 'desktop' } as const;
const reply = (rest: object): Buffer =>
  Buffer.from(
    JSON.stringify({
      search_metadata: { id: 'a', status: 'Success' },
      search_parameters: { engine: 'yandex', text: 'nordlicht lamba', yandex_domain: 'yandex.com.tr', lr: '983' },
      organic_results: [{ position: 1, title: 'Lamba', link: 'https://lamba.example/' }],
      ...rest,
    }),
  );

describe('Yandex with SerpApi', () => {
  it("is asked at the country's own Yandex, for the whole country, in a language that it has", () => {
    expect(serpApiParameters(look)).toMatchObject({
      engine: 'yandex',
      text: 'nordlicht lamba',
      yandex_domain: 'yandex.com.tr',
      lr: '983',
      lang: 'tr',
    });
    expect(serpApiParameters({ ...look, market: { ...turkey, language: 'ar' } })).not.toHaveProperty('lang');
  });

  it('is not asked from a country where Yandex has no site', () => {
    expect(notOffered('serpapi', look)).toBeNull();
    expect(notOffered('serpapi', { ...look, market: { ...turkey, country: 'DE' } })).toMatch(/from Germany/);
  });

  it('reads ads where other engines of SerpApi have them', () => {
    const { outcome, ads, query } = parseSerpApi(
      reply({
        ads: [{ position: 1, title: 'Nordlicht %50', link: 'https://ucuz.example/', displayed_link: 'ucuz.example' }],
      }),
    );
    expect({ outcome, query, titles: ads.map(({ title }) => title) }).toEqual({
      outcome: 'ads',
      query: 'nordlicht lamba',
      titles: ['Nordlicht %50'],
    });
  });

  it('never takes a reply without ads for a page without ads, because SerpApi does not document them', () => {
    expect(parseSerpApi(reply({}))).toMatchObject({ outcome: 'failed', reason: { code: 'ads-not-told' } });
  });
});
