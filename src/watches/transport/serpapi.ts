import { firstText, type JsonRecord, record } from '../../domain/capture/json-fields.js';
import { statusFailure } from './http-status.js';
import type { ProviderProtocol } from './provider-transport.js';
import type { ProviderReply } from './send.js';
import { serpApiParameters } from './serpapi-parameters.js';
import { itSays, type LookFailure, lasting, passing } from './transport.js';

/**
 * SerpApi gives 429 for two things, and the sentence alone tells them apart (serpapi.com/api-status-and-error-codes: "exceeds
 * the hourly throughput limit OR your account has run out of searches").
 */
const OUT_OF_CREDITS = /run out of searches|searches for the month|credit is too low|out of credits/i;
const KEY_REFUSED = /invalid api key/i;

/** SerpApi's search endpoint (serpapi.com/search-api), which takes its key in the address only. */
export const SERPAPI: ProviderProtocol = {
  request: (look, { key }, base) => ({
    url: `${base}/search.json`,
    params: { ...serpApiParameters(look), api_key: key },
  }),
  failureIn,
};

function failureIn(reply: ProviderReply, body: JsonRecord | null): LookFailure | null {
  const metadata = record(body?.['search_metadata']);
  const said = firstText(body, 'error') ?? firstText(metadata, 'error');
  const status = firstText(metadata, 'status')?.toLowerCase() ?? null;
  const says = itSays(said);
  if (status === 'error')
    return passing('search-failed', `SerpApi could not finish the search.${says}`, reply.retryAfter);
  const aboutAccount = said !== null && status === null;
  if (aboutAccount && OUT_OF_CREDITS.test(said))
    return lasting('out-of-credits', `SerpApi's account has no searches left.${says}`);
  if (aboutAccount && KEY_REFUSED.test(said)) return lasting('key-refused', `SerpApi refused the key.${says}`);
  return statusFailure('SerpApi', reply, said);
}
