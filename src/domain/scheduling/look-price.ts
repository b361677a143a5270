import { type LiveProvider, OFFERS } from './live-providers.js';

/** What one look costs, in whole millionths of a US dollar, and how that is known. */
export interface PriceOfLook {
  readonly microUsd: number;
  /** `own`: the portfolio states it. `list`: the dearest plan of the provider's price list, as the product knows it. */
  readonly from: 'own' | 'list';
}

/**
 * The price that a budget in money counts a look at: the brand's own, else the dearest of the price list, so that the money
 * spent is never more than is counted. Null where neither is known.
 *
 * @param own US dollars a look; null where the brand states none
 */
export function priceOfLook(provider: LiveProvider, own: number | null): PriceOfLook | null {
  if (own !== null) return { microUsd: toMicroUsd(own), from: 'own' };
  const plans = OFFERS[provider].price?.plans ?? [];
  return plans.length === 0
    ? null
    : { microUsd: Math.max(...plans.map(({ microUsdPerLook }) => microUsdPerLook)), from: 'list' };
}

/** US dollars in whole millionths, rounded up. */
export const toMicroUsd = (usd: number): number => Math.ceil(Math.round(usd * 1e9) / 1e3);

/** A budget of a month and what is counted of it. Null limits are none. */
export interface BudgetLeft {
  readonly looksAMonth: number | null;
  readonly usdAMonth: number | null;
  readonly spentLooks: number;
  readonly spentMicroUsd: number;
}

/** Looks that a budget still allows, whichever limit is reached first; 0 without any limit, because nothing may be spent then. */
export function looksLeft(
  { looksAMonth, usdAMonth, spentLooks, spentMicroUsd }: BudgetLeft,
  price: PriceOfLook | null,
): number {
  if (looksAMonth === null && usdAMonth === null) return 0;
  const byLooks = looksAMonth === null ? Infinity : looksAMonth - spentLooks;
  if (usdAMonth === null) return Math.max(0, byLooks);
  if (price === null) return 0;
  return Math.max(0, Math.min(byLooks, Math.floor((toMicroUsd(usdAMonth) - spentMicroUsd) / price.microUsd)));
}
