import type { AdBlock } from './capture.js';
import { type JsonRecord, firstText, record } from './json-fields.js';
import {
  always,
  extensionsOf,
  isMarkedAd,
  productOrText,
  readAdList,
  readUnknownAdLists,
  shoppingAd,
  textAd,
} from './listed-ads.js';
import type { ReplyAd } from './reply-ads.js';

/** The ads of a reply, and the places of entries that held nothing to tell an ad by. */
export interface SerpApiAds {
  readonly ads: readonly ReplyAd[];
  readonly unread: readonly string[];
}

/** Lists of text ads: Google, Bing, DuckDuckGo and others under `ads`, Yahoo under `ads_results`. */
const TEXT_LISTS = ['ads', 'ads_results', 'inline_ads'];

/** Lists of product ads. `shopping_results` and `immersive_products` are not among them: they need a closer look. */
const SHOPPING_LISTS = ['inline_shopping_results', 'inline_shopping', 'shopping_ads', 'inline_ads_results'];

const KNOWN_LISTS = new Set([...TEXT_LISTS, ...SHOPPING_LISTS, 'local_ads', 'shopping_results', 'immersive_products']);

/** Reads every list of ads that SerpApi documents for a results page. `engine` is its own name of the engine. */
export function readSerpApiAds(reply: JsonRecord, engine: string | null): SerpApiAds {
  const shoppingPage =
    /_shopping/.test(engine ?? '') || firstText(record(reply['search_parameters']), 'tbm') === 'shop';
  // On Google's results page every product listed there is paid for; other engines and pages mix in free listings.
  const allPaid = !shoppingPage && /^google|^$/.test(engine ?? '');
  const found = [
    ...TEXT_LISTS.flatMap((name) => readAdList(reply, name, shoppingPage ? productOrText : textAd)),
    ...readAdList(record(reply['local_ads']) ?? {}, 'ads', localAd),
    ...SHOPPING_LISTS.flatMap((name) => readAdList(reply, name, shoppingAd)),
    ...readAdList(reply, 'shopping_results', shoppingAd, allPaid ? always : isMarkedAd),
    ...readAdList(reply, 'immersive_products', shoppingAd, isMarkedAd),
    ...readUnknownAdLists(reply, KNOWN_LISTS),
  ];
  return {
    ads: found.flatMap((item) => (typeof item === 'string' ? [] : [item])),
    unread: found.flatMap((item) => (typeof item === 'string' ? [item] : [])),
  };
}

function localAd(entry: JsonRecord, block: AdBlock | null): ReplyAd {
  return { ...textAd(entry, block), notes: ['Local services ad.', ...extensionsOf(entry['extensions'])] };
}
