import { firstText, record } from '../../domain/capture/json-fields.js';
import { languageOf } from '../../domain/capture/reply-context.js';
import { statusFailure } from './http-status.js';
import type { ProviderProtocol } from './provider-transport.js';
import { itSays, lasting, passing } from './transport.js';

/** Errors of Apify by which a run came to nothing; another run may do better. */
const RUN_FAILED = /^(?:run-failed|run-timeout-exceeded|run-aborted)$/;

/** Apify says "usage" and "limit" of what the plan does not pay for any more, under several statuses. */
const NOT_PAID = /usage|credit|subscription|limit exceeded/i;

/**
 * Apify's actor google-search-scraper, run within the request (docs.apify.com/api/v2, run-sync-get-dataset-items), the token in the
 * header. One query a run: each line of `queries` is a query of its own, so line ends within one become spaces.
 */
export const APIFY: ProviderProtocol = {
  request: ({ query, market, device }, { key = '' }, base) => ({
    method: 'POST',
    url: `${base}/v2/acts/apify~google-search-scraper/run-sync-get-dataset-items`,
    headers: { authorization: `Bearer ${key}` },
    json: {
      queries: query.replace(/\s+/g, ' ').trim(),
      maxPagesPerQuery: 1,
      countryCode: market.country.toLowerCase(),
      languageCode: languageOf(market.language) ?? market.language.toLowerCase(),
      mobileResults: device === 'mobile',
      saveHtml: false,
      saveHtmlToKeyValueStore: false,
    },
  }),
  failureIn: (reply, body) => {
    const error = record(body?.['error']);
    const said = firstText(error, 'message') ?? firstText(body, 'error', 'message');
    const type = firstText(error, 'type') ?? '';
    if (RUN_FAILED.test(type)) return passing('search-failed', `Apify's run came to nothing.${itSays(said)}`);
    if ([402, 403].includes(reply.status) && NOT_PAID.test(`${type} ${said ?? ''}`))
      return lasting('out-of-credits', `Apify's plan is used up (HTTP ${reply.status}).${itSays(said)}`);
    // A run that was started within the request is "created".
    return statusFailure('Apify', reply.status === 201 ? { ...reply, status: 200 } : reply, said);
  },
};
