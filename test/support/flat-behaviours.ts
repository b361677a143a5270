import type { LiveProvider } from '../../src/domain/scheduling/live-providers.js';
import { after, type BehaviourCase, hangUp, json, PAGE, silence, text } from './behaviour-case.js';
import { FLAT_SAMPLES, type FlatSample } from './flat-replies.js';

/** What any of them does, in its own words for an error. */
function common({ provider, adList, ad, reply, results, withoutAds }: FlatSample): BehaviourCase[] {
  const page = reply({ [adList]: [ad()], ...results });
  const failed = (
    does: string,
    behaviour: BehaviourCase['behaviour'],
    code: NonNullable<BehaviourCase['code']>,
    asked: number,
  ): BehaviourCase => ({ provider, does, behaviour, outcome: 'failed', code, asked });
  return [
    { provider, does: 'page with ads', behaviour: json(page), outcome: 'ads', code: null, asked: 1 },
    {
      provider,
      does: `page with results and no ads, which is ${withoutAds}`,
      behaviour: json(reply(results)),
      outcome: withoutAds === 'no-ads' ? 'no-ads' : 'failed',
      code: null,
      asked: 1,
    },
    failed('success with nothing in it', json(reply({})), 'empty-reply', 3),
    failed(
      '429 with Retry-After',
      json(error(provider, 'Too many requests.'), 429, { 'retry-after': '60' }),
      'rate-limited',
      3,
    ),
    {
      provider,
      does: '500 twice, then ads',
      behaviour: after(2, text('oops', 500), json(page)),
      outcome: 'ads',
      code: null,
      asked: 3,
    },
    failed('no answer in time', silence, 'timed-out', 3),
    failed('connection cut', hangUp, 'unreachable', 3),
    failed('truncated JSON', text(JSON.stringify(page).slice(0, -40)), 'truncated-reply', 3),
    failed('a page instead of JSON', text(PAGE, 200, { 'content-type': 'text/html' }), 'not-a-reply', 3),
    failed('an empty body', text(''), 'not-a-reply', 3),
    failed('reply for another query', json(reply({ [adList]: [ad()], ...results }, 'sonnenlicht')), 'other-search', 1),
    failed('400', json(error(provider, 'Unsupported location.'), 400), 'request-refused', 1),
    failed('redirect elsewhere', text('', 302, { location: 'http://127.0.0.1:9/' }), 'wrong-address', 1),
  ];
}

/** An error as each provider words it. */
function error(provider: LiveProvider, said: string): object {
  switch (provider) {
    case 'scaleserp':
    case 'valueserp':
      return { request_info: { success: false, message: said } };
    case 'serper':
    case 'oxylabs':
      return { message: said };
    case 'apify':
      return { error: { type: 'of-its-own', message: said } };
    default:
      return { error: said };
  }
}

const keyRefused = (provider: LiveProvider, status: number, said: string): BehaviourCase => ({
  provider,
  does: `${status} ${JSON.stringify(said)}`,
  behaviour: json(error(provider, said), status),
  outcome: 'failed',
  code: 'key-refused',
  asked: 1,
});

function sample(provider: LiveProvider): FlatSample {
  const found = FLAT_SAMPLES.find((each) => each.provider === provider);
  if (found === undefined) throw new Error(`There is no sample of ${provider}.`);
  return found;
}

const SINGLE: readonly BehaviourCase[] = [
  keyRefused('searchapi', 401, 'Invalid API key.'),
  keyRefused('scaleserp', 401, 'The API Key supplied is not valid.'),
  keyRefused('valueserp', 401, 'The API Key supplied is not valid.'),
  keyRefused('serper', 403, 'Unauthorized.'),
  keyRefused('zenserp', 403, 'No apikey provided.'),
  keyRefused('apify', 401, 'User was not found or authentication token is not valid'),
  keyRefused('oxylabs', 401, 'Authorization header not provided or credentials are wrong.'),
  keyRefused('brightdata', 407, 'Invalid authentication: zone not found.'),
  {
    provider: 'apify',
    does: 'a list with one item, "created" (201)',
    behaviour: json([sample('apify').reply({ paidResults: [sample('apify').ad()], ...sample('apify').results })], 201),
    outcome: 'ads',
    code: null,
    asked: 1,
  },
  {
    provider: 'apify',
    does: 'a run that failed, three times',
    behaviour: json({ error: { type: 'run-failed', message: 'Actor run did not succeed.' } }, 400),
    outcome: 'failed',
    code: 'search-failed',
    asked: 3,
  },
  {
    provider: 'apify',
    does: '403 because the plan is used up',
    behaviour: json(
      { error: { type: 'platform-feature-disabled', message: 'Monthly usage hard limit exceeded' } },
      403,
    ),
    outcome: 'failed',
    code: 'out-of-credits',
    asked: 1,
  },
  {
    provider: 'apify',
    does: 'an empty dataset',
    behaviour: json([], 201),
    outcome: 'failed',
    code: 'not-a-reply',
    asked: 3,
  },
  {
    provider: 'oxylabs',
    does: 'a page that it read in part, without ads',
    behaviour: json({
      results: [{ content: { results: { organic: [{ pos: 1 }] }, parse_status_code: 12004 }, status_code: 200 }],
    }),
    outcome: 'failed',
    code: 'empty-reply',
    asked: 3,
  },
  {
    provider: 'oxylabs',
    does: 'a job that failed within a reply that did not',
    behaviour: json({ results: [{ content: '', status_code: 613 }] }),
    outcome: 'failed',
    code: 'search-failed',
    asked: 3,
  },
  {
    provider: 'oxylabs',
    does: '204 without the result',
    behaviour: text('', 204),
    outcome: 'failed',
    code: 'timed-out',
    asked: 3,
  },
  ...(['scaleserp', 'valueserp'] as const).flatMap((provider): BehaviourCase[] => [
    {
      provider,
      does: '402 out of credits',
      behaviour: json(error(provider, 'Out of credits.'), 402),
      outcome: 'failed',
      code: 'out-of-credits',
      asked: 1,
    },
    {
      provider,
      does: '503 of an incident that asks in the body to wait longer than is waited',
      behaviour: json({ message: 'Request type google-web is temporarily unavailable.', retry_after: 7200 }, 503),
      outcome: 'failed',
      code: 'provider-down',
      asked: 1,
    },
    {
      provider,
      does: '200 with success false',
      behaviour: json(error(provider, 'There was a problem.')),
      outcome: 'failed',
      code: 'search-failed',
      asked: 3,
    },
  ]),
  {
    provider: 'serper',
    does: '400 "Not enough credits"',
    behaviour: json({ message: 'Not enough credits' }, 400),
    outcome: 'failed',
    code: 'out-of-credits',
    asked: 1,
  },
  {
    provider: 'zenserp',
    does: '404 "There were no results found"',
    behaviour: json({ error: 'There were no results found.' }, 404),
    outcome: 'failed',
    code: 'search-failed',
    asked: 1,
  },
  {
    provider: 'zenserp',
    does: '422 with a list of errors',
    behaviour: json({ errors: [{ q: 'no query specified.' }] }, 422),
    outcome: 'failed',
    code: 'request-refused',
    asked: 1,
  },
];

/** What the providers do whose reply is one object with lists. */
export const FLAT_BEHAVIOURS: readonly BehaviourCase[] = [...FLAT_SAMPLES.flatMap(common), ...SINGLE];
