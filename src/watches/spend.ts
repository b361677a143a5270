import type { EntityManager } from 'typeorm';
import { type LiveProvider, OFFERS } from '../domain/scheduling/live-providers.js';
import { priceOfLook, toMicroUsd } from '../domain/scheduling/look-price.js';
import { type LookFailure, lasting } from './transport/transport.js';

/** The limits of a brand's budgets with a provider: of several the lowest holds. */
interface Limits {
  readonly looks: number | null;
  readonly usd: number | null;
  readonly usdALook: number | null;
}

/**
 * Counts one look against the brand's budget with a provider, within the caller's transaction, or says why it may not be
 * taken; nothing is counted then. One statement compares and counts, in looks and in money, so any number of workers together
 * never pass a limit. Without a budget nothing may be spent: a forgotten line must not cost money.
 */
export async function spendOne(
  manager: EntityManager,
  brandId: string,
  provider: LiveProvider,
  now: Date,
): Promise<LookFailure | null> {
  const { name } = OFFERS[provider];
  const [limits] = await manager.query<[Limits]>(LIMITS, [brandId, provider]);
  const { looks, usd, usdALook } = limits;
  if (looks === null && usd === null)
    return lasting('no-budget', `The brand has no budget with ${name}, so nothing is spent there.`);
  const price = priceOfLook(provider, usdALook);
  if (usd !== null && price === null)
    return lasting(
      'no-budget',
      `The brand's budget with ${name} is in US dollars, and no price of a look is known. State usdALook beside it.`,
    );
  const month = `${now.toISOString().slice(0, 7)}-01`;
  const microUsd = price?.microUsd ?? 0;
  const most = usd === null ? null : toMicroUsd(usd);
  const counted = await manager.query<unknown[]>(COUNT, [brandId, provider, month, looks, microUsd, most]);
  if (counted.length > 0) return null;
  const [spent] = await manager.query<{ looks: number; microUsd: number }[]>(SPENT, [brandId, provider, month]);
  const when = month.slice(0, 7);
  if (looks !== null && (spent?.looks ?? 0) >= looks)
    return lasting('budget-spent', `The brand's budget of ${looks} looks with ${name} is used up for ${when}.`);
  const message = `The brand's budget of ${dollars(most ?? 0)} US dollars with ${name} is used up for ${when}: ${dollars(spent?.microUsd ?? 0)} are counted, and a look counts ${dollars(microUsd)}.`;
  return lasting('budget-spent', message);
}

/** At least cents, and as much more as there is. */
const dollars = (microUsd: number): string =>
  (microUsd / 1e6).toLocaleString('en', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 6,
    useGrouping: false,
  });

const LIMITS = `
  SELECT min(looks_a_month) AS looks, min(usd_a_month) AS usd, max(usd_a_look) AS "usdALook"
  FROM provider_budget WHERE brand_id = $1 AND provider = $2 AND retired_at IS NULL`;

// $1 … $6: brand, provider, month, most looks, price of a look, most money; a limit that is null is none.
const COUNT = `
  INSERT INTO provider_spend (brand_id, provider, month, looks, micro_usd)
  SELECT $1, $2, $3, 1, $5::bigint WHERE ($4::int IS NULL OR $4 > 0) AND ($6::bigint IS NULL OR $5 <= $6)
  ON CONFLICT (brand_id, provider, month) DO UPDATE
    SET looks = provider_spend.looks + 1, micro_usd = provider_spend.micro_usd + $5
    WHERE ($4 IS NULL OR provider_spend.looks < $4) AND ($6 IS NULL OR provider_spend.micro_usd + $5 <= $6)
  RETURNING looks`;

const SPENT = `
  SELECT looks, micro_usd::float8 AS "microUsd" FROM provider_spend WHERE brand_id = $1 AND provider = $2 AND month = $3`;
