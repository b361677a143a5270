import { firstText, number, record } from '../../domain/capture/json-fields.js';
import { languageOf } from '../../domain/capture/reply-context.js';
import { statusFailure } from './http-status.js';
import { placeName } from './place-name.js';
import type { ProviderProtocol } from './provider-transport.js';
import { itSays, passing } from './transport.js';

/**
 * Scale SERP and ValueSERP (docs.trajectdata.com/scaleserp, /valueserp), whose key goes into the address only. An incident is
 * told by 503 with the seconds to wait in the body; nothing is charged then.
 */
export const trajectProtocol = (name: string): ProviderProtocol => ({
  request: ({ query, market, device }, { key }, base) => ({
    url: `${base}/search`,
    params: {
      api_key: key,
      q: query,
      gl: market.country === 'GB' ? 'uk' : market.country.toLowerCase(),
      hl: languageOf(market.language) ?? market.language.toLowerCase(),
      device,
      location: market.location === null ? undefined : placeName(market.location, market.country),
      output: 'json',
    },
  }),
  failureIn: (reply, body) => {
    const info = record(body?.['request_info']);
    const said = firstText(info, 'message') ?? firstText(body, 'message');
    const wait = reply.retryAfter ?? number(body?.['retry_after']);
    const failure = statusFailure(name, { ...reply, retryAfter: wait }, said);
    if (failure !== null || info?.['success'] !== false) return failure;
    return passing('search-failed', `${name} could not finish the search.${itSays(said)}`, wait);
  },
});
