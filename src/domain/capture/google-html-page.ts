import type { Device, ParsedCapture } from './capture.js';
import { countryNamed, isCountryCode } from './html/country-name.js';
import type { PageElement } from './html/page-element.js';
import { withAncestors } from './html/page-element.js';
import type { PageIndex } from './html/page-index.js';
import { ownText } from './html/page-index.js';
import { collapse, isLine, visibleText } from './html/page-text.js';
import type { PageTree } from './html/page-tree.js';
import type { LookFacts } from './html/refused-capture.js';
import { withoutAds } from './html/refused-capture.js';

/** What a Google page says of the look that it answers. */
export function googleFacts(tree: PageTree): LookFacts {
  const html = tree.elements.find((element) => element.name === 'html');
  const locale = html?.attribute('lang') ?? null;
  const language = /^[a-z]{2,3}(?=-|$)/i.exec(locale ?? '')?.[0].toLowerCase() ?? null;
  return {
    engine: 'google',
    query: statedQuery(tree),
    country: statedCountry(tree, language),
    language,
    device: statedDevice(tree, html ?? null),
    location: null,
    capturedAt: statedTime(tree),
  };
}

/** The query in the search box, else in the title before " - Google …". */
function statedQuery(tree: PageTree): string | null {
  for (const element of tree.elements) {
    if (element.attribute('name') !== 'q') continue;
    if (element.name === 'input' && element.attribute('type') !== 'hidden') {
      const value = collapse(element.attribute('value') ?? '');
      if (value !== '') return value;
    }
    if (element.name === 'textarea') {
      const value = collapse(element.attribute('value') ?? visibleText(element));
      if (value !== '') return value;
    }
  }
  const named = /^(.+?) [-\u2013] [^-\u2013]{0,30}Google[^-\u2013]{0,15}$/u.exec(tree.title)?.[1];
  const google = /^(.+?) [-\u2013] Google\s?\S{0,15}$/u.exec(tree.title)?.[1];
  return google ?? named ?? null;
}

/** Google's footer shows the country it answered for; a `gl` in the page's own addresses asks for one. */
function statedCountry(tree: PageTree, language: string | null): string | null {
  let asked: string | null = null;
  for (const element of tree.elements) {
    const own = language === null ? '' : ownText(element);
    if (own !== '' && own.length <= 60) {
      const country = countryNamed(own, language ?? '');
      if (country !== null && isInFooter(element)) return country;
    }
    asked ??= askedCountry(element);
  }
  return asked;
}

const FOOTER_IDS = new Set(['footcnt', 'fbar', 'sfooter', 'swml', 'foot', 'lfootercc', 'gfn', 'fsl']);

function isInFooter(element: PageElement): boolean {
  for (const around of withAncestors(element)) {
    if (around.name === 'footer' || around.attribute('role') === 'contentinfo') return true;
    if (FOOTER_IDS.has(around.attribute('id') ?? '')) return true;
  }
  return false;
}

function askedCountry(element: PageElement): string | null {
  const code =
    element.name === 'input' && element.attribute('name') === 'gl'
      ? element.attribute('value')
      : /^(?:https?:\/\/www\.google\.[a-z.]{2,6})?\/search\?(?:[^#]{0,2000}&)?gl=([a-z]{2})(?:&|$)/i.exec(
          element.attribute('href') ?? '',
        )?.[1];
  const upper = code?.toUpperCase() ?? '';
  return isCountryCode(upper) ? upper : null;
}

/** Google sets a viewport on pages for phones only; pages without scripts say nothing. */
function statedDevice(tree: PageTree, html: PageElement | null): Device | null {
  const viewport = tree.elements.some(
    (element) => element.name === 'meta' && element.attribute('name')?.toLowerCase() === 'viewport',
  );
  if (viewport) return 'mobile';
  return html?.attribute('itemtype') === null ? null : 'desktop';
}

/** Earliest and latest second believed, so that a stray value is not taken for a time: 2005 and 2100. */
const EARLIEST = 1_104_537_600;
const LATEST = 4_102_444_800;

/**
 * A captcha page prints its time. A results page carries it in its event id (`kEI`): base64url, the first four bytes
 * the seconds since 1970, little-endian; on dated pages at hand it agrees with the recorded time to the second or the
 * minute.
 */
function statedTime(tree: PageTree): string | null {
  for (const script of tree.scripts) {
    const id = /\bkEI\s*[:=]\s*['"]([\w-]{6,40})['"]/.exec(script.slice(0, 20_000))?.[1];
    const time = id === undefined ? null : timeOfEventId(id);
    if (time !== null) return time;
  }
  return null;
}

function timeOfEventId(id: string): string | null {
  const base64 = id.slice(0, 8).replace(/-/g, '+').replace(/_/g, '/');
  const bytes = base64.length < 8 ? '' : atob(base64);
  let seconds = 0;
  for (let at = 3; at >= 0; at -= 1) seconds = seconds * 0x100 + (bytes.charCodeAt(at) || 0);
  return seconds >= EARLIEST && seconds <= LATEST ? new Date(seconds * 1000).toISOString() : null;
}

/** Captchas, consent walls, and shells served instead of results to visitors that are held for robots. */
export function isBlockedByGoogle(tree: PageTree, facts: LookFacts): ParsedCapture | null {
  let captcha = false;
  let consent = false;
  let shell = false;
  let text = 0;
  for (const element of tree.elements) {
    const id = element.attribute('id') ?? '';
    const action = element.attribute('action') ?? '';
    if (id === 'captcha-form' || /\/sorry\//.test(action)) captcha = true;
    if (element.name === 'form' && /^https?:\/\/consent\.(?:google|youtube)\./.test(action)) consent = true;
    const refresh = `${element.attribute('src') ?? ''} ${element.attribute('content') ?? ''}`;
    if (/\/httpservice\/retry\/enablejs|\/sorry\/index/.test(refresh)) shell = true;
    if (element.name === 'h3' || element.attribute('role') === 'heading') text += 1;
  }
  if (captcha) {
    return withoutAds(
      'blocked',
      'captcha',
      'Google asked for a captcha instead of showing results. Take the look again later or through another transport.',
      { ...facts, query: null, device: null, capturedAt: captchaTime(tree) ?? facts.capturedAt },
    );
  }
  if (consent && text < 3) {
    return withoutAds(
      'blocked',
      'consent-wall',
      'Google asked for consent to cookies instead of showing results. Answer it once in the transport that took the page.',
      facts,
    );
  }
  if (shell && text === 0) {
    return withoutAds(
      'blocked',
      'soft-block',
      'Google served a shell without results that only sends scripts on. Take the look again with scripts enabled.',
      facts,
    );
  }
  return null;
}

function captchaTime(tree: PageTree): string | null {
  const body = tree.elements.find((element) => element.name === 'body');
  if (body === undefined) return null;
  const shown = /\b(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})Z\b/.exec(allText(body))?.[1];
  const time = shown === undefined ? Number.NaN : Date.parse(`${shown}Z`);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** A captcha page is short; its text is taken line by line so that the cap on one text does not cut it. */
function allText(element: PageElement): string {
  return element.children
    .map((child) =>
      typeof child === 'string' ? child : child.textLength > 1_500 ? allText(child) : visibleText(child),
    )
    .join(' ');
}

/**
 * A statement that nothing was found repeats the query in running text, in the place where results would stand, in
 * whatever language. Links and boxes that repeat it do not count.
 */
export function saysGoogleFoundNothing(page: PageIndex, facts: LookFacts): boolean {
  if (facts.query === null) return false;
  const query = collapse(facts.query).toLowerCase();
  const places = ['topstuff', 'res', 'search', 'center_col', 'main'].map((id) => page.byId.get(id));
  const place = places.find((element) => element !== undefined && element.textLength > 0);
  if (place === undefined) return false;
  const length = query.replace(/\s/g, '').length;
  return page.tree.elements.some((element) => {
    if (!element.ownsText || !place.contains(element) || element.textLength < length || element.textLength > 400) {
      return false;
    }
    if (!visibleText(element).toLowerCase().includes(query)) return false;
    const around = [...withAncestors(element)];
    if (around.some((outer) => outer.name === 'a' || outer.name === 'form')) return false;
    const line = around.find((outer) => isLine(outer));
    return line !== undefined && line.textLength > length + 5;
  });
}
