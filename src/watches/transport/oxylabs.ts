import { firstText } from '../../domain/capture/json-fields.js';
import { languageOf } from '../../domain/capture/reply-context.js';
import { countryName } from '../../domain/text/place-names.js';
import { statusFailure } from './http-status.js';
import { placeName } from './place-name.js';
import type { ProviderProtocol } from './provider-transport.js';
import { itSays, passing } from './transport.js';

/**
 * Oxylabs' realtime endpoint (developers.oxylabs.io) with the source `google_ads`, which its documentation calls optimised for
 * showing ads; ten results a page.
 */
export const OXYLABS: ProviderProtocol = {
  request: ({ query, market, device }, { login = '', password = '' }, base) => ({
    method: 'POST',
    url: `${base}/v1/queries`,
    headers: { authorization: `Basic ${Buffer.from(`${login}:${password}`, 'utf8').toString('base64')}` },
    json: {
      source: 'google_ads',
      query,
      geo_location: market.location === null ? countryName(market.country) : placeName(market.location, market.country),
      locale: `${languageOf(market.language) ?? market.language.toLowerCase()}-${market.country.toLowerCase()}`,
      user_agent_type: device,
      parse: true,
    },
  }),
  failureIn: (reply, body) => {
    const said = firstText(body, 'message');
    // The job was taken and was not done within the request, or is empty: nobody will fetch it later.
    if (reply.status === 202 || reply.status === 204)
      return passing('timed-out', `Oxylabs had not finished the search (HTTP ${reply.status}).${itSays(said)}`);
    if (reply.status === 524 || reply.status === 612 || reply.status === 613)
      return passing('search-failed', `Oxylabs could not finish the search (HTTP ${reply.status}).${itSays(said)}`);
    return statusFailure('Oxylabs', reply, said);
  },
};
