import type { PageTree } from './page-tree.js';

/**
 * Which engine served a page, by several small pieces of evidence: where its search form sends, how its title ends, what
 * its own machinery is called. Scores are summed; one strong piece (3) or two weak ones (2 and 1) are needed.
 */
export type PageEngine = 'google' | 'bing' | 'yahoo' | 'duckduckgo' | 'baidu' | 'yandex' | 'ecosia' | 'naver' | 'qwant';

const NEEDED = 3;
const STRONG = 3;
const WEAK = 2;

/** Hosts that a search form or a canonical address names. */
const HOSTS: readonly (readonly [PageEngine, RegExp])[] = [
  ['google', /^(?:https?:)?\/\/(?:(?:www|ipv4|ipv6|consent)\.)?google\.(?:com|[a-z]{2}|com?\.[a-z]{2})(?:[/:?]|$)/i],
  ['bing', /^(?:https?:)?\/\/(?:www\.|cn\.)?bing\.com(?:[/:?]|$)/i],
  ['yahoo', /^(?:https?:)?\/\/(?:[a-z-]+\.)*search\.yahoo\.(?:com|co\.jp)(?:[/:?]|$)/i],
  ['duckduckgo', /^(?:https?:)?\/\/(?:[a-z]+\.)?duckduckgo\.com(?:[/:?]|$)/i],
  ['baidu', /^(?:https?:)?\/\/(?:www\.|m\.)?baidu\.com(?:[/:?]|$)/i],
  ['yandex', /^(?:https?:)?\/\/(?:[a-z]+\.)?(?:yandex\.[a-z.]{2,6}|ya\.ru)(?:[/:?]|$)/i],
  ['ecosia', /^(?:https?:)?\/\/(?:www\.)?ecosia\.org(?:[/:?]|$)/i],
  ['naver', /^(?:https?:)?\/\/search\.naver\.com(?:[/:?]|$)/i],
  ['qwant', /^(?:https?:)?\/\/(?:www\.)?qwant\.com(?:[/:?]|$)/i],
];

/** How the titles of results pages end (or, for captchas, what they are). */
const TITLES: readonly (readonly [PageEngine, RegExp, number])[] = [
  ['google', /(?:^|[\s–-])Google(?:$|\s|検索)|Google\S{0,12}$/u, WEAK],
  ['google', /^https?:\/\/(?:www\.)?google\.[a-z.]+\/(?:search|sorry)/, STRONG],
  ['bing', /(?:[-–] |^(?:Microsoft )?)Bing$|必应/u, WEAK],
  ['yahoo', /(?:[-–] |^)Yahoo|Yahoo!?$|Yahoo!検索/u, STRONG],
  ['duckduckgo', /DuckDuckGo$/, STRONG],
  ['baidu', /百度/u, STRONG],
  ['yandex', /(?:—\s|^)(?:Яндекс|Yandex)/u, STRONG],
  ['ecosia', /Ecosia/, STRONG],
  ['naver', /네이버|NAVER/u, STRONG],
];

/** Names in an engine's own scripts. */
const SCRIPTS: readonly (readonly [PageEngine, RegExp])[] = [
  ['google', /\bgoogle\.(?:kEI|kHL|sn|tick|timers|xjs|x\b|c\b|erd)|\bkEI:|window\.google\s*=|var google\b|_google_/],
  ['bing', /\bsj_evt\b|\b_G\s*=\s*\{|\bsi_T\(|\bsb_ie\b/],
];

/** Google's own logo, and the address by which it sends visitors without scripts on. */
const GOOGLE_ASSET =
  /^(?:https:\/\/www\.google\.[a-z.]{2,6})?\/(?:images\/branding\/google|httpservice\/retry\/enablejs)/;

/** Scripts looked into, and characters of each: identity stands at the start. */
const SCRIPTS_READ = 25;
const SCRIPT_HEAD = 4_000;

/** Ids that one engine's results pages have had for a decade or more, with the weight of each. */
const IDS: Readonly<Record<string, readonly [PageEngine, number]>> = {
  'captcha-form': ['google', STRONG],
  gsr: ['google', WEAK],
  rso: ['google', WEAK],
  ires: ['google', WEAK],
  tads: ['google', WEAK],
  center_col: ['google', 1],
  b_results: ['bing', STRONG],
  b_content: ['bing', WEAK],
  b_header: ['bing', WEAK],
  sb_form: ['bing', WEAK],
  sb_form_q: ['bing', WEAK],
  links_wrapper: ['duckduckgo', WEAK],
  content_left: ['baidu', STRONG],
};

/** The engine with the most evidence, when that is enough; null for pages of no known engine. */
export function engineOfPage(tree: PageTree): PageEngine | null {
  const scores = new Map<PageEngine, number>();
  const add = (engine: PageEngine, points: number): void => {
    scores.set(engine, (scores.get(engine) ?? 0) + points);
  };
  for (const [engine, pattern, points] of TITLES) if (pattern.test(tree.title)) add(engine, points);
  addOnce(SCRIPTS, tree.scripts.slice(0, SCRIPTS_READ), add);
  const said = { asset: false, canonical: false, form: false, schema: false };
  for (const element of tree.elements) {
    const id = element.attribute('id');
    const known = id === null || !Object.hasOwn(IDS, id) ? undefined : IDS[id];
    if (known !== undefined) add(known[0], known[1]);
    if (element.name === 'html' && element.attribute('xmlns:web') !== null) add('bing', WEAK);
    if (!said.asset && GOOGLE_ASSET.test(element.attribute(element.name === 'meta' ? 'content' : 'src') ?? '')) {
      said.asset = true;
      add('google', STRONG);
    }
    const named = namedAddress(element.name, element.attributes);
    if (named !== null && !said[named.by]) {
      const engine = HOSTS.find(([, host]) => host.test(named.address))?.[0];
      if (engine !== undefined) {
        said[named.by] = true;
        add(engine, STRONG);
      }
    }
  }
  const [best] = [...scores].sort((a, b) => b[1] - a[1]);
  return best !== undefined && best[1] >= NEEDED ? best[0] : null;
}

function addOnce(
  patterns: readonly (readonly [PageEngine, RegExp])[],
  texts: readonly string[],
  add: (engine: PageEngine, points: number) => void,
): void {
  for (const [engine, pattern] of patterns) {
    if (texts.some((text) => pattern.test(text.slice(0, SCRIPT_HEAD)))) add(engine, WEAK);
  }
}

interface NamedAddress {
  readonly by: 'canonical' | 'form' | 'schema';
  readonly address: string;
}

/** An address by which a page says whose it is: its form's target, its canonical address, its base. */
function namedAddress(name: string, attributes: Readonly<Partial<Record<string, string>>>): NamedAddress | null {
  if (name === 'form') return { by: 'form', address: attributes['action'] ?? '' };
  if (name === 'base') return { by: 'canonical', address: attributes['href'] ?? '' };
  if (name === 'link' && /canonical|search|dns-prefetch/.test(attributes['rel'] ?? '')) {
    return { by: 'canonical', address: attributes['href'] ?? '' };
  }
  if (name === 'meta' && /^og:(?:url|image)$/.test(attributes['property'] ?? '')) {
    return { by: 'schema', address: attributes['content'] ?? '' };
  }
  return null;
}
