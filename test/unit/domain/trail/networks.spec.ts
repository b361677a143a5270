import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { KNOWN_NETWORKS } from '../../../../src/domain/trail/networks/known-networks.js';
import { ownNetworks, withOwnNetworks } from '../../../../src/domain/trail/networks/own-networks.js';

const shop = 'https://lampenhaus.example/sale?colour=red&size=2';
const to = encodeURIComponent(shop);
const read = (url: string) => KNOWN_NETWORKS.read(new URL(url));

describe('a link of a network', () => {
  it.each([
    ['cj', `https://www.anrdoezrs.net/click-4711-99?url=${to}&sid=s1`, '4711', 's1', null],
    ['cj', `https://www.dpbolvw.net/click-4711?url=${to}&sid=s1`, '4711', 's1', null],
    ['rakuten', `https://click.linksynergy.com/deeplink?id=xYz&mid=1&u1=s1&murl=${to}`, 'xYz', 's1', '1'],
    ['impact', `https://shop.pxf.io/c/31337/55/66?subId1=s1&u=${to}`, '31337', 's1', '66'],
    ['awin', `https://www.awin1.com/cread.php?awinmid=1&awinaffid=777&clickref=s1&ued=${to}`, '777', 's1', '1'],
    ['awin', `https://www.zenaps.com/rclick.php?awinaffid=777&awinmid=1&clickref=s1&pr=${to}`, '777', 's1', '1'],
    ['shareasale', `https://www.shareasale.com/r.cfm?b=2&u=77&m=1&afftrack=s1&urllink=${to}`, '77', 's1', '1'],
    ['shareasale', `https://shareasale.com/r.cfm?u=77&m=1&afftrack=s1&urllink=${to.slice(14)}`, '77', 's1', '1'],
    ['partnerize', `https://prf.hn/click/camref:ab12/pubref:s1/destination:${to}`, 'ab12', 's1', null],
    ['partnerize', `https://prf.hn/click/camref:ab12/pubref:s1/destination:${shop}`, 'ab12', 's1', null],
    ['flexoffers', `https://track.flexlinkspro.com/a.ashx?foid=7.8&fobs=s1&url=${to}`, '7.8', 's1', null],
    ['ascend', `https://www.gopjn.com/t/2-123456?sid=s1&url=${to}`, null, 's1', null],
    [
      'webgains',
      `https://track.webgains.com/click.html?wgcampaignid=7&wgprogramid=1&clickref=s1&wgtarget=${to}`,
      '7',
      's1',
      '1',
    ],
    ['tradedoubler', `https://clk.tradedoubler.com/click?p=1&a=7&epi=s1&url=${to}`, '7', 's1', '1'],
    ['tradetracker', `https://tc.tradetracker.net/?c=1&m=12&a=7&r=s1&u=${to}`, '7', 's1', '1'],
    ['tradetracker', `https://tc.tradetracker.net/?tt=1_12_7_s1&u=${to}`, '7', 's1', '1'],
    ['admitad', `https://ad.admitad.com/g/abcd1234/?subid=s1&ulp=${to}`, 'abcd1234', 's1', null],
    ['tune', `https://brand.go2cloud.org/aff_c?offer_id=1&aff_id=7&aff_sub=s1&url=${to}`, '7', 's1', '1'],
    ['ebay', `https://rover.ebay.com/rover/1/7?campid=53&customid=s1&mpre=${to}`, '53', 's1', null],
    ['travelpayouts', `https://tp.media/r?marker=7&p=1&u=${to}`, '7', null, '1'],
    ['skimlinks', `https://go.redirectingat.com/?id=12X3&xcust=s1&url=${to}`, '12X3', 's1', null],
    ['sovrn', `https://redirect.viglink.com/?key=k7&cuid=s1&u=${to}`, 'k7', 's1', null],
    ['digidip', `https://g-o-media.digidip.net/visit?ref=s1&url=${to}`, 'g-o-media', 's1', null],
    ['yieldkit', `https://srvtrck.com/v1/redirect?url=${to}`, null, null, null],
    ['geniuslink', `https://target.georiot.com/Proxy.ashx?GR_URL=${to}`, null, null, null],
    ['narrativ', `https://shop-links.co/link/?url=${to}`, null, null, null],
    ['daisycon', `https://ds1.nl/c/?si=1&li=2&wi=7&ws=s1&dl=${to}`, '7', 's1', '1'],
    ['adtraction', `https://track.adtraction.com/t/t?a=1&as=7&epi=s1&url=${to}`, '7', 's1', '1'],
    ['commission-factory', `https://t.cfjump.com/7/t/1?Url=${to}&UniqueId=s1`, '7', 's1', '1'],
    ['avantlink', `https://www.avantlink.com/click.php?pw=7&mi=1&ctc=s1&url=${to}`, '7', 's1', '1'],
    [
      'affiliatefuture',
      `https://scripts.affiliatefuture.com/AFClick.asp?affiliateID=7&merchantID=1&url=${to}`,
      '7',
      null,
      '1',
    ],
    [
      'effiliation',
      `https://track.effiliation.com/servlet/effi.redir?id_compteur=7&effi_id2=s1&url=${to}`,
      '7',
      's1',
      null,
    ],
    ['partner-ads', `https://www.partner-ads.com/dk/klikbanner.php?partnerid=7&htmlurl=${to}`, '7', null, null],
    ['valuecommerce', `https://ck.jp.ap.valuecommerce.com/servlet/referral?sid=7&pid=1&vc_url=${to}`, '7', null, '1'],
    ['adrecord', `https://click.adrecord.com/?p=7&url=${to}`, '7', null, null],
    ['clixgalore', `https://www.clixgalore.com/Lead.aspx?AfID=7&AffDirectURL=${to}`, '7', null, null],
    ['connexity', `https://rd.bizrate.com/rd?t=${to}`, null, null, null],
  ])('of %s names publisher, sub-id, programme and destination: %s', (network, url, publisherId, subId, programme) => {
    expect(read(url)).toMatchObject({ network, publisherId, subId, programme });
    expect(read(url)?.destination).toBe(shop);
  });

  it.each([
    ['clickbank', 'https://joe.vendor.hop.clickbank.net/?tid=s1', 'joe', 'vendor'],
    ['aliexpress', 'https://s.click.aliexpress.com/e/_abc?aff_trace_key=k7', 'k7', null],
    ['affilinet', 'https://partners.webmasterplan.com/click.asp?ref=7&site=1', '7', '1'],
    ['belboon', 'https://r.akipam.com/ts/i1/tsc?amc=con.blbn.7.1.2', '7', null],
    ['a8', 'https://px.a8.net/svt/ejp?a8mat=3AB', '3AB', null],
    ['zanox', 'https://ad.zanox.com/ppc/?123C456T', null, null],
    ['kelkoo', 'https://de-go.kelkoogroup.net/ctl/go/x', null, null],
    ['timeone', 'https://action.metaffiliation.com/trk.php?x', null, null],
  ])('of %s that carries no destination has none made up: %s', (network, url, publisherId, programme) => {
    expect(read(url)).toMatchObject({ network, publisherId, programme, destination: null });
  });

  it('keeps the whole query of a destination that was put in without encoding', () => {
    expect(read(`https://pixel.everesttech.net/3/cq?ev_sid=3&url=${shop}`)?.destination).toBe(shop);
  });

  it('is named by at least 35 networks, each host by one row only', () => {
    const networks = KNOWN_NETWORKS.rows.filter(({ kind }) => kind !== 'measuring');
    expect(networks.length).toBeGreaterThanOrEqual(35);
    const hosts = KNOWN_NETWORKS.rows.flatMap((row) => row.hosts);
    expect(new Set(hosts).size).toBe(hosts.length);
  });
});

describe('what a landing page was told', () => {
  it.each([
    ['awin', 'awc=123_456_abc', '123_456_abc'],
    ['cj', 'cjevent=ab12', 'ab12'],
    ['impact', 'irclickid=x1', 'x1'],
    ['rakuten', 'ranMID=1&ranSiteID=pub-xyz', 'pub-xyz'],
    ['tradedoubler', 'tduid=t1', 't1'],
    ['admitad', 'admitad_uid=a1', 'a1'],
    ['shareasale', 'SSCID=s1', 's1'],
    ['everflow', '_ef_transaction_id=e1', 'e1'],
  ])('by %s', (network, query, clickReference) => {
    const marks = KNOWN_NETWORKS.readLanding(new URL(`https://shop.example/?${query}`));
    expect(marks).toMatchObject([{ network, clickReference }]);
  });

  it('is nothing where only the shop’s own parameters stand', () => {
    expect(KNOWN_NETWORKS.readLanding(new URL(`${shop}&gclid=1&utm_source=x`))).toEqual([]);
  });

  it('is a publisher’s tag where the shop runs its own programme, and the shop is no tracker', () => {
    const amazon = new URL('https://www.amazon.co.uk/dp/1?tag=joe-21');
    expect(KNOWN_NETWORKS.readShop(amazon)).toMatchObject({ network: 'amazon', publisherId: 'joe-21' });
    expect(KNOWN_NETWORKS.readShop(new URL('https://amazon.shop.example/?tag=joe-21'))).toBeNull();
    expect(KNOWN_NETWORKS.rowOf('www.amazon.co.uk')).toBeNull();
  });
});

describe('a user’s own networks', () => {
  const own = (rows: object[]) => ownNetworks.safeParse({ networks: rows });

  it('are read like ours and win over them', () => {
    const table = withOwnNetworks(
      ownNetworks.parse({
        networks: [
          {
            code: 'house',
            hosts: ['go.house.example'],
            path: ['/p/{publisher}/{programme}'],
            query: { destination: ['to'] },
          },
          { code: 'mine', hosts: ['prf.hn'], query: { publisher: ['me'] } },
        ],
      }),
    );
    expect(table.read(new URL(`https://go.house.example/p/77/lamps?to=${to}`))).toMatchObject({
      network: 'house',
      publisherId: '77',
      programme: 'lamps',
      destination: shop,
      verified: false,
    });
    expect(table.read(new URL('https://prf.hn/click/camref:x?me=9'))).toMatchObject({
      network: 'mine',
      publisherId: '9',
    });
    expect(table.rowOf('www.awin1.com')?.code).toBe('awin');
  });

  it.each([
    ['two names without text between them', { code: 'x', hosts: ['a.example'], path: ['/{publisher}{subId}'] }],
    ['a place that does not exist', { code: 'x', hosts: ['a.example'], query: { affiliate: ['a'] } }],
    ['an address for a host', { code: 'x', hosts: ['https://a.example/'] }],
    ['a key that is not known', { code: 'x', hosts: ['a.example'], publisher: 'a' }],
  ])('are refused with %s', (_name, row) => {
    expect(own([row]).success).toBe(false);
  });
});

describe('any address', () => {
  const piece = fc.constantFrom(
    '/click-',
    '/c/',
    'camref:',
    '/destination:',
    '%',
    '%25',
    'https://',
    '?url=',
    '&u=',
    '-',
    '_',
    'tt=',
    '\u0000',
  );
  const host = fc.constantFrom(...KNOWN_NETWORKS.rows.flatMap((row) => row.hosts), 'a.amazon.de', 'shop.example');

  it('is read without an error, and a destination is always an http(s) address', () => {
    const tail = fc.array(fc.oneof(piece, fc.string()), { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(host, tail, (name, rest) => {
        const url = URL.parse(`https://x.${name}/${rest}`);
        if (url === null) return;
        for (const link of [
          KNOWN_NETWORKS.read(url),
          KNOWN_NETWORKS.readShop(url),
          ...KNOWN_NETWORKS.readLanding(url),
        ]) {
          if (link?.destination != null) expect(link.destination).toMatch(/^https?:\/\/\S+$/i);
        }
      }),
    );
  });
});
