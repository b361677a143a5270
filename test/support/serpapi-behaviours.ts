import { after, type BehaviourCase, hangUp, json, PAGE, QUERY, silence, text } from './behaviour-case.js';
import { competitorAd, serpApiReply } from './samples.js';

const withAds = serpApiReply({ query: QUERY, ads: [competitorAd] });
const withoutAds = serpApiReply({ query: QUERY, ads: [] });
const parameters = { engine: 'google', q: QUERY, gl: 'de', hl: 'de', device: 'desktop' };
const serpApiState = (rest: object, status = 'Success'): object => ({
  search_metadata: { id: 'a', status },
  search_parameters: parameters,
  ...rest,
});

/** What SerpApi does. */
export const SERPAPI_BEHAVIOURS: readonly Omit<BehaviourCase, 'provider'>[] = [
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
