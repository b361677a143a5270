import type { AdKind, CapturedAd, Engine, ParsedCapture } from '../capture.js';
import { decodeText } from '../decode.js';
import { placeOf } from './ad-place.js';
import type { NamedPlace } from './ad-place.js';
import { engineOfPage } from './engine-of-page.js';
import type { PageElement } from './page-element.js';
import { withAncestors } from './page-element.js';
import { indexPage } from './page-index.js';
import type { LinkRules, PageIndex } from './page-index.js';
import { MAX_BYTES, readPageTree } from './page-tree.js';
import type { PageTree } from './page-tree.js';
import type { LookFacts } from './refused-capture.js';
import { emptyPage, notThisEngine, refusedTree, tooLarge, withoutAds } from './refused-capture.js';
import { findProductAds, readProductAd } from './shopping-ads.js';
import { readTextAd } from './text-ad-fields.js';
import type { AdHints } from './text-ads.js';
import { findTextAds } from './text-ads.js';

/** What is particular to one engine's pages; the reading itself is the same for all. */
export interface EnginePages extends LinkRules, AdHints {
  readonly engine: Extract<Engine, 'google' | 'bing' | 'duckduckgo'>;
  readonly isProductCard: (element: PageElement) => boolean;
  /** Modules whose ads are neither text nor product ads. */
  readonly isOtherModule: (element: PageElement) => boolean;
  readonly namedPlace: NamedPlace;
  /** What the page says of the look that it answers. */
  readonly facts: (tree: PageTree) => LookFacts;
  /** The capture of a page that bars the way to the results, or null. */
  readonly blockedBy: (tree: PageTree, facts: LookFacts) => ParsedCapture | null;
  /** Whether the page says, in so many words, that nothing was found. */
  readonly saysNothingFound: (page: PageIndex, facts: LookFacts) => boolean;
}

/** Ads kept of one page; real pages show at most about 60. */
const MAX_ADS = 1_000;
const CUT_SHORT = 'The page is cut short; ads further down are not in it.';

/** Reads a saved results page. Total: whatever the bytes, a capture comes back. */
export function readResultsPage(bytes: Uint8Array, pages: EnginePages): ParsedCapture {
  if (bytes.length > MAX_BYTES) return tooLarge(bytes.length);
  // Browsers drop NUL from pages, and no store of text takes it.
  const text = decodeText(bytes).text.replaceAll('\0', '');
  if (text.trim() === '') return emptyPage();
  const tree = readPageTree(text);
  if (typeof tree === 'string') return refusedTree(tree);
  const engine = engineOfPage(tree);
  const facts = { ...pages.facts(tree), engine: pages.engine };
  if (engine !== pages.engine) return notThisEngine(pages.engine, engine);
  return pages.blockedBy(tree, facts) ?? readAds(tree, pages, facts);
}

function readAds(tree: PageTree, pages: EnginePages, facts: LookFacts): ParsedCapture {
  const page = indexPage(tree, pages);
  const cards = findProductAds(
    page,
    pages.isProductCard,
    (around) => pages.isOtherModule(around) || pages.isUnit(around),
  );
  const textAds = findTextAds(page, cards, pages);
  const adHeadings = new Set(textAds.map(({ headline }) => headline.heading));
  const results = page.headlines
    .filter(({ heading, leadsToResult }) => leadsToResult && !adHeadings.has(heading))
    .map(({ heading }) => heading)
    .filter((heading) => !isAside(heading, pages));

  const notes = tree.complete ? [] : [CUT_SHORT];
  const found: { at: PageElement; kind: AdKind; read: () => Partial<CapturedAd> }[] = [
    ...textAds.map((ad) => ({ at: ad.headline.heading, kind: 'text' as const, read: () => readTextAd(ad, page) })),
    ...cards.map((card) => ({ at: card, kind: 'shopping' as const, read: () => readProductAd(card, page) })),
  ];
  found.sort((a, b) => a.at.index - b.at.index);
  const ads: CapturedAd[] = [];
  const counts: Record<AdKind, number> = { text: 0, shopping: 0 };
  for (const { at, kind, read } of found.slice(0, MAX_ADS)) {
    const fields = { ...BLANK_AD, ...read() };
    if (fields.title === '') continue;
    counts[kind] += 1;
    const block = placeOf(at, results, pages.namedPlace);
    ads.push({ ...fields, kind, block, position: counts[kind], notes: [...fields.notes, ...notes] });
  }
  if (ads.length > 0) return { ...facts, outcome: 'ads', reason: null, ads };
  return unreadAds(page, pages, facts) ?? judgeEmpty(page, results, pages, facts);
}

/** Links or units of ads in plain sight that no ad was read from: the page has ads in a layout that is not understood. */
function unreadAds(page: PageIndex, pages: EnginePages, facts: LookFacts): ParsedCapture | null {
  const links = page.adLinks.map(({ element }) => element);
  const units = page.tree.elements.filter((element) => !element.hidden && pages.isUnit(element));
  const isShown = (element: PageElement): boolean =>
    element.textLength > 0 && ![...withAncestors(element)].some(pages.isOtherModule);
  const unread = links.filter(isShown).length || units.filter(isShown).length;
  if (unread === 0) return null;
  return withoutAds(
    'failed',
    'unread-ads',
    `The page has ${unread} links or units of ads, but no ad could be read from it. Its layout is not known; keep the file for a newer parser.`,
    facts,
  );
}

/** "No ads" is said only of a page that was read to its end and shows results, or says that there are none. */
function judgeEmpty(
  page: PageIndex,
  results: readonly PageElement[],
  pages: EnginePages,
  facts: LookFacts,
): ParsedCapture {
  if (!page.tree.complete) {
    const where = results.length === 0 ? 'before its results' : 'among its results, and ads may follow them';
    return withoutAds('failed', 'truncated', `The page breaks off ${where}. Save it again as a whole.`, facts);
  }
  if (results.length > 0 || pages.saysNothingFound(page, facts)) {
    return { ...facts, outcome: 'no-ads', reason: null, ads: [] };
  }
  return withoutAds(
    'failed',
    'no-results-area',
    'The page shows neither results nor a statement that there are none. Save it after it has loaded, scripts included.',
    facts,
  );
}

function isAside(element: PageElement, pages: EnginePages): boolean {
  for (let around: PageElement | null = element; around !== null; around = around.parent) {
    if (pages.namedPlace(around) === 'side') return true;
  }
  return false;
}

const BLANK_AD: CapturedAd = {
  kind: 'text',
  block: 'top',
  position: 0,
  title: '',
  description: null,
  displayUrl: null,
  destination: null,
  clickUrl: null,
  sitelinks: [],
  advertiserName: null,
  price: null,
  notes: [],
};
