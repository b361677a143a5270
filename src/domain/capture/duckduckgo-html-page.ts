import type { Device, ParsedCapture } from './capture.js';
import { isCountryCode } from './html/country-name.js';
import type { PageIndex } from './html/page-index.js';
import { collapse, visibleText } from './html/page-text.js';
import type { PageTree } from './html/page-tree.js';
import type { LookFacts } from './html/refused-capture.js';
import { withoutAds } from './html/refused-capture.js';

/** Where the codes of DuckDuckGo's regions (its `kl` setting) differ from ISO 3166-1 and ISO 639-1. */
const REGION_COUNTRIES: Readonly<Record<string, string>> = { UK: 'GB', SL: 'SI' };
const REGION_LANGUAGES: Readonly<Record<string, string>> = { tzh: 'zh', jp: 'ja', kr: 'ko' };

/** What a DuckDuckGo page says of the look that it answers. It states no time. */
export function duckDuckGoFacts(tree: PageTree): LookFacts {
  const [regionCountry, regionLanguage] = statedRegion(tree);
  const html = tree.elements.find((element) => element.name === 'html');
  const lang = /^[a-z]{2,3}(?=[-_]|$)/i.exec(html?.attribute('lang') ?? '')?.[0].toLowerCase();
  return {
    engine: 'duckduckgo',
    query: statedQuery(tree),
    country: regionCountry ?? visitorsCountry(tree),
    language: regionLanguage ?? lang ?? null,
    device: statedDevice(html?.attribute('class') ?? ''),
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
  return /^(.+) \S{1,8} DuckDuckGo$/u.exec(tree.title)?.[1] ?? null;
}

/** The region that was asked for, such as `de-de`; `wt-wt` stands for none. */
function statedRegion(tree: PageTree): readonly [country: string | null, language: string | null] {
  let code: string | null = null;
  for (const element of tree.elements) {
    const isField = element.name === 'input' && element.attribute('name') === 'kl';
    const isChoice =
      element.name === 'option' && element.attribute('selected') !== null && element.parent?.attribute('name') === 'kl';
    if (isField || isChoice) code ??= element.attribute('value');
  }
  code ??= scriptSetting(tree, 'rl', '[a-z]{2}-[a-z]{2,3}');
  const [, land, tongue] = /^([a-z]{2})-([a-z]{2,3})$/.exec(code ?? '') ?? [];
  if (land === undefined || tongue === undefined || land === 'wt') return [null, null];
  const country = REGION_COUNTRIES[land.toUpperCase()] ?? land.toUpperCase();
  return [isCountryCode(country) ? country : null, REGION_LANGUAGES[tongue] ?? tongue];
}

/** Without a region DuckDuckGo goes by the visitor's address; the page's `ct` setting names its country. */
function visitorsCountry(tree: PageTree): string | null {
  const country = scriptSetting(tree, 'ct', '[A-Z]{2}');
  return country !== null && isCountryCode(country) ? country : null;
}

function scriptSetting(tree: PageTree, name: string, value: string): string | null {
  const setting = new RegExp(`(?:^|[;,])${name}=['"](${value})['"]`);
  for (const script of tree.scripts) {
    const found = setting.exec(script.slice(0, 20_000))?.[1];
    if (found !== undefined) return found;
  }
  return null;
}

function statedDevice(classes: string): Device | null {
  const names = classes.split(/\s+/);
  if (names.includes('is-not-mobile-device')) return 'desktop';
  return names.includes('is-mobile-device') ? 'mobile' : null;
}

/** The check for robots that stands before the results, and pages whose ads are known to be out of reach. */
export function isBlockedByDuckDuckGo(tree: PageTree, facts: LookFacts): ParsedCapture | null {
  const challenged = tree.elements.some(
    (element) =>
      element.attribute('id') === 'challenge-form' ||
      /\/anomaly\.js/.test(element.attribute('action') ?? '') ||
      /(?:^|\s)anomaly-modal(?:__|\s|$)/.test(element.attribute('class') ?? ''),
  );
  if (challenged) {
    return withoutAds(
      'blocked',
      'captcha',
      'DuckDuckGo asked for a captcha instead of showing results. Take the look again later or through another transport.',
      facts,
    );
  }
  // Lite spreads an ad over rows of a table that nothing holds together, so an ad's text could be read as its neighbour's.
  const lite = tree.elements.some((element) => element.name === 'tr' && element.hasClass('result-sponsored'));
  if (!lite) return null;
  return withoutAds(
    'failed',
    'unread-ads',
    'The page is one of DuckDuckGo Lite and has ads, which are not read from its table. Save the page of duckduckgo.com or html.duckduckgo.com.',
    facts,
  );
}

/** DuckDuckGo puts its statement that nothing was found where the results would stand, in an element of its own. */
export function saysDuckDuckGoFoundNothing(page: PageIndex): boolean {
  return page.tree.elements.some(
    (element) =>
      !element.hidden &&
      element.textLength > 0 &&
      (element.hasClass('no-results') ||
        element.hasClass('result--no-result') ||
        /^no-results/.test(element.attribute('data-testid') ?? '')),
  );
}
