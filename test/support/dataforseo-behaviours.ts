import { type BehaviourCase, json, PAGE, QUERY, silence, text } from './behaviour-case.js';
import { competitorAd } from './samples.js';

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

/** What DataForSEO does. */
export const DATAFORSEO_BEHAVIOURS: readonly Omit<BehaviourCase, 'provider'>[] = [
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
