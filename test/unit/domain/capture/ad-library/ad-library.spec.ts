import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  ADVERTISER_SOURCES,
  type AdvertiserSource,
  type LibraryReading,
  MOST_ADVERTISERS,
} from '../../../../../src/domain/capture/ad-library/advertiser.js';
import { readAdLibrary } from '../../../../../src/domain/capture/ad-library/read-ad-library.js';
import { describeWithSharedData, sharedData } from '../../../../support/shared-data.js';
import { mutated } from '../any-reply.js';

const read = (source: AdvertiserSource, reply: unknown): LibraryReading =>
  readAdLibrary(source, Buffer.from(JSON.stringify(reply)));

/** One reply of each library in the documented form. */
const REPLIES: Readonly<Record<AdvertiserSource, unknown>> = {
  'serpapi-transparency': {
    search_metadata: { status: 'Success' },
    ad_creatives: [
      {
        advertiser_id: 'AR01',
        advertiser: 'Ergodyne',
        ad_creative_id: 'CR1',
        first_shown: 1784678400,
        last_shown: 1788393600,
      },
      {
        advertiser_id: 'AR01',
        advertiser: 'Ergodyne',
        ad_creative_id: 'CR2',
        first_shown: 1700000000,
        last_shown: 1786000000,
      },
      {
        advertiser_id: 'AR02',
        advertiser: 'ERGO Versicherung AG',
        ad_creative_id: 'CR3',
        first_shown: 'soon',
        last_shown: -4,
      },
    ],
  },
  'searchapi-transparency': {
    search_metadata: { status: 'Success' },
    advertisers: [
      { id: 'AR01', name: 'Ergodyne', region: 'US', ads_count: { lower: 20, upper: 30 }, is_verified: true },
      { id: 'AR02', name: 'ERGO Versicherung AG', region: 'DE', ads_count: 4 },
    ],
  },
  'dataforseo-transparency': {
    version: '0.1',
    status_code: 20000,
    tasks: [
      {
        status_code: 20000,
        result: [
          {
            keyword: 'ergo',
            se_domain: 'adstransparency.google.com',
            items: [
              {
                type: 'ads_advertiser',
                title: 'Ergodyne',
                advertiser_id: 'AR01',
                location: 'US',
                verified: true,
                approx_ads_count: 25,
              },
              {
                type: 'ads_multi_account_advertiser',
                title: 'ERGO',
                approx_ads_count: 9,
                advertisers: [
                  {
                    title: 'ERGO Versicherung AG',
                    advertiser_id: 'AR02',
                    location: 'DE',
                    verified: false,
                    approx_ads_count: 9,
                  },
                ],
              },
              { type: 'ads_domain', domain: 'ergo.example' },
            ],
          },
        ],
      },
    ],
  },
  'microsoft-ad-library': {
    '@odata.count': 2,
    value: [
      {
        AdId: '7001',
        AdvertiserId: '110',
        AdvertiserName: 'Ergodyne',
        AdDetails: {
          StartDate: '2026-01-04T00:00:00',
          EndDate: '2026-02-01',
          ImpressionsByCountry: [{ Country: 'Germany', ImpressionShare: '17.3%' }],
        },
      },
      {
        AdvertiserId: 9007199254740993,
        AdvertiserName: 'ERGO Versicherung AG',
        AdvertiserCountry: 'Germany',
        IsVerified: true,
      },
    ],
  },
};

describe('a library of ads', () => {
  it('lists accounts of other names too, so nothing follows for a query', () => {
    for (const source of ADVERTISER_SOURCES) {
      const reading = read(source, REPLIES[source]);
      const names = 'advertisers' in reading ? reading.advertisers.map(({ name }) => name) : [];
      expect([source, names]).toEqual([source, ['Ergodyne', 'ERGO Versicherung AG']]);
    }
  });

  it('tells of one account the first and the last day of all its ads, and how many were listed', () => {
    expect(read('serpapi-transparency', REPLIES['serpapi-transparency'])).toEqual({
      advertisers: [
        {
          ...{ id: 'AR01', name: 'Ergodyne', verified: null, creatives: 2, regions: [] },
          ...{ firstShown: '2023-11-14T22:13:20.000Z', lastShown: '2026-09-03T00:00:00.000Z' },
        },
        {
          id: 'AR02',
          name: 'ERGO Versicherung AG',
          verified: null,
          creatives: 1,
          regions: [],
          firstShown: null,
          lastShown: null,
        },
      ],
    });
  });

  it('tells who is verified and where, as far as it says so', () => {
    expect(read('dataforseo-transparency', REPLIES['dataforseo-transparency'])).toMatchObject({
      advertisers: [
        { id: 'AR01', verified: true, creatives: 25, regions: ['US'] },
        { id: 'AR02', verified: false, creatives: 9, regions: ['DE'] },
      ],
    });
    expect(read('searchapi-transparency', REPLIES['searchapi-transparency'])).toMatchObject({
      advertisers: [
        { id: 'AR01', verified: true, creatives: 20, regions: ['US'] },
        { id: 'AR02', verified: null, creatives: 4, regions: ['DE'] },
      ],
    });
  });

  it('leaves out an id of Microsoft that JSON numbers cannot hold', () => {
    expect(read('microsoft-ad-library', REPLIES['microsoft-ad-library'])).toMatchObject({
      advertisers: [
        {
          id: '110',
          firstShown: '2026-01-04T00:00:00.000Z',
          lastShown: '2026-02-01T00:00:00.000Z',
          regions: ['Germany'],
        },
        { id: null, verified: true, creatives: null, regions: ['Germany'] },
      ],
    });
  });

  it('that lists nobody says so, and differs from one that could not be read', () => {
    const nobody: Readonly<Record<AdvertiserSource, unknown>> = {
      'serpapi-transparency': { error: "Google Ads Transparency Center hasn't returned any results for this query." },
      'searchapi-transparency': { search_metadata: { status: 'Success' }, advertisers: [] },
      'dataforseo-transparency': {
        status_code: 20000,
        tasks: [{ status_code: 40102, status_message: 'No Search Results.' }],
      },
      'microsoft-ad-library': { value: [] },
    };
    for (const source of ADVERTISER_SOURCES) expect(read(source, nobody[source])).toEqual({ advertisers: [] });
    const broken: Readonly<Record<AdvertiserSource, unknown>> = {
      'serpapi-transparency': { error: 'Invalid API key.' },
      'searchapi-transparency': { error: 'Invalid API Key' },
      'dataforseo-transparency': { status_code: 40100, status_message: 'You are not authorized.' },
      'microsoft-ad-library': { error: { code: 'TooManyRequests', message: 'Slow down.' } },
    };
    for (const source of ADVERTISER_SOURCES) {
      expect(read(source, broken[source])).toMatchObject({ reason: { code: 'provider-error' } });
      expect(read(source, [1])).toMatchObject({ reason: { code: 'not-this-library' } });
      expect(read(source, {})).toHaveProperty('reason');
      expect(readAdLibrary(source, Buffer.from('{"a":'))).toMatchObject({ reason: { code: 'truncated-json' } });
      expect(readAdLibrary(source, Buffer.from('<html>'))).toMatchObject({ reason: { code: 'not-json' } });
    }
  });

  it('keeps a bounded number of accounts however many a reply lists', () => {
    const value = Array.from({ length: 5000 }, (_, at) => ({ AdvertiserId: `${at}`, AdvertiserName: `Shop ${at}` }));
    const reading = read('microsoft-ad-library', { value });
    expect('advertisers' in reading && reading.advertisers).toHaveLength(MOST_ADVERTISERS);
  });

  it.each(ADVERTISER_SOURCES)('%s: whatever stands in a reply, it is read or refused and never throws', (source) => {
    fc.assert(
      fc.property(mutated(REPLIES[source]), (reply) => {
        const reading = read(source, reply ?? null);
        if ('reason' in reading) return reading.reason.message.length > 10;
        return reading.advertisers.every(
          ({ name, firstShown, creatives }) =>
            name !== '' && (firstShown === null || !Number.isNaN(Date.parse(firstShown))) && (creatives ?? 0) >= 0,
        );
      }),
    );
  });
});

describeWithSharedData('a published item of DataForSEO’s ads_search', () => {
  it('is one account with the days of its ad', () => {
    const { ads } = JSON.parse(
      readFileSync(sharedData('serp/json/doc-excerpts/dataforseo_ads_search_item.json'), 'utf8'),
    ) as { ads: unknown[] };
    const reply = { status_code: 20000, tasks: [{ status_code: 20000, result: [{ items: ads }] }] };
    expect(read('dataforseo-transparency', reply)).toEqual({
      advertisers: [
        {
          ...{ id: 'AR11920289341835837441', name: 'iHerb, LLC', verified: true, creatives: 1, regions: [] },
          ...{ firstShown: '2024-02-27T01:02:34.000Z', lastShown: '2024-12-17T17:07:32.000Z' },
        },
      ],
    });
  });
});
