import { type Look, type SampleAd, type SampleProduct, type SampleResult, idOf } from '../look.js';
import { escapeHtml as esc } from './escape-html.js';

/** Google's label for ads, in the languages of the samples. */
const LABELS: Readonly<Record<string, string>> = {
  de: 'Gesponsert',
  en: 'Sponsored',
  fr: 'Sponsorisé',
  ja: 'スポンサー',
  ar: 'برعاية',
  th: 'ได้รับการสนับสนุน',
};

/** The look as a page saved from Google: by its structure, with none of its scripts and styles. */
export function googlePage(look: Look): string {
  const { query, language, device, ads, products = [], results } = look;
  const above = ads.filter((ad) => ad.block !== 'bottom');
  const below = ads.filter((ad) => ad.block === 'bottom');
  return `<!doctype html>
<html itemscope itemtype="http://schema.org/SearchResultsPage" lang="${language}">
<head><meta charset="UTF-8">${device === 'mobile' ? '<meta name="viewport" content="width=device-width">' : ''}
<title>${esc(query)} - Google Search</title>
<script>window.google={kEI:'${eventId(look)}',kEXPI:'31'};</script></head>
<body id="gsr">
<form action="/search" role="search"><textarea name="q" aria-label="Search">${esc(query)}</textarea></form>
<div id="main"><div id="center_col">
${region('tads', above, look)}
${products.length === 0 ? '' : `<div class="commercial-unit">${products.map((p, at) => productCard(p, at, look)).join('\n')}</div>`}
<div id="res"><div id="rso">
${results.map(organic).join('\n')}
</div></div>
${region('tadsb', below, look)}
</div></div>
<footer role="contentinfo" id="fbar"><span>${esc(countryName(look))}</span></footer>
</body></html>
`;
}

/** Google names the country that it answered for in the page's own language. */
function countryName({ country, language }: Look): string {
  return new Intl.DisplayNames([language], { type: 'region' }).of(country) ?? country;
}

/** The time of the look, as Google's event id carries it: seconds since 1970 in the first four bytes, little-endian. */
function eventId(look: Look): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32LE(look.at.getTime() / 1000, 0);
  bytes.write(idOf(look, 'event').slice(0, 12), 4, 'latin1');
  return bytes.toString('base64url');
}

function region(id: string, ads: readonly SampleAd[], look: Look): string {
  if (ads.length === 0) return '';
  const label = LABELS[look.language] ?? 'Sponsored';
  const units = ads.map((ad, at) => unit(ad, click(look, `${id} ${at}`), label));
  return `<div id="${id}" role="region" aria-label="${label}">\n${units.join('\n')}\n</div>`;
}

function click(look: Look, part: string): string {
  const id = idOf(look, part);
  return `https://www.google.com/aclk?sa=l&ai=DChc${id.slice(0, 32)}&ae=2&sig=AOD64_${id.slice(32, 50)}&q&adurl`;
}

/** The link's own address is the advertiser's; the click wrapper stands beside it, where a script swaps it in. */
function unit(ad: SampleAd, wrapper: string, label: string): string {
  const sitelinks = (ad.sitelinks ?? []).map(
    ([title, url]) => `<div role="listitem"><a href="${esc(url)}" data-rw="${esc(wrapper)}">${esc(title)}</a></div>`,
  );
  return `<div class="uEierd"><div data-text-ad="1"><div>
<a href="${esc(ad.to)}" data-rw="${esc(wrapper)}" data-pcu="${esc(new URL(ad.to).origin)}/">
<div role="heading" aria-level="3"><span>${esc(ad.title)}</span></div>
<div><span>${label}</span></div>
<div>${ad.advertiser === undefined ? '' : `<span>${esc(ad.advertiser)}</span>`}<span role="text">${esc(ad.shown)}</span></div></a></div>
<div><div>${esc(ad.description)}</div></div>
${sitelinks.length === 0 ? '' : `<div role="list">${sitelinks.join('')}</div>`}
</div></div>`;
}

function productCard(product: SampleProduct, at: number, look: Look): string {
  const id = idOf(look, `product ${at}`);
  const wrapper = `/aclk?sa=l&ai=DChs${id.slice(0, 32)}&sig=AOD64_${id.slice(32, 50)}&ctype=5&adurl=${product.to}`;
  return `<div class="pla-unit" data-pla-slot-pos="${at + 1}"><a href="${esc(wrapper)}"><img alt="" src="data:,">
<div role="heading" aria-level="4">${esc(product.title)}</div></a><div><span>${esc(product.price)}</span></div>
<div><span>${esc(product.seller)}</span></div></div>`;
}

function organic({ title, text, url }: SampleResult): string {
  return `<div class="g"><a href="${esc(url)}"><h3>${esc(title)}</h3><cite>${esc(url)}</cite></a><div>${esc(text)}</div></div>`;
}

/** What Google answers instead of results when it holds a visitor for a robot. */
export function googleCaptchaPage(at: Date): string {
  return `<!doctype html><html><head><meta charset="utf-8"><title>https://www.google.com/search</title></head><body>
<form id="captcha-form" action="index" method="post"><div id="recaptcha" class="g-recaptcha"></div></form>
<div>About this page<br>Requests from this network look like those of a robot.<br>
IP address: 192.0.2.17<br>Time: ${at.toISOString().slice(0, 19)}Z</div></body></html>
`;
}
