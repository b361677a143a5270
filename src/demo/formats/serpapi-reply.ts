import { type Look, type SampleAd, type SampleProduct, type SampleResult, amountOf, idOf } from '../look.js';

const GOOGLE_DOMAINS: Readonly<Record<Look['country'], string>> = {
  DE: 'google.de',
  AT: 'google.at',
  GB: 'google.co.uk',
  US: 'google.com',
  FR: 'google.fr',
  JP: 'google.co.jp',
  AE: 'google.ae',
  SA: 'google.com.sa',
  TH: 'google.co.th',
};

export interface SerpApiOptions {
  /** Replies of 2026 can carry `link` as an opaque address of Google's instead of the advertiser's own. */
  readonly opaqueLinks?: boolean;
}

/** The look as a reply of SerpApi (serpapi.com/search-api, /google-ads, /bing-ads). */
export function serpApiReply(look: Look, options: SerpApiOptions = {}): string {
  const { ads, products = [], results } = look;
  const reply = {
    search_metadata: metadata(look),
    search_parameters: parameters(look),
    search_information: {
      query_displayed: look.query,
      total_results: results.length * 12_300,
      organic_results_state: results.length > 0 ? 'Results for exact spelling' : 'Fully empty',
    },
    ...(ads.length > 0 ? { ads: ads.map((ad, at) => textAd(ad, at, look, options)) } : {}),
    ...(products.length > 0 ? { shopping_results: products.map((product, at) => productAd(product, at, look)) } : {}),
    ...(results.length > 0
      ? { organic_results: results.map(organic) }
      : { error: "Google hasn't returned any results for this query." }),
  };
  return JSON.stringify(reply, null, 2);
}

function metadata(look: Look): object {
  const id = idOf(look).slice(0, 24);
  const time = look.at.toISOString().slice(0, 19).replace('T', ' ');
  return {
    id,
    status: 'Success',
    json_endpoint: `https://serpapi.com/searches/${id.slice(0, 16)}/${id}.json`,
    created_at: `${time} UTC`,
    processed_at: `${time} UTC`,
    [`${look.engine}_url`]: `https://www.${look.engine}.com/search?q=${encodeURIComponent(look.query)}`,
    raw_html_file: `https://serpapi.com/searches/${id.slice(0, 16)}/${id}.html`,
    total_time_taken: 1.42,
  };
}

function parameters({ engine, query, country, language, device, location }: Look): object {
  if (engine === 'bing') return { engine, q: query, mkt: `${language}-${country.toLowerCase()}`, location, device };
  return {
    engine,
    q: query,
    location_requested: location,
    location_used: location,
    google_domain: GOOGLE_DOMAINS[country],
    hl: language,
    gl: country === 'GB' ? 'uk' : country.toLowerCase(),
    device,
  };
}

function textAd(ad: SampleAd, at: number, look: Look, { opaqueLinks = false }: SerpApiOptions): object {
  const click = idOf(look, `ad ${at}`);
  return {
    position: at + 1,
    block_position: ad.block ?? 'top',
    title: ad.title,
    link: opaqueLinks ? `https://www.google.com/goto?url=CAES${click.slice(0, 40)}` : ad.to,
    displayed_link: ad.shown,
    tracking_link: `https://www.google.com/aclk?sa=L&ai=DChc${click.slice(0, 32)}&ae=2&sig=AOD64_${click.slice(32, 50)}&q&adurl`,
    ...(ad.advertiser === undefined ? {} : { source: ad.advertiser }),
    description: ad.description,
    ...(ad.sitelinks === undefined
      ? {}
      : { sitelinks: { inline: ad.sitelinks.map(([title, link]) => ({ title, link })) } }),
  };
}

function productAd(product: SampleProduct, at: number, look: Look): object {
  const click = idOf(look, `product ${at}`);
  return {
    position: at + 1,
    block_position: 'top',
    title: product.title,
    price: product.price,
    extracted_price: amountOf(product.price),
    link: product.to,
    tracking_link: `https://www.google.com/aclk?sa=L&ai=DChs${click.slice(0, 32)}&sig=AOD64_${click.slice(32, 50)}&ctype=5&adurl`,
    source: product.seller,
    thumbnail: `https://serpapi.com/searches/${click.slice(0, 24)}/images/${click.slice(0, 40)}.jpeg`,
  };
}

function organic(result: SampleResult, at: number): object {
  return {
    position: at + 1,
    title: result.title,
    link: result.url,
    displayed_link: result.url.replace(/\/$/, ''),
    snippet: result.text,
  };
}
