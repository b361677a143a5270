import type { CaptureOutcome, Provider } from '../../src/domain/capture/capture.js';

/** One recorded reply, counted by reading the file in an editor, without the parser. */
export interface HandCountedReply {
  /** Below `serp/json` of the shared data. */
  readonly file: string;
  /** Whose reply it is; for replies of providers that are not read, one that must refuse it. */
  readonly provider: Provider;
  readonly outcome: CaptureOutcome;
  /** Ads that the file holds, whether or not its provider is read here. */
  readonly adsInFile: { readonly text: number; readonly shopping: number };
  /** Code of the reason, for a file that is no readable reply. */
  readonly code: string | null;
}

const reply = (provider: Provider, file: string, text: number, shopping: number): HandCountedReply => ({
  file,
  provider,
  outcome: text + shopping > 0 ? 'ads' : 'no-ads',
  adsInFile: { text, shopping },
  code: null,
});

const refused = (provider: Provider, file: string, code: string, text = 0, shopping = 0): HandCountedReply => ({
  file,
  provider,
  outcome: 'failed',
  adsInFile: { text, shopping },
  code,
});

/** Every file of `serp/json`. What is documentation, source code or another provider's reply must say so. */
export const HAND_COUNTED_REPLIES: readonly HandCountedReply[] = [
  // SerpApi: three ads below the twentieth page's results; one ad; no list of ads in the other three.
  reply('serpapi', 'serpapi/search_coffee_sample_page20.json', 3, 0),
  reply('serpapi', 'doc-excerpts/serpapi_google_texas-latin-boutiques_2023-01-06.json', 1, 0),
  reply('serpapi', 'serpapi/search_coffee_sample.json', 0, 0),
  reply('serpapi', 'serpapi/mortgage-result.json', 0, 0),
  reply('serpapi', 'serpapi/query1_serpapi_raw_20260713T133545949715Z.json', 0, 0),
  refused('serpapi', 'serpapi/error_sample.json', 'provider-error'),
  refused('serpapi', 'serpapi/error_sample_java.json', 'provider-error'),
  // DataForSEO: three paid items above the results, twice; one paid item saved on its own, with two sitelinks.
  reply('dataforseo', 'dataforseo/organic_live_regular.derived1.json', 3, 0),
  reply('dataforseo', 'dataforseo/organic_task_get_regular.derived1.json', 3, 0),
  reply('dataforseo', 'dataforseo/organic_task_get_advanced.paid_items.derived.json', 1, 0),
  // The page inside is `<html><head></head><body></body></html>`: nothing can be said of its ads.
  refused('dataforseo', 'dataforseo/organic_live_html.derived1.json', 'not-a-results-page'),
  refused('dataforseo', 'dataforseo/organic_task_post.derived1.json', 'not-ready'),
  refused('dataforseo', 'dataforseo/organic_tasks_fixed.derived1.json', 'not-a-results-page'),
  refused('dataforseo', 'dataforseo/organic_tasks_ready.derived1.json', 'not-a-results-page'),
  // An entry of an archive of ads: no search, no place on a page.
  refused('dataforseo', 'doc-excerpts/dataforseo_ads_search_item.json', 'not-this-provider'),
  // SearchApi: eight organic results and no list of ads; twice a success with neither results nor a word that there were none.
  reply('searchapi', 'searchapi/query1_searchapi_raw_20260713T133545949715Z.json', 0, 0),
  refused('searchapi', 'searchapi/query2_searchapi_raw_20260713T133545949715Z.json', 'empty-reply'),
  refused('searchapi', 'searchapi/query2_searchapi_raw_20260713T182115730906Z.json', 'empty-reply'),
  // Apify: seven paid results and one; in the other two the lists of paid results are there and empty.
  reply('apify', 'apify/desktop.json', 7, 0),
  reply('apify', 'apify/desktop-like.json', 1, 0),
  reply('apify', 'apify/weblight.json', 0, 0),
  reply('apify', 'apify/weblight2.json', 0, 0),
  // Oxylabs: one product, an empty list of paid results. The file wraps the reply's own list under a note.
  reply('oxylabs', 'doc-excerpts/oxylabs_quick_start_parsed.json', 0, 1),
  // Source code and documentation that quote parts of replies; none of them is a reply.
  refused('serpapi', 'scaleserp/fake.redacted.js', 'not-json'),
  refused('serpapi', 'serpapi/data1.js', 'not-json'),
  refused('serpapi', 'serpapi/google_ads_version_1.md', 'not-json'),
  refused('serpapi', 'serpapi/yahoo_organic_search.md', 'not-json'),
  refused('serpapi', 'doc-excerpts/README.md', 'not-json'),
  refused('serpapi', 'doc-excerpts/serpapi_bing-ads.txt', 'not-json'),
  refused('serpapi', 'doc-excerpts/serpapi_google-ads-organic-results.txt', 'not-json'),
  refused('serpapi', 'doc-excerpts/serpapi_yahoo-ad-results.txt', 'not-json'),
  refused('serpapi', 'apify/README.apify.md', 'not-json'),
  refused('dataforseo', 'dataforseo/docs_dataforseo_com_v3_serp_google_organic_live_html.md', 'not-json'),
  refused('dataforseo', 'dataforseo/docs_dataforseo_com_v3_serp_google_organic_live_regular.md', 'not-json'),
  refused('dataforseo', 'dataforseo/docs_dataforseo_com_v3_serp_google_organic_task_get_advanced.md', 'not-json'),
  refused('dataforseo', 'dataforseo/docs_dataforseo_com_v3_serp_google_organic_task_get_regular.md', 'not-json'),
  refused('dataforseo', 'dataforseo/docs_dataforseo_com_v3_serp_google_organic_task_post.md', 'not-json'),
  refused('dataforseo', 'dataforseo/docs_dataforseo_com_v3_serp_google_organic_tasks_fixed.md', 'not-json'),
  refused('dataforseo', 'dataforseo/docs_dataforseo_com_v3_serp_google_organic_tasks_ready.md', 'not-json'),
  refused('dataforseo', 'dataforseo/docs_dataforseo_com_v3_serp_google_overview.md', 'not-json'),
];
