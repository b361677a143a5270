import type { EntityManager } from 'typeorm';
import { type LiveProvider, OFFERS } from '../domain/scheduling/live-providers.js';
import { type LookFailure, lasting } from './transport/transport.js';

/**
 * Counts one look against the brand's budget with a provider, within the caller's transaction, or says why it may not be
 * taken; nothing is counted then. One statement compares and counts, so any number of workers together never pass the
 * limit. Without a budget nothing may be spent: a forgotten line must not cost money.
 */
export async function spendOne(
  manager: EntityManager,
  brandId: string,
  provider: LiveProvider,
  now: Date,
): Promise<LookFailure | null> {
  const { name } = OFFERS[provider];
  const [budget] = await manager.query<{ limit: number | null }[]>(
    'SELECT min(looks_a_month) AS limit FROM provider_budget WHERE brand_id = $1 AND provider = $2 AND retired_at IS NULL',
    [brandId, provider],
  );
  const limit = budget?.limit ?? null;
  if (limit === null) return lasting('no-budget', `The brand has no budget with ${name}, so nothing is spent there.`);
  const month = `${now.toISOString().slice(0, 7)}-01`;
  const counted = await manager.query<{ looks: number }[]>(
    `INSERT INTO provider_spend (brand_id, provider, month, looks) SELECT $1, $2, $3, 1 WHERE $4::int > 0
     ON CONFLICT (brand_id, provider, month) DO UPDATE SET looks = provider_spend.looks + 1
     WHERE provider_spend.looks < $4::int RETURNING looks`,
    [brandId, provider, month, limit],
  );
  if (counted.length > 0) return null;
  return lasting(
    'budget-spent',
    `The brand's budget of ${limit} looks with ${name} is used up for ${month.slice(0, 7)}.`,
  );
}
