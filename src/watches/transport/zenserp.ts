import { languageOf } from '../../domain/capture/reply-context.js';
import { saidBy } from '../../domain/capture/zenserp.js';
import { statusFailure } from './http-status.js';
import { placeName } from './place-name.js';
import type { ProviderProtocol } from './provider-transport.js';
import { itSays, lasting } from './transport.js';

/** Zenserp's search of Google (app.zenserp.com/documentation), its key in the header. */
export const ZENSERP: ProviderProtocol = {
  request: ({ query, market, device }, { key = '' }, base) => ({
    url: `${base}/api/v2/search`,
    params: {
      q: query,
      gl: market.country.toLowerCase(),
      hl: languageOf(market.language) ?? market.language.toLowerCase(),
      device,
      location: market.location === null ? undefined : placeName(market.location, market.country),
    },
    headers: { apikey: key },
  }),
  failureIn: (reply, body) => {
    const said = saidBy(body);
    const says = itSays(said);
    // One status for three causes, by its own list of errors; asking again helps with none of them.
    if (reply.status === 403)
      return lasting(
        'key-refused',
        `Zenserp refused: the key is wrong, its plan is used up, or does not allow this (HTTP 403).${says}`,
      );
    // Its own list of errors calls this "there were no results found"; a page of Zenserp's site has no such sentence.
    if (reply.status === 404 && said !== null)
      return lasting('search-failed', `Zenserp found no results (HTTP 404), which says nothing of ads.${says}`);
    return statusFailure('Zenserp', reply, said);
  },
};
