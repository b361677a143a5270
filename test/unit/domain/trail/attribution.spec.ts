import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { attribute } from '../../../../src/domain/trail/attribution.js';
import { decodedHop } from '../../../../src/domain/trail/decoded-hop.js';

const shop = 'https://www.lampenhaus.example/sale';
const to = encodeURIComponent(shop);
const awin = `https://www.awin1.com/cread.php?awinmid=1&awinaffid=777&ued=${to}`;

describe('who is paid for the visit', () => {
  it('is the publisher that the network’s link names', () => {
    expect(attribute([awin, `${shop}?awc=1_2_3`], true)).toMatchObject({
      network: 'awin',
      publisherId: '777',
      party: { kind: 'publisher', network: 'awin', publisherId: '777', verified: true },
      landingDomain: 'lampenhaus.example',
      between: [],
    });
  });

  it('is the one who placed the link, where networks stand behind one another', () => {
    const skim = 'https://go.skimresources.com/?id=12X3&url=x';
    expect(attribute([skim, awin, shop], true)).toMatchObject({ network: 'skimlinks', publisherId: '12X3' });
  });

  it('is known to the network only, where the landing page carries nothing but a click reference', () => {
    expect(attribute([`${shop}?cjevent=ab12`], true).party).toEqual({
      kind: 'known-to-network',
      network: 'cj',
      clickReference: 'ab12',
    });
  });

  it('is known to the network only, where the link encodes its publisher', () => {
    expect(attribute(['https://www.gopjn.com/t/2-1', shop], true).party).toMatchObject({
      kind: 'known-to-network',
      network: 'ascend',
      clickReference: null,
    });
  });

  it('is the landing page’s own domain, where trackers only count', () => {
    const marin = `https://tracker.marinsm.com/rd?cid=1&lp=${to}`;
    expect(attribute([marin, shop], true)).toMatchObject({
      network: null,
      party: { kind: 'domain', domain: 'lampenhaus.example' },
      measuring: ['tracker.marinsm.com'],
    });
  });

  it('is not a comparison shopping service, which sells clicks and is no publisher', () => {
    expect(attribute([`https://rd.bizrate.com/rd?t=${to}`, shop], true)).toMatchObject({
      network: null,
      party: { kind: 'domain', domain: 'lampenhaus.example' },
      links: [{ network: 'connexity', kind: 'comparison' }],
    });
  });

  it('is not known where the trail does not get to a page', () => {
    expect(attribute(['https://www.google.com/aclk?sa=l&ai=1'], false).party).toEqual({ kind: 'unknown' });
  });

  it('is said together with the pages of others on the way', () => {
    const { between } = attribute(['https://deals.blogger.example/go', awin, shop], true);
    expect(between).toEqual(['blogger.example']);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.webUrl(), fc.string())),
        fc.boolean(),
        (all, landed) => void attribute(all, landed),
      ),
    );
  });
});

describe('what is decoded and not asked', () => {
  it.each([
    ['Google’s click', `https://www.google.com/aclk?sa=l&ai=1&adurl=${to}`],
    ['Bing’s click', `https://www.bing.com/aclick?u=${btoa(shop)}`],
    [
      'DuckDuckGo’s click',
      `https://duckduckgo.com/y.js?u3=${encodeURIComponent(`https://www.bing.com/aclick?u=${btoa(shop)}`)}`,
    ],
    ['dartsearch', `https://clickserve.dartsearch.net/link/click?lid=1&ds_dest_url=${to}`],
    ['everesttech', `https://pixel.everesttech.net/3/cq?ev_sid=3&url=!${to}`],
    ['xg4ken', `https://12.xg4ken.com/media/redir.php?prof=1&url[]=${to}`],
    ['marinsm', `https://tracker.marinsm.com/rd?cid=1&lp=${to}`],
    ['doubleclick with adurl', `https://googleads.g.doubleclick.net/pagead/aclk?sa=L&adurl=${to}`],
    ['doubleclick with a bare address', `https://ad.doubleclick.net/ddm/clk/1;2;n?${shop}`],
    ['googleadservices', `https://www.googleadservices.com/pagead/aclk?sa=L&adurl=${to}`],
    ['a comparison shopping service', `https://rd.connexity.net/rd?t=${to}`],
  ])('%s', (_name, url) => {
    expect(decodedHop(url, true)).toEqual({ kind: 'next', url: shop });
  });

  it.each([
    ['an engine’s click that hides its target', 'https://www.google.com/aclk?sa=l&ai=1&adurl='],
    ['a comparison shopping service’s click', 'https://de-go.kelkoogroup.net/ctl/go/x'],
    ['an ad on somebody else’s page', 'https://googleads.g.doubleclick.net/pagead/aclk?sa=L&ai=1'],
  ])('%s is not asked either, because somebody would pay', (_name, url) => {
    expect(decodedHop(url, true)).toEqual({ kind: 'costs' });
  });

  it('a network’s link is asked, and decoded only where nothing may be asked', () => {
    expect(decodedHop(awin, true)).toBeNull();
    expect(decodedHop(awin, false)).toEqual({ kind: 'next', url: shop });
    expect(decodedHop(shop, false)).toBeNull();
  });
});
