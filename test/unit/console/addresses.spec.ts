import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { legendOf } from '../../../src/console/ads/mark-legend.js';
import {
  askedPart,
  changed,
  filterCount,
  queueSearch,
  requestSearch,
  unfiltered,
} from '../../../src/console/alerts/queue-search.js';
import { wireForm } from '../../../src/console/words/domains.js';

describe('the queue’s view in the address', () => {
  it('drops what the API would refuse and keeps one order, so that equal views are one', () => {
    expect(queueSearch(new URLSearchParams('utm_source=x&q=lamp&state=all&engine='))).toBe('state=all&q=lamp');
  });

  it('leads back to the first page when a filter changes', () => {
    expect(changed(new URLSearchParams('page=3&engine=bing'), 'country', 'DE').toString()).toBe(
      'engine=bing&country=DE',
    );
    expect(changed(new URLSearchParams('engine=bing'), 'page', '2').toString()).toBe('engine=bing&page=2');
  });

  it('forgets the filters but not the state and the order', () => {
    const search = new URLSearchParams('state=watched&engine=bing&q=a&sort=recent&page=2');
    expect(filterCount(search)).toBe(2);
    expect(unfiltered(search).toString()).toBe('state=watched&sort=recent');
  });
});

describe('the part of the queue that is shown', () => {
  const search = (text: string): URLSearchParams => new URLSearchParams(text);

  it('is left to the queue for open alerts only', () => {
    expect(askedPart(search(''))).toBeNull();
    expect(askedPart(search('state=open&engine=bing'))).toBeNull();
    expect(askedPart(search('state=confirmed'))).toBe('all');
  });

  it('is what the address says', () => {
    expect(askedPart(search('verdict=appearance'))).toBe('appearance');
    expect(requestSearch(search('verdict=appearance&page=2'), 'appearance')).toBe('verdict=appearance&page=2');
    expect(requestSearch(search('verdict=all'), 'all')).toBe('');
  });

  it('can be narrowed to one verdict, which counts as a filter while the part does not', () => {
    expect(askedPart(search('verdict=review'))).toBe('decide');
    expect(requestSearch(search('verdict=review'), 'decide')).toBe('verdict=review');
    expect(filterCount(search('verdict=review'))).toBe(1);
    expect(filterCount(search('verdict=appearance'))).toBe(0);
    expect(unfiltered(search('verdict=appearance&q=a')).toString()).toBe('verdict=appearance');
    expect(unfiltered(search('verdict=review&q=a')).toString()).toBe('');
  });
});

describe('a domain on screen', () => {
  it('stands beside its form on the wire where it is made of other letters', () => {
    expect(wireForm('nordlіcht.example')).toBe('xn--nordlcht-xhh.example');
    expect(wireForm('nordlicht.example')).toBeNull();
  });

  it('is never a reason to fail', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void wireForm(text)));
  });
});

describe('the legend of a marked ad', () => {
  const span = { field: 'query', start: 0, end: 9, text: 'nordlicht', via: 'exact' };

  it('numbers each violation once and names what was found', () => {
    const legend = legendOf(
      [
        { ...span, violation: 'tm_copy' },
        { ...span, field: 'title', violation: 'tm_copy' },
      ],
      () => 'review',
    );
    expect(legend).toEqual([
      { number: 1, violation: 'tm_copy', tone: 'amber', found: [{ text: 'nordlicht', via: 'exact' }] },
    ]);
  });

  it('never accuses by colour where an ad only appeared', () => {
    expect(legendOf([{ ...span, violation: 'brand_bid' }], () => 'violation')[0]?.tone).toBe('neutral');
  });
});
