import type { Engine } from '../../domain/capture/capture.js';
import { firstText } from '../../domain/capture/json-fields.js';
import { languageOf } from '../../domain/capture/reply-context.js';
import { statusFailure } from './http-status.js';
import type { ProviderProtocol } from './provider-transport.js';
import { itSays, lasting, type Look } from './transport.js';

/**
 * Bright Data's SERP API (docs.brightdata.com/scraping-automation/serp-api): it is given the engine's own address, and a zone of the
 * account. `brd_json=html` asks for the parsed page and the page itself.
 */
export const BRIGHTDATA: ProviderProtocol = {
  request: (look, { key = '', zone = '' }, base) => ({
    method: 'POST',
    url: `${base}/request`,
    headers: { authorization: `Bearer ${key}` },
    json: { zone, url: addressOf(look), format: 'raw', country: look.market.country.toLowerCase() },
  }),
  failureIn: (reply, body) => {
    const said = firstText(body, 'error', 'message');
    if (reply.status === 407)
      return lasting('key-refused', `Bright Data refused the key or the zone (HTTP 407).${itSays(said)}`);
    return statusFailure('Bright Data', reply, said);
  },
};

/** The engine's address of the search, with what Bright Data wants of it added as parameters. */
function addressOf({ engine, query, market, device }: Look): string {
  const country = market.country.toLowerCase();
  const language = languageOf(market.language) ?? market.language.toLowerCase();
  const places: Readonly<Partial<Record<Engine, Readonly<Record<string, string>>>>> = {
    google: { gl: country === 'gb' ? 'uk' : country, hl: language },
    bing: { cc: country, setLang: language },
  };
  const parameters = new URLSearchParams({ q: query, ...places[engine], brd_json: 'html' });
  if (device === 'mobile') parameters.set('brd_mobile', '1');
  return `https://www.${engine}.com/search?${parameters.toString()}`;
}
