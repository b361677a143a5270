import { quote } from '../../text/safe-text.js';
import { evidenceFor, quoted } from './evidence.js';
import { exemptionBasis } from './exemption.js';
import type { ExemptionTest } from './exemption.js';

/** Words of sale this many words from the mark speak of its goods. */
const NEAR_MARK = 4;
/** Goods this many words from the mark are sold under it: `Nordlicht desk lamps`. */
const GOODS_AT_MARK = 2;

/**
 * Resale of authentic goods. The landing page decides in the end; the copy can only speak for it: an invitation to buy, a
 * price, a shop or delivery, genuine or used goods, several makers in a list. Two kinds are strong, one is partial.
 * A shopping ad shows the product with its price, and a listed reseller sells the goods by definition. Voucher words
 * speak against: a voucher page sells nothing. What is sold must be the brand's: its goods are named, or the words of sale
 * stand by the mark; a mark dropped into an ad that sells something else is not resale.
 */
export const authenticResale: ExemptionTest = (brandCase, uses) => {
  const evidence = evidenceFor(brandCase, uses);
  const basis = exemptionBasis(
    brandCase,
    'authentic-resale',
    'exhaustion',
    'Whoever sells the authentic goods may say so, as long as it is clear who sells.',
  );
  const result = (
    strength: 'strong' | 'partial',
    because: string,
  ): { code: string; strength: 'strong' | 'partial'; because: string; basis: typeof basis } => ({
    code: 'authentic-resale',
    strength,
    because,
    basis,
  });
  if (brandCase.relation === 'reseller') return result('strong', 'it is listed as a reseller of the brand’s goods');
  if (brandCase.ad.kind === 'shopping') return result('strong', 'a shopping ad shows a product that is for sale');
  const kinds = (['buy', 'price', 'shop', 'genuine'] as const).filter((kind) => evidence.words(kind).length > 0);
  let signals = kinds.length;
  if (evidence.price !== null && !kinds.includes('price')) signals++;
  if (evidence.listed) signals++;
  if (signals > 0 && evidence.goodsDistance <= GOODS_AT_MARK) signals++;
  if (signals === 0) return null;
  // One word of sale in an ad that does not speak of the brand's goods is worth a look beside the mark in the title only.
  if (signals === 1 && !evidence.tied && !kinds.some((kind) => evidence.titleDistance(kind) <= 1)) return null;
  const atMark = kinds.filter((kind) => evidence.distance(kind) <= NEAR_MARK).length;
  const bound =
    evidence.goods ||
    evidence.listed ||
    // A shop's page for one maker is named in its address and need not be named again.
    uses.every((use) => use.field.zone === 'display') ||
    atMark > 0;
  const shows = [
    kinds.length > 0 ? `says ${quoted(evidence, kinds)}` : null,
    evidence.price === null ? null : `shows the price ${quote(evidence.price, 20)}`,
    evidence.listed ? 'lists several makers' : null,
    evidence.goods ? 'names the brand’s goods' : null,
  ].filter((part) => part !== null);
  const what = `the copy ${shows.length < 2 ? shows.join('') : `${shows.slice(0, -1).join(', ')} and ${shows.at(-1) ?? ''}`}`;
  const speaksOfMark = atMark >= 2 && kinds.some((kind) => evidence.inStatement(kind));
  // Who sells the authentic goods knows how they are called: a near spelling alone never allows.
  const named = uses.some((use) => !use.match.weak);
  const strong = named && signals >= 2 && (speaksOfMark || (bound && evidence.tied));
  const vouchers = evidence.words('coupon').length > 0;
  if (vouchers && !kinds.includes('buy') && evidence.price === null) return null;
  return result(strong && (!vouchers || kinds.includes('buy')) ? 'strong' : 'partial', what);
};
