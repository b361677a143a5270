import { firstText, record } from '../../domain/capture/json-fields.js';
import type { LiveProvider } from '../../domain/scheduling/live-providers.js';
import { statusFailure } from './http-status.js';
import { jsonObject, readReply } from './read-reply.js';
import { scrubbed, scrubbedText } from './scrub.js';
import { type ProviderReply, type SendOptions, send } from './send.js';
import { serpApiParameters } from './serpapi-parameters.js';
import { type Look, type LookAnswer, type LookFailure, Transport, itSays, lasting, passing } from './transport.js';

export interface SerpApiAccess {
  /** Null without a key. */
  readonly key: string | null;
  /** Origin and path up to `/search.json`, without a slash at the end. */
  readonly url: string;
}

/**
 * SerpApi gives 429 for two things, and the sentence alone tells them apart (serpapi.com/api-status-and-error-codes: "exceeds
 * the hourly throughput limit OR your account has run out of searches").
 */
const OUT_OF_CREDITS = /run out of searches|searches for the month|credit is too low|out of credits/i;
const KEY_REFUSED = /invalid api key/i;

/** Asks SerpApi's search endpoint (serpapi.com/search-api). */
export class SerpApiTransport extends Transport {
  readonly provider: LiveProvider = 'serpapi';

  constructor(
    private readonly access: SerpApiAccess,
    private readonly options: SendOptions,
  ) {
    super();
  }

  get unable(): LookFailure | null {
    return this.access.key === null ? lasting('no-key', 'SERPAPI_KEY is not set, so SerpApi was not asked.') : null;
  }

  async ask(look: Look, signal: AbortSignal): Promise<LookAnswer | LookFailure> {
    const { key, url: base } = this.access;
    if (key === null) return lasting('no-key', 'SERPAPI_KEY is not set, so SerpApi was not asked.');
    const params = { ...serpApiParameters(look), api_key: key };
    const request = { url: `${base}/search.json`, params, headers: { accept: 'application/json' }, signal };
    const reply = await send('SerpApi', request, this.options);
    if (!('bytes' in reply)) return reply;
    const bytes = scrubbed(reply.bytes, [key]);
    return failureIn({ ...reply, bytes }, key) ?? readReply('serpapi', look, bytes);
  }
}

function failureIn(reply: ProviderReply, key: string): LookFailure | null {
  const body = jsonObject(reply.bytes);
  const metadata = record(body?.['search_metadata']);
  const error = firstText(body, 'error') ?? firstText(metadata, 'error');
  const said = error === null ? null : scrubbedText(error, [key]);
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
