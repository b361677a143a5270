import { Controller, Get, Query } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { blindSpells } from '../domain/scheduling/blind-spells.js';
import { type AdsSeen, chanceOfSoFew, DRIFT_TOLD_BELOW } from '../domain/scheduling/drift.js';
import type { LiveProvider } from '../domain/scheduling/live-providers.js';
import { lookReason } from '../domain/scheduling/look-reasons.js';
import { ASSUMED_AD, chanceOfMissing } from '../domain/scheduling/missed.js';
import { priceOfLook } from '../domain/scheduling/look-price.js';
import { CHECKING_PURPOSES, UNAIMED_PURPOSES } from '../domain/scheduling/purpose.js';
import { forecastOfMonth } from '../domain/scheduling/spend-forecast.js';
import { Clock } from '../platform/clock/clock.js';
import { sqlList } from '../platform/database/sql-list.js';
import { Answers } from '../platform/http/answers.js';
import { type Coverage, coverage, type CoverageQuery, coverageQuery } from './coverage.schema.js';
import { CELL, CELL_KEY, WATCHED_CELLS } from './watch-cell.sql.js';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Cells in one answer, those in trouble first. */
const MOST_CELLS = 300;
/** Days whose pace the forecast goes on with. */
const PACE_DAYS = 7;
const CELLS_NAMED = 20;
/** What the ads of a slice are now, and back to when its history is what is usual. */
const DRIFT_NOW = '2 days';
const DRIFT_BEFORE = '30 days';

type Brand = Coverage['cells'][number]['brand'];
type Cell = Coverage['cells'][number];

/** What the query gives; what follows from it by a formula of the core is added afterwards. */
interface Row {
  readonly totals: Coverage['totals'];
  readonly handedIn: Coverage['handedIn'];
  readonly cells: readonly (Omit<Cell, 'chanceOfMissing' | 'last'> & {
    readonly last: LastLook | null;
  })[];
  readonly cellCount: number;
  readonly spells: readonly {
    brand: Brand;
    provider: LiveProvider;
    code: string;
    message: string;
    cell: string;
    from: string;
    until: string | null;
    looks: number;
  }[];
  readonly budgets: readonly (Omit<Coverage['budgets'][number], 'forecast' | 'month' | 'usd'> & {
    readonly recent: number;
    readonly usdLimit: number | null;
    readonly usdALook: number | null;
    readonly spentMicroUsd: number;
  })[];
  readonly unanswered: Coverage['unanswered'];
  readonly sight: readonly (Omit<Coverage['sight'][number], 'last' | 'drift'> & {
    readonly before: AdsSeen;
    readonly now: AdsSeen;
    readonly last: (LastLook & { readonly query: string }) | null;
  })[];
}

type LastLook = Omit<NonNullable<Cell['last']>, 'reason'> & { code: string | null; message: string | null };

/** What was looked at, how each look ended, where nobody could see, and what it costs. */
@Controller('api/coverage')
export class CoverageScreen {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Answers(coverage)
  async read(@Query({ schema: coverageQuery }) query: CoverageQuery): Promise<Coverage> {
    const until = this.clock.now();
    const bucket = query.days === 1 ? 'hour' : 'day';
    const bucketMs = bucket === 'hour' ? HOUR_MS : DAY_MS;
    const buckets = bucket === 'hour' ? 24 : query.days;
    const lastStart = Math.floor(until.getTime() / bucketMs) * bucketMs;
    const from = new Date(lastStart - (buckets - 1) * bucketMs);
    const month = until.toISOString().slice(0, 7);
    const [row] = await this.database.query<[Row]>(SQL, [
      from,
      until,
      bucket,
      query.brand ?? null,
      query.provider ?? null,
      query.engine ?? null,
      MOST_CELLS,
      `${month}-01`,
      new Date(until.getTime() - PACE_DAYS * DAY_MS),
      DRIFT_NOW,
      DRIFT_BEFORE,
    ]);
    return {
      from: from.toISOString(),
      until: until.toISOString(),
      bucket,
      bucketStarts: Array.from({ length: buckets }, (_, at) => new Date(from.getTime() + at * bucketMs).toISOString()),
      totals: row.totals,
      handedIn: row.handedIn,
      assumed: ASSUMED_AD,
      cells: row.cells.map(finished),
      cellCount: row.cellCount,
      blindSpells: spellsOf(row.spells),
      budgets: row.budgets.map((budget) => budgetOf(budget, month, until)),
      unanswered: row.unanswered,
      sight: row.sight.map(({ before, now, ...slice }) => {
        return { ...slice, last: slice.last === null ? null : withReason(slice.last), drift: driftOf(before, now) };
      }),
    };
  }
}

function finished({ last, ...cell }: Row['cells'][number]): Cell {
  const readable = cell.ads + cell.noAds;
  return {
    ...cell,
    chanceOfMissing: cell.live && cell.ads === 0 && readable > 0 ? chanceOfMissing(readable) : null,
    last: last === null ? null : withReason(last),
  };
}

function budgetOf(
  { recent, usdLimit, usdALook, spentMicroUsd, ...budget }: Row['budgets'][number],
  month: string,
  now: Date,
): Coverage['budgets'][number] {
  const forecast = forecastOfMonth({ spent: budget.spent, recent, recentDays: PACE_DAYS }, now);
  const price = priceOfLook(budget.provider, usdALook);
  const spent = spentMicroUsd / 1e6;
  const aLook = (price?.microUsd ?? 0) / 1e6;
  const toCome = (forecast - budget.spent) * aLook;
  const usd =
    price === null ? null : { limit: usdLimit, spent, forecast: spent + toCome, aLook, priceFrom: price.from };
  return { ...budget, month, forecast, usd };
}

function driftOf(before: AdsSeen, now: AdsSeen): Coverage['sight'][number]['drift'] {
  const chance = chanceOfSoFew(before, now);
  if (chance === null) return null;
  const [adsALook, usualAdsALook] = [now.ads / now.looks, before.ads / before.looks];
  return { looks: now.looks, adsALook, usualAdsALook, chance, flagged: chance < DRIFT_TOLD_BELOW };
}

function withReason<L extends LastLook>({ code, message, ...last }: L) {
  return { ...last, reason: code === null ? null : { code, message: message ?? '', ...lookReason(code) } };
}

function spellsOf(runs: Row['spells']): Coverage['blindSpells'] {
  const brands = new Map(runs.map(({ brand }) => [brand.id, brand]));
  const spells = blindSpells(
    runs.map(({ brand, from, until, ...run }) => {
      return { ...run, brandId: brand.id, from: new Date(from), until: until === null ? null : new Date(until) };
    }),
  );
  return spells.flatMap(({ brandId, cells, from, until, ...spell }) => {
    const brand = brands.get(brandId);
    if (brand === undefined) return [];
    return [
      {
        ...spell,
        ...lookReason(spell.code),
        brand,
        from: from.toISOString(),
        until: until?.toISOString() ?? null,
        cells: cells.slice(0, CELLS_NAMED),
        cellCount: cells.length,
      },
    ];
  });
}

/** The counts of a group of looks `p`. */
const COUNTS = `
  'ads', count(*) FILTER (WHERE p.outcome = 'ads'), 'noAds', count(*) FILTER (WHERE p.outcome = 'no-ads'),
  'blocked', count(*) FILTER (WHERE p.outcome = 'blocked'), 'failed', count(*) FILTER (WHERE p.outcome = 'failed'),
  'refused', count(*) FILTER (WHERE p.outcome = 'refused'), 'waiting', count(*) FILTER (WHERE p.state <> 'ended')`;

/** SQL of the ads of the looks `p` that a condition names, as `AdsSeen`. */
const SEEN = (which: string): string =>
  `json_build_object('looks', count(*) FILTER (WHERE ${which}), 'ads', coalesce(sum(p.ads) FILTER (WHERE ${which}), 0),
     'squares', coalesce(sum(p.ads * p.ads) FILTER (WHERE ${which}), 0))`;

/** Aimed looks see more ads than customers do: with them a slice would seem to see more once a watch aims, and fewer once it stops. */
const UNAIMED = sqlList(UNAIMED_PURPOSES);

// $1 … $11: from, until, bucket, brand, provider, engine, most
// cells, first day of the month, since when the pace is measured, how long now lasts, and how far back the usual begins.
const SQL = `
WITH looks AS MATERIALIZED (
  SELECT poll.*, ${CELL_KEY} AS cell
  FROM poll
  WHERE slot >= $1 AND slot <= $2 AND purpose NOT IN ${sqlList(CHECKING_PURPOSES)} AND ($4::uuid IS NULL OR brand_id = $4) AND ($5::text IS NULL OR provider = $5)
    AND ($6::text IS NULL OR engine = $6)
), wanted AS (${WATCHED_CELLS}
    AND ($4::uuid IS NULL OR watch.brand_id = $4) AND ($6::text IS NULL OR engine = $6)
    AND ($5::text IS NULL OR $5 = ANY(watch.providers))
), watched AS (
  SELECT ${CELL_KEY} AS cell, ${CELL},
         array_agg(DISTINCT watch_id) AS watch_ids, bool_or(live) AS live
  FROM wanted GROUP BY ${CELL}
), looked AS (
  SELECT p.cell, ${CELL}, count(*)::int AS looks, json_build_object(${COUNTS}) AS counts, coalesce(sum(p.ads), 0)::int AS ads_seen,
         count(*) FILTER (WHERE p.outcome IN ('blocked', 'failed', 'refused')) AS blind
  FROM looks p GROUP BY p.cell, ${CELL}
), latest AS (
  SELECT DISTINCT ON (cell) cell, json_build_object('at', iso_instant(coalesce(answered_at, asked_at, slot)), 'outcome', outcome,
           'provider', provider, 'code', reason_code, 'message', coalesce(reason_message, ''), 'captureId', capture_id) AS last,
         outcome IN ('blocked', 'failed', 'refused') AS blind_now
  FROM looks WHERE state = 'ended' ORDER BY cell, slot DESC, id
), bucketed AS (
  SELECT p.cell, date_trunc($3, p.slot, 'UTC') AS at, json_build_object('at', iso_instant(date_trunc($3, p.slot, 'UTC')), ${COUNTS}) AS bucket
  FROM looks p GROUP BY p.cell, date_trunc($3, p.slot, 'UTC')
), cells AS (
  SELECT coalesce(w.cell, l.cell) AS cell, coalesce(w.brand_id, l.brand_id) AS brand_id, coalesce(w.engine, l.engine) AS engine,
         coalesce(w.query, l.query) AS query, coalesce(w.country, l.country) AS country, coalesce(w.language, l.language) AS language,
         coalesce(w.location, l.location) AS location, coalesce(w.device, l.device) AS device,
         coalesce(w.watch_ids, '{}') AS watch_ids, coalesce(w.live, false) AS live, l.counts, coalesce(l.ads_seen, 0) AS ads_seen,
         coalesce(l.blind, 0) AS blind, t.last, coalesce(t.blind_now, false) AS blind_now
  FROM watched w FULL JOIN looked l ON l.cell = w.cell LEFT JOIN latest t ON t.cell = coalesce(w.cell, l.cell)
), shown AS (
  SELECT * FROM cells ORDER BY blind_now DESC, blind DESC, live DESC, brand_id, query, engine, country, device, cell LIMIT $7
), ended AS (
  SELECT p.*, p.outcome IN ('blocked', 'failed', 'refused') AS blind,
         count(*) FILTER (WHERE p.outcome IN ('ads', 'no-ads')) OVER (PARTITION BY p.cell ORDER BY p.slot, p.id) AS seen_before
  FROM looks p WHERE p.state = 'ended'
), runs AS (
  SELECT e.cell, e.seen_before, e.provider, e.reason_code, min(e.slot) AS first, max(e.slot) AS last, count(*)::int AS looks,
         (array_agg(e.reason_message ORDER BY e.slot DESC, e.id))[1] AS message, (array_agg(e.brand_id))[1] AS brand_id,
         (array_agg(e.engine || ' ' || e.country || coalesce(' ' || e.location, '') || ' ' || e.device || ': ' || e.query))[1] AS name
  FROM ended e WHERE e.blind GROUP BY e.cell, e.seen_before, e.provider, e.reason_code
), spells AS (
  SELECT runs.*, (SELECT min(n.slot) FROM ended n
                  WHERE n.cell = runs.cell AND n.slot > runs.last
                    AND (NOT n.blind OR n.provider <> runs.provider OR n.reason_code <> runs.reason_code)) AS until
  FROM runs ORDER BY last DESC LIMIT 2000
)
SELECT
  (SELECT json_build_object('looks', count(*), ${COUNTS}) FROM looks p) AS totals,
  (SELECT json_build_object(
     'ads', count(*) FILTER (WHERE outcome = 'ads'), 'noAds', count(*) FILTER (WHERE outcome = 'no-ads'),
     'blocked', count(*) FILTER (WHERE outcome = 'blocked'), 'failed', count(*) FILTER (WHERE outcome = 'failed'),
     'waiting', count(*) FILTER (WHERE outcome IS NULL))
   FROM capture WHERE origin <> 'poll' AND slot >= $1 AND slot <= $2 AND ($6::text IS NULL OR engine = $6)) AS "handedIn",
  (SELECT coalesce(json_agg(
     (coalesce(s.counts, '{"ads":0,"noAds":0,"blocked":0,"failed":0,"refused":0,"waiting":0}')::jsonb || jsonb_build_object(
       'brand', jsonb_build_object('id', b.id, 'name', b.name), 'watchIds', s.watch_ids, 'engine', s.engine, 'query', s.query,
       'country', s.country, 'language', s.language, 'location', s.location, 'device', s.device, 'live', s.live,
       'adsSeen', s.ads_seen, 'last', s.last,
       'buckets', (SELECT coalesce(json_agg(k.bucket ORDER BY k.at), '[]') FROM bucketed k WHERE k.cell = s.cell)))
     ORDER BY s.blind_now DESC, s.blind DESC, s.live DESC, b.name, s.query, s.engine, s.country, s.device, s.cell), '[]')
   FROM shown s JOIN brand b ON b.id = s.brand_id) AS cells,
  (SELECT count(*)::int FROM cells) AS "cellCount",
  (SELECT coalesce(json_agg(json_build_object('brand', json_build_object('id', b.id, 'name', b.name), 'provider', s.provider,
     'code', s.reason_code, 'message', coalesce(s.message, ''), 'cell', s.name, 'from', iso_instant(s.first),
     'until', iso_instant(s.until), 'looks', s.looks)), '[]')
   FROM spells s JOIN brand b ON b.id = s.brand_id) AS spells,
  (SELECT coalesce(json_agg(json_build_object('brand', json_build_object('id', b.id, 'name', b.name), 'provider', m.provider,
     'limit', m.most, 'spent', coalesce(s.looks, 0), 'usdLimit', m.usd, 'usdALook', m.price,
     'spentMicroUsd', coalesce(s.micro_usd, 0),
     'recent', (SELECT coalesce(sum(p.attempts), 0) FROM poll p WHERE p.brand_id = b.id AND p.provider = m.provider AND p.slot >= $9))
     ORDER BY b.name, m.provider), '[]')
   FROM (SELECT brand_id, provider, min(looks_a_month) AS most, min(usd_a_month) AS usd, max(usd_a_look) AS price FROM provider_budget WHERE retired_at IS NULL GROUP BY 1, 2
         UNION
         SELECT w.brand_id, p, NULL, NULL, NULL FROM watch w, unnest(w.providers) p WHERE w.retired_at IS NULL AND NOT EXISTS
           (SELECT 1 FROM provider_budget n WHERE n.brand_id = w.brand_id AND n.provider = p AND n.retired_at IS NULL)) m
   JOIN brand b ON b.id = m.brand_id
   LEFT JOIN provider_spend s ON s.brand_id = m.brand_id AND s.provider = m.provider AND s.month = $8::date
   WHERE ($4::uuid IS NULL OR b.id = $4) AND ($5::text IS NULL OR m.provider = $5)) AS budgets,
  (SELECT coalesce(json_agg(json_build_object('provider', u.provider, 'code', u.code, 'message', u.message, 'looks', u.looks)
     ORDER BY u.looks DESC), '[]')
   FROM (SELECT d ->> 'provider' AS provider, d ->> 'code' AS code, max(d ->> 'message') AS message, count(*)::int AS looks
         FROM looks p, jsonb_array_elements(p.detours) d
         WHERE p.outcome IN ('ads', 'no-ads') AND d ->> 'code' <> 'not-offered' GROUP BY 1, 2) u) AS unanswered,
  (SELECT coalesce(json_agg(json_build_object('provider', s.provider, 'engine', s.engine, 'country', s.country, 'language', s.language,
     'nextAt', iso_instant(s.next_control_at), 'blindSince', iso_instant(b.since), 'noticedAt', iso_instant(b.noticed_at), 'last', c.last, 'before', d.before, 'now', d.now)
     ORDER BY b.since, s.provider, s.engine, s.country, s.language), '[]')
   FROM provider_sight s
   LEFT JOIN blind_slice b ON b.until IS NULL AND b.provider = s.provider AND b.engine = s.engine AND b.country = s.country
     AND b.language = s.language
   LEFT JOIN LATERAL (
     SELECT json_build_object('at', iso_instant(coalesce(p.answered_at, p.asked_at, p.slot)), 'outcome', p.outcome, 'query', p.query,
       'provider', p.provider, 'code', p.reason_code, 'message', p.reason_message, 'captureId', p.capture_id) AS last
     FROM poll p WHERE p.provider = s.provider AND p.engine = s.engine AND p.country = s.country AND p.language = s.language
       AND p.purpose = 'control' AND p.state = 'ended' AND p.slot >= $2::timestamptz - interval '31 days' ORDER BY p.slot DESC, p.id LIMIT 1) c ON true
   CROSS JOIN LATERAL (
     SELECT ${SEEN('p.slot < $2::timestamptz - $10::interval')} AS before, ${SEEN('p.slot >= $2::timestamptz - $10::interval')} AS now
     FROM poll p WHERE p.provider = s.provider AND p.engine = s.engine AND p.country = s.country AND p.language = s.language
       AND p.purpose IN ${UNAIMED} AND p.outcome IN ('ads', 'no-ads')
       AND p.slot >= $2::timestamptz - $11::interval AND p.slot <= $2) d
   WHERE ($5::text IS NULL OR s.provider = $5) AND ($6::text IS NULL OR s.engine = $6)) AS sight`;
