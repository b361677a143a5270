/** Portfolio and replies of invented brands that read as sentences in tests. */

export const NORDLICHT_PORTFOLIO = `
brands:
  - name: Nordlicht
    owner: Nordlicht GmbH
    domains: [nordlicht.example]
    marks:
      - text: NORDLICHT
        goods: [lamps, Lampen, lighting, Leuchten]
        registrations: [{ office: EUIPO, number: "000000001", jurisdictions: [EU], classes: [11], validFrom: 2004-01-01 }]
    competitors: [{ name: Südlicht, domains: [suedlicht.example] }]
    resellers: [{ name: Lampenhaus, domains: [lampenhaus.example], permits: [tm_copy] }]
partners:
  - name: Deal Finder
    brand: Nordlicht
    network: awin
    publisherId: "12345"
    domains: [dealfinder.example]
    agreement:
      signed: 2026-01-01
      terms:
        - { clause: "4.2", subject: brand_bid, rule: no, engines: [google], regions: [DE], from: 2026-01-01, text: "No bidding on the brand." }
`;

/** An ad in SerpApi's words. */
export interface SampleAd {
  readonly title: string;
  readonly description?: string;
  readonly domain: string;
  readonly path?: string;
  readonly sitelinks?: readonly string[];
  /** Where it leads; by default to its domain. */
  readonly link?: string;
}

export const competitorAd: SampleAd = {
  title: 'Nordlicht Lampen? Südlicht ist heller',
  description: 'Wechseln Sie von Nordlicht zu Südlicht.',
  domain: 'suedlicht.example',
};

export const affiliateAd: SampleAd = {
  title: 'Gutscheine für Leuchten',
  description: 'Jeden Tag neue Angebote.',
  domain: 'dealfinder.example',
};

export const innocentAd: SampleAd = {
  title: 'Polarlichter sehen: Reisen nach Tromsø',
  description: 'Geführte Touren in kleinen Gruppen.',
  domain: 'polarreisen.example',
};

/** A reply as SerpApi sends it for a search on google.de, with these ads on top. */
export function serpApiReply(options: {
  readonly query: string;
  readonly ads: readonly SampleAd[];
  readonly id?: string;
  readonly at?: string;
}): Buffer {
  const { query, ads, id = 'sample', at = '2026-11-18 09:30:00 UTC' } = options;
  return Buffer.from(
    JSON.stringify({
      search_metadata: { id, status: 'Success', created_at: at, processed_at: at },
      search_parameters: {
        engine: 'google',
        q: query,
        google_domain: 'google.de',
        gl: 'de',
        hl: 'de',
        device: 'desktop',
      },
      search_information: { query_displayed: query, organic_results_state: 'Results for exact spelling' },
      ads: ads.map((ad, index) => ({
        position: index + 1,
        block_position: 'top',
        title: ad.title,
        link: ad.link ?? `https://www.${ad.domain}${ad.path ?? '/'}`,
        displayed_link: `https://www.${ad.domain}${ad.path ?? '/'}`,
        tracking_link: `https://www.google.com/aclk?sa=l&ai=${index}&adurl=`,
        description: ad.description ?? '',
        ...(ad.sitelinks === undefined
          ? {}
          : { sitelinks: ad.sitelinks.map((title) => ({ title, link: `https://www.${ad.domain}/` })) }),
      })),
      organic_results: [{ position: 1, title: query, link: 'https://www.nordlicht.example/', snippet: '…' }],
    }),
  );
}
