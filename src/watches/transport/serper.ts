import { firstText } from '../../domain/capture/json-fields.js';
import { languageOf } from '../../domain/capture/reply-context.js';
import { statusFailure } from './http-status.js';
import type { ProviderProtocol } from './provider-transport.js';
import { itSays, lasting } from './transport.js';

/** 429 means "rate limit exceeded or credits exhausted" (serper.dev); the sentence alone tells them apart. */
const OUT_OF_CREDITS = /credits?\b/i;

/** Serper's web search (serper.dev), which searches Google as on a desktop. `autocorrect: false` looks at the query as it is. */
export const SERPER: ProviderProtocol = {
  request: ({ query, market }, { key = '' }, base) => ({
    method: 'POST',
    url: `${base}/search`,
    headers: { 'x-api-key': key },
    json: {
      q: query,
      gl: market.country.toLowerCase(),
      hl: languageOf(market.language) ?? market.language.toLowerCase(),
      autocorrect: false,
    },
  }),
  failureIn: (reply, body) => {
    const said = firstText(body, 'message');
    if (reply.status >= 400 && reply.status < 500 && said !== null && OUT_OF_CREDITS.test(said))
      return lasting('out-of-credits', `Serper's account has no credits left (HTTP ${reply.status}).${itSays(said)}`);
    return statusFailure('Serper', reply, said);
  },
};
