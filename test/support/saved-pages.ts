import type { ArchivedDocument } from './archives.js';

/** Small results pages of three engines, each with one ad of the same invented shop, and where they were saved from. */

const AD = 'https://lumenhaus.example/?from=';

export const SAVED_GOOGLE_PAGE: ArchivedDocument & { readonly body: string } = {
  address: 'https://www.google.de/search?q=nordlicht&gl=de&hl=de',
  body:
    '<!DOCTYPE html><html lang="de"><head><title>nordlicht - Google Suche</title></head><body id="gsr">' +
    '<form action="https://www.google.de/search"><textarea name="q">nordlicht</textarea></form>' +
    `<div id="tads"><div data-text-ad="1"><a href="https://www.google.com/aclk?sa=l&amp;ai=C0&amp;adurl=${encodeURIComponent(`${AD}google`)}">` +
    '<h3>Nordlicht Lampen reduziert</h3><cite>www.lumenhaus.example</cite></a><div>Alle Lampen von Nordlicht sofort lieferbar.</div></div></div>' +
    '<div id="search"><div id="rso"><a href="https://nordlicht.example/"><h3>Nordlicht</h3></a></div></div></body></html>',
};

export const SAVED_BING_PAGE: ArchivedDocument & { readonly body: string } = {
  address: 'https://www.bing.com/search?q=nordlicht&cc=DE',
  body:
    '<!DOCTYPE html><html lang="de"><head><title>nordlicht - Suchen - Bing</title></head><body><input name="q" value="nordlicht">' +
    '<ol id="b_results"><li class="b_ad"><div class="sb_add"><h2>' +
    `<a href="https://www.bing.com/aclick?u=${encodeURIComponent(`${AD}bing`)}">Nordlicht Lampen reduziert</a></h2>` +
    '<cite>www.lumenhaus.example</cite><p>Alle Lampen von Nordlicht sofort lieferbar.</p></div></li>' +
    '<li class="b_algo"><h2><a href="https://nordlicht.example/">Nordlicht</a></h2></li></ol></body></html>',
};

export const SAVED_DUCK_PAGE: ArchivedDocument & { readonly body: string } = {
  address: 'https://duckduckgo.com/?q=nordlicht&ia=web',
  body:
    '<!DOCTYPE html><html lang="de"><head><title>nordlicht bei DuckDuckGo</title></head><body><input name="q" value="nordlicht">' +
    '<div id="links"><div class="result"><h2><a class="result__a" href="https://nordlicht.example/">Nordlicht</a></h2></div></div></body></html>',
};
