import type { Device, ParsedCapture } from './capture.js';
import { isCountryCode } from './html/country-name.js';
import { firstInside } from './html/page-element.js';
import type { PageIndex } from './html/page-index.js';
import { collapse, visibleText } from './html/page-text.js';
import type { PageTree } from './html/page-tree.js';
import type { LookFacts } from './html/refused-capture.js';
import { withoutAds } from './html/refused-capture.js';

/** What a Bing page says of the look that it answers; the market stands in its `_G` settings. */
export function bingFacts(tree: PageTree): LookFacts {
  const settings = tree.scripts.map((script) => /\b_G\s*=\s*\{[^}]{0,2000}/.exec(script)?.[0]).find(Boolean) ?? '';
  const setting = (name: string): string | null =>
    new RegExp(`[{,]\\s*${name}:"([A-Za-z-]{2,12})"`).exec(settings)?.[1] ?? null;
  const market = setting('Mkt');
  const html = tree.elements.find((element) => element.name === 'html')?.attribute('lang') ?? null;
  const language = /^[a-z]{2,3}(?=-|$)/i.exec(html ?? setting('Lang') ?? market ?? '')?.[0].toLowerCase() ?? null;
  const country = (setting('Region') ?? setting('RevIpCC') ?? market?.split('-').at(-1) ?? '').toUpperCase();
  return {
    engine: 'bing',
    query: statedQuery(tree),
    country: isCountryCode(country) ? country : null,
    language,
    device: statedDevice(tree),
    location: null,
    capturedAt: null,
  };
}

function statedQuery(tree: PageTree): string | null {
  for (const element of tree.elements) {
    if (element.attribute('name') !== 'q' || !/^(?:input|textarea)$/.test(element.name)) continue;
    const value = collapse(element.attribute('value') ?? visibleText(element));
    if (value !== '') return value;
  }
  return /^(.+?) [-\u2013] (?:Microsoft )?(?:Bing|.{0,20}Bing)$/u.exec(tree.title)?.[1] ?? null;
}

/** Pages for phones pin their scale; desktop pages have no viewport or a plain one, of which nothing is concluded. */
function statedDevice(tree: PageTree): Device | null {
  const viewport = tree.elements.find(
    (element) => element.name === 'meta' && element.attribute('name')?.toLowerCase() === 'viewport',
  );
  if (viewport === undefined) return 'desktop';
  return /(?:user-scalable\s*=\s*no|(?:maximum|minimum)-scale)/i.test(viewport.attribute('content') ?? '')
    ? 'mobile'
    : null;
}

/** Captchas and other walls that Bing puts before results. */
export function isBlockedByBing(tree: PageTree, facts: LookFacts): ParsedCapture | null {
  const hasResults = tree.elements.some((element) => element.hasClass('b_algo') || element.hasClass('b_ad'));
  if (hasResults) return null;
  const captcha = tree.elements.some((element) => {
    const id = element.attribute('id') ?? '';
    const source = element.attribute('src') ?? '';
    return (
      /^(?:b_captcha|captcha|cf-turnstile|turnstile)/i.test(id) ||
      element.hasClass('captcha') ||
      element.hasClass('cf-turnstile') ||
      element.hasClass('g-recaptcha') ||
      /\/turnstile\/|\/challenge\/verify|hcaptcha\.com|recaptcha\/api/i.test(source) ||
      /\/challenge\//.test(element.attribute('action') ?? '')
    );
  });
  if (!captcha) return null;
  return withoutAds(
    'blocked',
    'captcha',
    'Bing asked for a captcha instead of showing results. Take the look again later or through another transport.',
    facts,
  );
}

/** Bing puts its statement that nothing was found into the list of results, as an entry of its own kind. */
export function saysBingFoundNothing(page: PageIndex, facts: LookFacts): boolean {
  const list = page.byId.get('b_results') ?? page.byId.get('b_content');
  if (list === undefined) return false;
  const stated = page.tree.elements.some((element) => element.hasClass('b_no') && element.textLength > 0);
  if (stated) return true;
  const query = facts.query === null ? null : collapse(facts.query).toLowerCase();
  return (
    query !== null &&
    page.headings.length > 0 &&
    page.tree.elements.some(
      (element) =>
        list.contains(element) &&
        /^h[1-4]$/.test(element.name) &&
        visibleText(element).toLowerCase().includes(query) &&
        element.textLength > query.replace(/\s/g, '').length + 5 &&
        firstInside(element, page.links) === null,
    )
  );
}
