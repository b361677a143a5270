import type { PollOutcome } from '../../src/watches/poll.entity.js';
import type { LookReasonCode } from '../../src/domain/scheduling/look-reasons.js';
import type { LiveProvider } from '../../src/domain/scheduling/live-providers.js';
import type { ProviderBehaviour } from './provider-server.js';
import { competitorAd, serpApiReply } from './samples.js';

/** The query of every look below. */
export const QUERY = 'nordlicht';
export const SERPAPI_KEY = 'sk-0123456789abcdef';
export const DATAFORSEO_PASSWORD = 'pw-fedcba9876543210';

/** Something that a provider does, and what is to become of a look that meets it. */
export interface BehaviourCase {
  readonly provider: LiveProvider;
  readonly does: string;
  readonly behaviour: ProviderBehaviour;
  readonly outcome: PollOutcome;
  readonly code: LookReasonCode | null;
  /** Times that the provider is asked before the look ends. */
  readonly asked: number;
}

const text =
  (body: string | Buffer, status = 200, headers: Readonly<Record<string, string>> = {}): ProviderBehaviour =>
  (_asked, answer) =>
    answer.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
const json = (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): ProviderBehaviour =>
  text(JSON.stringify(body), status, headers);

const silence: ProviderBehaviour = () => undefined;
const hangUp: ProviderBehaviour = (_asked, answer) => answer.destroy();
const PAGE =
  '<!doctype html><html><head><title>Sign in to the network</title></head><body>Please sign in.</body></html>';

/** Fails as often as said, then as it should. */
const after =
  (times: number, first: ProviderBehaviour, then: ProviderBehaviour): ProviderBehaviour =>
  (asked, answer, nth) =>
    (nth <= times ? first : then)(asked, answer, nth);

const withAds = serpApiReply({ query: QUERY, ads: [competitorAd] });
const withoutAds = serpApiReply({ query: QUERY, ads: [] });
const parameters = { engine: 'google', q: QUERY, gl: 'de', hl: 'de', device: 'desktop' };
const serpApiState = (rest: object, status = 'Success'): object => ({
  search_metadata: { id: 'a', status },
  search_parameters: parameters,
  ...rest,
});

/** A reply as DataForSEO sends it; `result` null for a task without one. */
export function dataForSeoReply(
  result: object | null,
  status: readonly [number, string] = [20000, 'Ok.'],
  query = QUERY,
): object {
  const [code, message] = status;
  const data = {
    api: 'serp',
    function: 'live',
    se: 'google',
    se_type: 'organic',
    keyword: query,
    location_code: 2276,
    language_code: 'de',
    device: 'desktop',
  };
  const path = ['v3', 'serp', 'google', 'organic', 'live', 'advanced'];
  return {
    version: '0.1.20261118',
    status_code: 20000,
    status_message: 'Ok.',
    tasks_count: 1,
    tasks: [
      {
        id: '1',
        status_code: code,
        status_message: message,
        path,
        data,
        result:
          result === null
            ? null
            : [
                {
                  keyword: query,
                  type: 'organic',
                  se_domain: 'google.de',
                  location_code: 2276,
                  language_code: 'de',
                  datetime: '2026-11-18 09:30:00 +00:00',
                  ...result,
                },
              ],
      },
    ],
  };
}
const paid = {
  type: 'paid',
  rank_absolute: 1,
  title: competitorAd.title,
  domain: competitorAd.domain,
  url: `https://${competitorAd.domain}/`,
  breadcrumb: competitorAd.domain,
  description: competitorAd.description,
};
const organic = {
  type: 'organic',
  rank_absolute: 2,
  title: QUERY,
  domain: 'nordlicht.example',
  url: 'https://nordlicht.example/',
};
const refusedBody = (code: number, message: string): object => ({
  version: '0.1',
  status_code: code,
  status_message: message,
  tasks_count: 0,
  tasks: null,
});

const serpApi: readonly Omit<BehaviourCase, 'provider'>[] = [
  { does: 'page with ads', behaviour: text(withAds), outcome: 'ads', code: null, asked: 1 },
  { does: 'page with results and no ads', behaviour: text(withoutAds), outcome: 'no-ads', code: null, asked: 1 },
  {
    does: 'Success with "Google hasn\'t returned any results for this query."',
    behaviour: json(
      serpApiState({
        search_information: { organic_results_state: 'Fully empty' },
        error: "Google hasn't returned any results for this query.",
      }),
    ),
    outcome: 'no-ads',
    code: null,
    asked: 1,
  },
  {
    does: 'Success with nothing in it',
    behaviour: json(serpApiState({})),
    outcome: 'failed',
    code: 'empty-reply',
    asked: 3,
  },
  {
    does: 'Success that counts results and holds none',
    behaviour: json(
      serpApiState({
        search_information: { total_results: 5000, organic_results_state: 'Results for exact spelling' },
      }),
    ),
    outcome: 'failed',
    code: 'empty-reply',
    asked: 3,
  },
  {
    does: '401 Invalid API key',
    behaviour: json({ error: 'Invalid API key. Your API key should be here: https://serpapi.com/manage-api-key' }, 401),
    outcome: 'failed',
    code: 'key-refused',
    asked: 1,
  },
  {
    does: '403',
    behaviour: json({ error: 'The account has been deleted.' }, 403),
    outcome: 'failed',
    code: 'key-refused',
    asked: 1,
  },
  {
    does: '429 "run out of searches"',
    behaviour: json({ error: 'Your account has run out of searches.' }, 429),
    outcome: 'failed',
    code: 'out-of-credits',
    asked: 1,
  },
  {
    does: '200 "account credit is too low"',
    behaviour: json({ error: 'Your account credit is too low, please add more credits.' }),
    outcome: 'failed',
    code: 'out-of-credits',
    asked: 1,
  },
  {
    does: '402',
    behaviour: json({ error: 'Payment required.' }, 402),
    outcome: 'failed',
    code: 'out-of-credits',
    asked: 1,
  },
  {
    does: '429 with Retry-After in seconds',
    behaviour: json({ error: 'Too many.' }, 429, { 'retry-after': '120' }),
    outcome: 'failed',
    code: 'rate-limited',
    asked: 3,
  },
  {
    does: '429 with Retry-After as a date',
    behaviour: json({ error: 'Too many.' }, 429, { 'retry-after': 'Wed, 18 Nov 2026 10:05:00 GMT' }),
    outcome: 'failed',
    code: 'rate-limited',
    asked: 3,
  },
  {
    does: '429 without Retry-After',
    behaviour: json({ error: 'Too many.' }, 429),
    outcome: 'failed',
    code: 'rate-limited',
    asked: 3,
  },
  {
    does: '429 that asks to wait a day',
    behaviour: json({ error: 'Too many.' }, 429, { 'retry-after': '86400' }),
    outcome: 'failed',
    code: 'rate-limited',
    asked: 1,
  },
  {
    does: '500 twice, then a page with ads',
    behaviour: after(2, text('oops', 500), text(withAds)),
    outcome: 'ads',
    code: null,
    asked: 3,
  },
  {
    does: '503 with status Error',
    behaviour: json(serpApiState({ error: 'We could not get valid results for this search.' }, 'Error'), 503),
    outcome: 'failed',
    code: 'search-failed',
    asked: 3,
  },
  {
    does: 'status Processing',
    behaviour: json(serpApiState({}, 'Processing')),
    outcome: 'failed',
    code: 'search-failed',
    asked: 3,
  },
  { does: 'no answer in time', behaviour: silence, outcome: 'failed', code: 'timed-out', asked: 3 },
  { does: 'connection cut', behaviour: hangUp, outcome: 'failed', code: 'unreachable', asked: 3 },
  {
    does: 'truncated JSON',
    behaviour: text(withAds.subarray(0, withAds.length / 2)),
    outcome: 'failed',
    code: 'truncated-reply',
    asked: 3,
  },
  {
    does: 'a page instead of JSON',
    behaviour: text(PAGE, 200, { 'content-type': 'text/html' }),
    outcome: 'failed',
    code: 'not-a-reply',
    asked: 3,
  },
  { does: 'an empty body', behaviour: text(''), outcome: 'failed', code: 'not-a-reply', asked: 3 },
  {
    does: 'reply for another query',
    behaviour: text(serpApiReply({ query: 'sonnenlicht', ads: [competitorAd] })),
    outcome: 'failed',
    code: 'other-search',
    asked: 1,
  },
  {
    does: 'reply of another engine',
    behaviour: json(
      serpApiState({
        search_parameters: { ...parameters, engine: 'bing' },
        organic_results: [{ link: 'https://a.example/' }],
      }),
    ),
    outcome: 'failed',
    code: 'other-search',
    asked: 1,
  },
  {
    does: '400 "Unsupported location"',
    behaviour: json({ error: 'Unsupported `Atlantis, Germany` location.' }, 400),
    outcome: 'failed',
    code: 'request-refused',
    asked: 1,
  },
  {
    does: 'redirect elsewhere',
    behaviour: text('', 302, { location: 'http://127.0.0.1:9/' }),
    outcome: 'failed',
    code: 'wrong-address',
    asked: 1,
  },
];

const dataForSeo: readonly Omit<BehaviourCase, 'provider'>[] = [
  {
    does: 'page with ads',
    behaviour: json(dataForSeoReply({ items_count: 2, se_results_count: 900, items: [paid, organic] })),
    outcome: 'ads',
    code: null,
    asked: 1,
  },
  {
    does: 'page with results and no ads',
    behaviour: json(dataForSeoReply({ items_count: 1, se_results_count: 900, items: [organic] })),
    outcome: 'no-ads',
    code: null,
    asked: 1,
  },
  {
    does: 'task 40102 No Search Results',
    behaviour: json(dataForSeoReply(null, [40102, 'No Search Results.'])),
    outcome: 'no-ads',
    code: null,
    asked: 1,
  },
  { does: 'result: null', behaviour: json(dataForSeoReply(null)), outcome: 'failed', code: 'empty-reply', asked: 3 },
  {
    does: 'items_count 0 of 900 results',
    behaviour: json(dataForSeoReply({ items_count: 0, se_results_count: 900, items: null })),
    outcome: 'failed',
    code: 'empty-reply',
    asked: 3,
  },
  {
    does: 'items_count 0, engine counts 0',
    behaviour: json(dataForSeoReply({ items_count: 0, se_results_count: 0, items: [] })),
    outcome: 'no-ads',
    code: null,
    asked: 1,
  },
  {
    does: '401 with 40100',
    behaviour: json(refusedBody(40100, 'You are not Authorized to Access this resource.'), 401),
    outcome: 'failed',
    code: 'key-refused',
    asked: 1,
  },
  {
    does: '200 with 40200 Payment Required',
    behaviour: json(refusedBody(40200, 'Payment Required.')),
    outcome: 'failed',
    code: 'out-of-credits',
    asked: 1,
  },
  { does: '402', behaviour: text('', 402), outcome: 'failed', code: 'out-of-credits', asked: 1 },
  {
    does: 'task 40210 Insufficient Funds',
    behaviour: json(dataForSeoReply(null, [40210, 'Insufficient Funds.'])),
    outcome: 'failed',
    code: 'out-of-credits',
    asked: 1,
  },
  {
    does: '200 with 40202 rate limit',
    behaviour: json(refusedBody(40202, 'The rate-limit per minute has been exceeded.')),
    outcome: 'failed',
    code: 'rate-limited',
    asked: 3,
  },
  {
    does: 'task 40101 Internal SE Server Error',
    behaviour: json(dataForSeoReply(null, [40101, 'Internal SE Server Error.'])),
    outcome: 'failed',
    code: 'search-failed',
    asked: 3,
  },
  {
    does: 'task 40501 Invalid Field',
    behaviour: json(dataForSeoReply(null, [40501, "Invalid Field: 'location_name'."])),
    outcome: 'failed',
    code: 'request-refused',
    asked: 1,
  },
  {
    does: 'task 50000',
    behaviour: json(dataForSeoReply(null, [50000, 'Internal Error.'])),
    outcome: 'failed',
    code: 'provider-down',
    asked: 3,
  },
  { does: '500', behaviour: text('', 500), outcome: 'failed', code: 'provider-down', asked: 3 },
  {
    does: '502 with a page',
    behaviour: text(PAGE, 502, { 'content-type': 'text/html' }),
    outcome: 'failed',
    code: 'provider-down',
    asked: 3,
  },
  {
    does: 'truncated JSON',
    behaviour: text(JSON.stringify(dataForSeoReply({ items: [paid, organic] })).slice(0, 400)),
    outcome: 'failed',
    code: 'truncated-reply',
    asked: 3,
  },
  {
    does: 'a page instead of JSON',
    behaviour: text(PAGE, 200, { 'content-type': 'text/html' }),
    outcome: 'failed',
    code: 'not-a-reply',
    asked: 3,
  },
  { does: 'no answer in time', behaviour: silence, outcome: 'failed', code: 'timed-out', asked: 3 },
  {
    does: 'reply for another query',
    behaviour: json(dataForSeoReply({ items: [paid] }, [20000, 'Ok.'], 'sonnenlicht')),
    outcome: 'failed',
    code: 'other-search',
    asked: 1,
  },
  {
    does: 'items that are no list',
    behaviour: json(dataForSeoReply({ items_count: 3, items: 'three' })),
    outcome: 'failed',
    code: null,
    asked: 1,
  },
];

/** Every documented behaviour of every provider. A null code with `failed` is a reason of the parser's own. */
export const BEHAVIOURS: readonly BehaviourCase[] = [
  ...serpApi.map((each) => ({ provider: 'serpapi' as const, ...each })),
  ...dataForSeo.map((each) => ({ provider: 'dataforseo' as const, ...each })),
];
