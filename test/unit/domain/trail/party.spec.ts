import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compilePortfolio } from '../../../../src/domain/detection/compile-portfolio.js';
import { readLink } from '../../../../src/domain/trail/link.js';
import { KNOWN_NETWORKS } from '../../../../src/domain/trail/networks/known-networks.js';
import { resolveParty } from '../../../../src/domain/trail/party.js';
import { anAd, nordlicht, see } from '../detection/builders.js';

const portfolio = compilePortfolio([nordlicht()]);

describe('what a link tells', () => {
  it.each([
    [
      'https://www.awin1.com/cread.php?awinmid=1&awinaffid=777&ued=https%3A%2F%2Fa.example%2F',
      'awin',
      '777',
      'https://a.example/',
    ],
    ['https://www.anrdoezrs.net/click-4711-99?url=https%3A%2F%2Fa.example%2Fb', 'cj', '4711', 'https://a.example/b'],
    ['https://shop.pxf.io/c/31337/55/66?u=https%3A%2F%2Fa.example', 'impact', '31337', 'https://a.example'],
    [
      'https://prf.hn/click/camref:abc12/destination:https%3A%2F%2Fa.example%2F',
      'partnerize',
      'abc12',
      'https://a.example/',
    ],
    [
      'https://click.linksynergy.com/deeplink?id=xYz&mid=1&murl=https%3A%2F%2Fa.example',
      'rakuten',
      'xYz',
      'https://a.example',
    ],
    ['https://joe.vendor.hop.clickbank.net/?tid=1', 'clickbank', 'joe', null],
  ])('%s', (link, network, publisherId, final) => {
    expect(readLink(link)).toMatchObject({ network, publisherId, final });
  });

  it('passes through measuring hosts, which name no publisher', () => {
    const link = 'https://pixel.everesttech.net/1/cq?ev_sid=3&url=http%3A//www.a.example/x';
    expect(readLink(link)).toMatchObject({
      network: null,
      publisherId: null,
      final: 'http://www.a.example/x',
      via: 'pixel.everesttech.net',
    });
  });

  it('knows a tracker by its host and sub-domains only', () => {
    expect(KNOWN_NETWORKS.rowOf('www.awin1.com')?.code).toBe('awin');
    expect(KNOWN_NETWORKS.rowOf('notawin1.com')).toBeNull();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl({ withQueryParameters: true }), fc.string()), (link) => void readLink(link)),
    );
  });
});

describe('who is behind an ad', () => {
  it.each([
    [
      'the shown domain',
      { displayUrl: 'www.laden.example/x', destination: 'https://anders.example' },
      'laden.example',
      'display',
    ],
    [
      'the destination, where no address is shown',
      { displayUrl: null, destination: 'https://www.laden.example/p' },
      'laden.example',
      'destination',
    ],
    [
      'what a tracker leads to',
      { displayUrl: null, destination: 'https://pixel.everesttech.net/1/cq?url=https%3A%2F%2Fladen.example' },
      'laden.example',
      'destination',
    ],
    [
      'nobody, behind a tracker that does not say',
      { displayUrl: null, destination: 'https://clickserve.dartsearch.net/link/click?lid=1' },
      null,
      'none',
    ],
    ['never a tracker that is shown', { displayUrl: 'www.awin1.com', destination: null }, null, 'none'],
    ['a seller named by its domain', { displayUrl: null, advertiserName: 'laden.example' }, 'laden.example', 'name'],
  ] as const)('%s', (_name, ad, domain, source) => {
    expect(resolveParty(anAd(ad), portfolio)).toMatchObject({ domain, source });
  });

  it('is known by its advertiser’s name where it shows no domain', () => {
    const { party } = see({ title: 'Nordlicht', displayUrl: null, advertiserName: 'NORDLICHT GmbH' });
    expect(party).toEqual({ domain: null, relation: 'owner', name: 'Nordlicht GmbH' });
  });

  it('is not known by a name that its domain contradicts', () => {
    const { party } = see({ title: 'Nordlicht', displayUrl: 'fremd.example', advertiserName: 'Nordlicht GmbH' });
    expect(party.relation).toBe('unknown');
  });

  it('is said to have been read past the tracker', () => {
    const destination = 'https://www.awin1.com/cread.php?awinaffid=9&ued=https%3A%2F%2Fladen.example';
    const { findings } = see({ title: 'Nordlicht hier', displayUrl: 'laden.example', destination });
    expect(findings[0]?.explanation).toMatch(/awin1\.com, a tracker/);
  });
});
