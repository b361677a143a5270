import { firstText } from '../../domain/capture/json-fields.js';
import { languageOf } from '../../domain/capture/reply-context.js';
import { statusFailure } from './http-status.js';
import { placeName } from './place-name.js';
import type { ProviderProtocol } from './provider-transport.js';

/**
 * SearchApi's web search of Google (searchapi.io/docs/google), its key in the header. `optimization_strategy: ads` asks for a
 * page that is taken with its ads in view.
 */
export const SEARCHAPI: ProviderProtocol = {
  request: ({ query, market, device }, { key = '' }, base) => ({
    url: `${base}/api/v1/search`,
    params: {
      engine: 'google',
      q: query,
      gl: market.country.toLowerCase(),
      hl: languageOf(market.language) ?? market.language.toLowerCase(),
      device,
      location: market.location === null ? undefined : placeName(market.location, market.country),
      optimization_strategy: 'ads',
    },
    headers: { authorization: `Bearer ${key}` },
  }),
  failureIn: (reply, body) => statusFailure('SearchApi', reply, firstText(body, 'error')),
};
