import { type Look, type SampleAd, type SampleResult, idOf } from '../look.js';
import { escapeHtml as esc } from './escape-html.js';

/** Bing's label for ads, in the languages of the samples. */
const LABELS: Readonly<Record<string, string>> = { de: 'Anzeige', en: 'Ad', fr: 'Annonce', ja: '広告' };

/** The look as a page saved from Bing: by its structure, with none of its scripts and styles. */
export function bingPage(look: Look): string {
  const { query, country, language, device, ads, results } = look;
  const above = ads.filter((ad) => ad.block !== 'bottom');
  const below = ads.filter((ad) => ad.block === 'bottom');
  const viewport = device === 'mobile' ? '<meta name="viewport" content="width=device-width, maximum-scale=1">' : '';
  return `<!doctype html>
<html dir="ltr" lang="${language}" xmlns:web="http://schemas.live.com/Web/">
<head><meta charset="utf-8">${viewport}
<title>${esc(query)} - Bing</title>
<script>_G={Region:"${country}",Lang:"${language}",Mkt:"${language}-${country}",IG:"${idOf(look).slice(0, 32).toUpperCase()}"};</script></head>
<body>
<header id="b_header"><form action="/search" id="sb_form"><input id="sb_form_q" name="q" type="search" value="${esc(query)}"></form></header>
<div id="b_content"><main><ol id="b_results">
${group('b_adTop', above, look)}
${results.map(organic).join('\n')}
${group('b_adBottom', below, look)}
</ol></main></div>
</body></html>
`;
}

function group(place: string, ads: readonly SampleAd[], look: Look): string {
  if (ads.length === 0) return '';
  const label = LABELS[look.language] ?? 'Ad';
  const entries = ads.map((ad, at) => entry(ad, label, (url) => wrapped(url, idOf(look, `${place} ${at}`))));
  return `<li class="b_ad ${place}"><ul>\n${entries.join('\n')}\n</ul></li>`;
}

/** Bing's click address carries the advertiser's own as base64url behind two characters that name the encoding. */
function wrapped(url: string, id: string): string {
  const inner = `a1${Buffer.from(url, 'utf8').toString('base64url')}`;
  return `https://www.bing.com/aclick?ld=e8${id.slice(0, 40)}&u=${inner}&rlid=${id.slice(0, 32)}`;
}

function entry(ad: SampleAd, label: string, wrap: (url: string) => string): string {
  const sitelinks = (ad.sitelinks ?? []).map(
    ([title, url]) => `<li><h3><a href="${esc(wrap(url))}">${esc(title)}</a></h3></li>`,
  );
  return `<li><div class="sb_add sb_adTA"><h2><a href="${esc(wrap(ad.to))}">${esc(ad.title)}</a></h2>
<div class="b_caption"><div class="b_attribution"><div class="b_adurl"><cite>${esc(ad.shown)}</cite></div></div>
<p><span class="b_adSlug">${label}</span>${esc(ad.description)}</p></div>
${sitelinks.length === 0 ? '' : `<ul class="b_vlist2col">${sitelinks.join('')}</ul>`}</div></li>`;
}

function organic({ title, text, url }: SampleResult): string {
  return `<li class="b_algo"><h2><a href="${esc(url)}">${esc(title)}</a></h2><div class="b_caption"><div class="b_attribution"><cite>${esc(url)}</cite></div><p>${esc(text)}</p></div></li>`;
}

/** What Bing answers instead of results when it holds a visitor for a robot. */
export function bingCaptchaPage(): string {
  return `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>nordlicht - Bing</title></head><body>
<header id="b_header"><form action="/search" id="sb_form"><input id="sb_form_q" name="q" value="nordlicht"></form></header>
<div id="b_content"><div class="captcha"><p>Please solve the challenge below to continue</p>
<form action="/challenge/verify" method="post"><div id="cf-turnstile" class="cf-turnstile"></div></form></div></div></body></html>
`;
}
