/**
 * Hosts that count, attribute or redirect a click and never sell anything themselves. A tracker is never the party behind
 * an ad. Affiliate networks also name the publisher in the link, which is evidence of who is paid for the visit.
 * Facts from public link lists and documentation of the networks; `verified` is false where the publisher parameter is
 * known from public code only and no independent list states it.
 */
export interface Tracker {
  /** Also stands for its sub-domains. */
  readonly hosts: readonly string[];
  /** Code of the affiliate network, as portfolios write it; null for a measuring or ad-serving host. */
  readonly network: string | null;
  /** Where the publisher's id stands: a query parameter, or a pattern over path and query whose first group it is. */
  readonly publisher: string | RegExp | null;
  readonly verified: boolean;
}

const network = (
  name: string,
  hosts: readonly string[],
  publisher: string | RegExp | null,
  verified = false,
): Tracker => ({ hosts, network: name, publisher, verified });

const measuring = (hosts: readonly string[]): Tracker => ({ hosts, network: null, publisher: null, verified: true });

export const TRACKERS: readonly Tracker[] = [
  network(
    'cj',
    [
      'anrdoezrs.net',
      'dpbolvw.net',
      'jdoqocy.com',
      'kqzyfj.com',
      'tkqlhce.com',
      'emjcd.com',
      'qksrv.net',
      'cj.dotomi.com',
    ],
    /\/click-(\d+)-/,
    true,
  ),
  network('rakuten', ['click.linksynergy.com'], 'id', true),
  network('impact', ['pxf.io', 'sjv.io', 'evyy.net', '7eer.net', 'ojrq.net', 'goto.target.com'], /\/c\/(\d+)\//, true),
  network('awin', ['awin1.com', 'zenaps.com', 'tidd.ly'], 'awinaffid', true),
  network('shareasale', ['shareasale.com', 'shareasale-analytics.com', 'shrsl.com'], 'u', true),
  network('partnerize', ['prf.hn'], /camref:([^/?&]+)/),
  network('flexoffers', ['track.flexlinks.com', 'track.flexlinkspro.com'], 'foid'),
  network('ascend', ['gopjn.com', 'pjatr.com', 'pjtra.com', 'pntra.com', 'pntrac.com', 'pntrs.com'], null, true),
  network('webgains', ['track.webgains.com'], 'wgcampaignid'),
  network('tradedoubler', ['clk.tradedoubler.com', 'redir.tradedoubler.com', 'clkuk.tradedoubler.com'], 'a'),
  network('tradetracker', ['tc.tradetracker.net'], 'a'),
  network('amazon', ['amzn.to'], 'tag', true),
  network('ebay', ['rover.ebay.com'], 'campid', true),
  network('clickbank', ['hop.clickbank.net'], /^([^./]+)\.[^./]+\.hop\.clickbank\.net/, true),
  network('skimlinks', ['go.skimresources.com', 'go.redirectingat.com'], 'id', true),
  network('sovrn', ['redirect.viglink.com'], 'key'),
  network('admitad', ['ad.admitad.com', 'alitems.com'], /\/g\/([^/?]+)/, true),
  network('daisycon', ['ds1.nl', 'lt45.net', 'rkn3.net'], 'wi'),
  network('adtraction', ['track.adtraction.com'], 'as'),
  network('tune', ['go2cloud.org', 'go2jump.org'], 'aff_id'),
  network('kelkoo', ['kelkoogroup.net'], null),
  network('connexity', ['rd.connexity.net', 'rd.bizrate.com'], null),
  network('commission-factory', ['t.cfjump.com'], /cfjump\.com\/(\d+)\/t\//),
  network('avantlink', ['avantlink.com'], 'pw', true),
  network('affiliatefuture', ['scripts.affiliatefuture.com'], 'affiliateID'),
  network('zanox', ['ad.zanox.com'], null, true),
  network('affilinet', ['partners.webmasterplan.com'], 'ref'),
  network('digidip', ['digidip.net'], /^([^./]+)\.digidip\.net/),
  network('effiliation', ['track.effiliation.com'], 'id_compteur'),
  network('partner-ads', ['partner-ads.com'], 'partnerid'),
  network('belboon', ['r.akipam.com', 'r.jakuli.com'], /con\.blbn\.(\d+)/),
  network('valuecommerce', ['ck.jp.ap.valuecommerce.com'], 'sid'),
  network('a8', ['px.a8.net'], 'a8mat'),
  network('aliexpress', ['s.click.aliexpress.com'], 'aff_trace_key'),
  network('geniuslink', ['target.georiot.com', 'buy.geni.us'], null),
  network('travelpayouts', ['tp.media'], 'marker'),
  network('adrecord', ['click.adrecord.com'], 'p'),
  network('clixgalore', ['clixgalore.com'], 'AfID'),
  network('yieldkit', ['srvtrck.com'], null),
  network('timeone', ['action.metaffiliation.com'], null),
  measuring([
    'dartsearch.net',
    'doubleclick.net',
    'googleadservices.com',
    'googlesyndication.com',
    'everesttech.net',
    'xg4ken.com',
    'marinsm.com',
    'serving-sys.com',
    'atdmt.com',
    'adform.net',
    'adsrvr.org',
    'criteo.com',
    'eulerian.net',
    'commander1.com',
    'kameleoon.com',
    'weborama.fr',
    'mookie1.com',
    'flashtalking.com',
    'netmng.com',
    'efxto.com',
    'at19.net',
    'ad-x.co.uk',
    'adjust.com',
    'app.appsflyer.com',
    'app.link',
    'onelink.me',
    'bit.ly',
    'tinyurl.com',
    'keyade.com',
    'intelliad.de',
    'refinedads.com',
    'etracker.com',
    'smart-traffik.com',
    'searchforce.net',
    'clickcease.com',
    'ppcprotect.com',
    'trkn.us',
    'dpg-cp.com',
  ]),
];

const byHost = new Map(TRACKERS.flatMap((tracker) => tracker.hosts.map((host) => [host, tracker] as const)));

/** The tracker that a host belongs to, or null. */
export function trackerOf(host: string): Tracker | null {
  let rest = host.toLowerCase();
  for (let depth = 0; depth < 12; depth++) {
    const tracker = byHost.get(rest);
    if (tracker !== undefined) return tracker;
    const dot = rest.indexOf('.');
    if (dot === -1) return null;
    rest = rest.slice(dot + 1);
  }
  return null;
}

/** The publisher's id in a link of an affiliate network, or null when the link carries none. */
export function publisherIdOf(tracker: Tracker, url: URL): string | null {
  const { publisher } = tracker;
  if (publisher === null) return null;
  if (typeof publisher === 'string') {
    for (const [name, value] of url.searchParams) {
      if (name.toLowerCase() === publisher.toLowerCase() && value !== '') return value;
    }
    return null;
  }
  return publisher.exec(`${url.hostname}${url.pathname}${url.search}`)?.[1] ?? null;
}
