import type { CaptureParser, ParsedCapture } from '../../../../src/domain/capture/capture.js';

/** Pages of invented brands in the structure of the engines' own, for tests. */

export function read(parse: CaptureParser, html: string): ParsedCapture {
  return parse(new TextEncoder().encode(html));
}

export interface SampleAd {
  readonly title: string;
  readonly address: string;
  readonly destination: string;
  readonly description?: string;
  readonly sitelinks?: readonly string[];
}

const click = (destination: string): string =>
  `https://www.google.com/aclk?sa=l&amp;ai=C0ffee&amp;sig=AOD64&amp;adurl=${encodeURIComponent(destination)}`;

/** A text ad as Google has written them since 2022. */
export function googleTextAd({ title, address, destination, description = '', sitelinks = [] }: SampleAd): string {
  const links = sitelinks.map(
    (text) =>
      `<div class="MhgNwc"><h3><div role="listitem"><a href="${click(destination)}">${text}</a></div></h3></div>`,
  );
  return (
    '<div class="uEierd"><div data-text-ad="1"><div class="vdQmEd"><div class="v5yQqb">' +
    `<a class="sVXRqc" data-rw="${click(destination)}" href="${destination}"><br>` +
    `<div class="CCgQ5" role="heading" aria-level="3"><span>${title}</span></div>` +
    `<div class="d8lRkd"><span class="U3A9Ac">Sponsored</span><span class="x2VHCd" role="text">${address}</span></div></a></div>` +
    `<div><div class="MUxGbd"><div><span>${description}</span></div></div></div>` +
    `<div class="UBEOKe" role="list">${links.join('')}</div></div></div></div>`
  );
}

export function productCard(card: { title: string; price: string; seller: string; url: string }): string {
  return (
    `<div class="mnr-c pla-unit"><a style="display:none" href="/aclk?sa=l&amp;ai=C1&amp;adurl="></a><a class="plantl" href="${card.url}">` +
    '<div class="RnJeZd"><img alt=""></div></a><div class="orXoSd">' +
    `<div role="heading" aria-level="3"><a style="display:none" href="/aclk?sa=l&amp;ai=C2&amp;adurl="></a><a class="plantl" href="${card.url}"><span>${card.title}</span></a></div>` +
    `<div class="T4OwTb"><span>${card.price}</span></div><div class="LbUacb"><span>${card.seller}</span></div></div></div>`
  );
}

export function googleResult(title: string, url: string): string {
  return `<div class="g"><a href="${url}"><h3 class="LC20lb">${title}</h3></a><div>About ${title}, in a few words.</div></div>`;
}

export interface SamplePage {
  readonly query: string;
  readonly top?: readonly string[];
  readonly results: readonly string[];
  readonly bottom?: readonly string[];
}

export function aGooglePage({ query, top = [], results, bottom = [] }: SamplePage): string {
  return (
    '<!doctype html><html itemscope itemtype="http://schema.org/SearchResultsPage" lang="en"><head>' +
    `<title>${query} - Google Search</title><script>window.google={kEI:'APyqYue-AtWGhbIPhKiz8AY'};</script></head>` +
    `<body id="gsr"><form action="/search"><textarea name="q">${query}</textarea></form><div id="center_col">` +
    `<div id="taw"><div id="tads" aria-label="Ads" role="region">${top.join('')}</div></div>` +
    `<div id="search"><div id="rso">${results.join('')}</div></div>` +
    `<div id="bottomads"><div id="tadsb">${bottom.join('')}</div></div></div></body></html>`
  );
}

/** A text ad as Bing has written them since 2019. */
export function bingTextAd({ title, address, destination, description = '', sitelinks = [] }: SampleAd): string {
  const link = `https://www.bing.com/aclick?ld=e3&amp;u=${encodeURIComponent(btoa(encodeURIComponent(destination)))}&amp;rlid=1`;
  const links = sitelinks.map((text) => `<li><a href="${link}">${text}</a></li>`);
  return (
    `<li><div class="sb_add sb_adTA"><h2><a href="${link}">${title}</a></h2><div class="b_caption"><div class="b_attribution">` +
    `<div class="b_adurl"><cite>${address}</cite></div></div><p><span class="b_adSlug">Ad</span>${description}</p></div>` +
    `<ul class="b_factrow">${links.join('')}</ul></div></li>`
  );
}

export function bingResult(title: string, url: string): string {
  return `<li class="b_algo"><h2><a href="${url}">${title}</a></h2><div class="b_caption"><p>About ${title}.</p></div></li>`;
}

export function aBingPage({ query, top = [], results, bottom = [] }: SamplePage): string {
  const block = (ads: readonly string[], kind: string): string =>
    ads.length === 0 ? '' : `<li class="b_ad ${kind}"><ul>${ads.join('')}</ul></li>`;
  return (
    '<!doctype html><html lang="de" xmlns:web="http://schemas.live.com/Web/"><head>' +
    `<title>${query} - Bing</title><script>_G={Region:"DE",Lang:"de-DE",Mkt:"de-DE"};</script></head><body>` +
    `<form id="sb_form" action="/search"><input id="sb_form_q" name="q" value="${query}"></form><div id="b_content"><main>` +
    `<ol id="b_results">${block(top, 'b_adTop')}${results.join('')}${block(bottom, 'b_adBottom')}</ol></main></div></body></html>`
  );
}

const duckClick = (destination: string): string =>
  'https://duckduckgo.com/y.js?ad_domain=shop.example&amp;ad_provider=bingv7aa&amp;ad_type=txad&amp;u3=' +
  encodeURIComponent(
    `https://www.bing.com/aclick?ld=e8&u=${encodeURIComponent(encodeURIComponent(destination))}&rlid=1`,
  );

/** A text ad of DuckDuckGo's page without scripts. */
export function duckTextAd({ title, address, destination, description = '' }: SampleAd): string {
  const link = duckClick(destination);
  return (
    '<div class="result results_links results_links_deep result--ad"><div class="links_main links_deep result__body">' +
    `<h2 class="result__title"><a rel="nofollow" class="result__a" href="${link}">${title}</a></h2>` +
    '<button class="badge--ad">Ad</button><div class="badge--ad__tooltip" style="display:none">Viewing ads is privacy protected.</div>' +
    `<div class="result__extras"><div class="result__extras__url"><a class="result__url" href="${link}">${address}</a></div></div>` +
    `<a class="result__snippet" href="${link}">${description}</a></div></div>`
  );
}

export function duckResult(title: string, url: string): string {
  const link = `//duckduckgo.com/l/?uddg=${encodeURIComponent(url)}&amp;rut=1`;
  return (
    '<div class="result results_links results_links_deep web-result"><div class="links_main links_deep result__body">' +
    `<h2 class="result__title"><a rel="nofollow" class="result__a" href="${link}">${title}</a></h2>` +
    `<a class="result__url" href="${link}">${url.replace(/^https?:\/\//, '')}</a>` +
    `<a class="result__snippet" href="${link}">All about ${title}, told by those who know.</a></div></div>`
  );
}

/** A text ad of DuckDuckGo's page with scripts, as it has been written since 2021. */
export function duckArticleAd({ title, address, destination, description = '' }: SampleAd): string {
  const link = duckClick(destination);
  return (
    '<li data-layout="ad"><article data-testid="ad" data-nrn="ad"><div><div><span>Ad</span></div>' +
    `<a data-testid="result-extras-url-link" href="${link}"><span>${address}</span></a></div>` +
    `<div><h2><a data-testid="result-title-a" href="${link}"><span>${title}</span></a></h2></div>` +
    `<div data-result="snippet"><div><span>${description}</span></div></div></article></li>`
  );
}

export function aDuckPage(parts: {
  query: string;
  top?: readonly string[];
  results: readonly string[];
  bottom?: readonly string[];
  region?: string;
}): string {
  const { query, top = [], results, bottom = [], region = 'de-de' } = parts;
  return (
    `<!DOCTYPE html><html lang="en"><head><title>${query} at DuckDuckGo</title></head><body>` +
    `<form name="x" action="/html/" method="post"><input name="q" type="text" value="${query}">` +
    `<select name="kl"><option value="">All Regions</option><option value="${region}" selected>One</option></select></form>` +
    `<div class="serp__results"><div id="links" class="results">${[...top, ...results, ...bottom].join('')}</div></div>` +
    '</body></html>'
  );
}
