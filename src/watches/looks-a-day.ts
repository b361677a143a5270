import type { EntityManager } from 'typeorm';
import { CHOOSING_SCHEDULES } from '../domain/scheduling/choosing-schedules.js';
import { looksLeft, priceOfLook } from '../domain/scheduling/look-price.js';
import { PARTS } from '../domain/scheduling/adaptive/day-parts.js';
import { CHOSEN_PURPOSES } from '../domain/scheduling/purpose.js';
import { sqlList } from '../platform/database/sql-list.js';
import type { Watch } from './watch.entity.js';

/** The day of a watch's first market; half-open. */
interface Day {
  readonly from: Date;
  readonly until: Date;
}

interface Row {
  readonly taken: number;
  readonly looksAMonth: number | null;
  readonly usdAMonth: number | null;
  readonly usdALook: number | null;
  readonly spentLooks: number;
  readonly spentMicroUsd: number;
  readonly today: number;
  readonly others: number;
  readonly sharing: number;
}

const DAY_MS = 86_400_000;
/** Days whose pace tells what the brand's other looks will take of the budget. */
const PACE_DAYS = 7;

/**
 * How many looks a watch takes on a day, and how many of them are laid out already. A watch that says no number takes what
 * the month's budget with its first provider leaves, once the brand's other looks have gone on as in the last week, spread evenly
 * over the days left, and shared with the other watches that say none. At least one look for each part of the day is laid out,
 * so that a budget that is used up or was never given shows as refused looks and not as silence.
 */
export async function looksADay(
  manager: EntityManager,
  watch: Watch,
  day: Day,
  now: Date,
): Promise<{ aDay: number; taken: number }> {
  const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));
  const monthEnd = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1));
  const [row] = await manager.query<[Row]>(SQL, [
    watch.id,
    watch.brandId,
    watch.providers[0],
    month.toISOString().slice(0, 10),
    day.from,
    day.until,
    new Date(now.getTime() - PACE_DAYS * DAY_MS),
  ]);
  const { taken } = row;
  if (watch.looksADay !== null) return { aDay: watch.looksADay, taken };
  const daysLeft = Math.max(1, (monthEnd.getTime() - Math.max(month.getTime(), day.from.getTime())) / DAY_MS);
  const [provider] = watch.providers;
  const price = provider === undefined ? null : priceOfLook(provider, row.usdALook);
  const free = looksLeft(row, price) + row.today - (row.others / PACE_DAYS) * daysLeft;
  return { aDay: Math.max(PARTS, Math.floor(free / daysLeft / Math.max(1, row.sharing))), taken };
}

const CHOSEN = sqlList(CHOSEN_PURPOSES);

// $1 … $7: watch, brand, provider, month, begin and end of the day, since when the pace is measured. What was spent today by the
// watches that share is still theirs, so that a day's number does not shrink while the day goes on.
const SQL = `
  WITH sharing AS (
    SELECT id FROM watch WHERE brand_id = $2 AND retired_at IS NULL AND providers[1] = $3
      AND schedule IN ${sqlList(CHOOSING_SCHEDULES)} AND looks_a_day IS NULL
  ), budget AS (
    SELECT min(looks_a_month) AS looks, min(usd_a_month) AS usd, max(usd_a_look) AS price FROM provider_budget WHERE brand_id = $2 AND provider = $3 AND retired_at IS NULL
  ), spent AS (
    SELECT coalesce(sum(looks), 0)::int AS looks, coalesce(sum(micro_usd), 0)::float8 AS micro_usd FROM provider_spend WHERE brand_id = $2 AND provider = $3 AND month = $4::date
  ), today AS (
    SELECT coalesce(sum(attempts), 0)::int AS looks FROM poll
    WHERE brand_id = $2 AND provider = $3 AND slot >= greatest($5, $4::date::timestamptz) AND slot < $6
      AND watch_id IN (SELECT id FROM sharing) AND purpose IN ${CHOSEN}
  )
  SELECT
    (SELECT count(*)::int FROM poll WHERE watch_id = $1 AND slot >= $5 AND slot < $6 AND purpose IN ${CHOSEN}
       AND NOT (state = 'ended' AND attempts = 0)) AS taken,
    budget.looks AS "looksAMonth", budget.usd AS "usdAMonth", budget.price AS "usdALook", spent.looks AS "spentLooks",
    spent.micro_usd AS "spentMicroUsd", today.looks AS today,
    (SELECT coalesce(sum(attempts), 0)::int FROM poll WHERE brand_id = $2 AND provider = $3 AND slot >= $7
       AND NOT (watch_id IN (SELECT id FROM sharing) AND purpose IN ${CHOSEN})) AS others,
    (SELECT count(*)::int FROM sharing) AS sharing
  FROM budget, spent, today`;
