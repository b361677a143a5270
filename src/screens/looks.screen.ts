import { Controller, Get, Query } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { CHOOSING_SCHEDULES } from '../domain/scheduling/choosing-schedules.js';
import { lookReason } from '../domain/scheduling/look-reasons.js';
import { CHOSEN_PURPOSES } from '../domain/scheduling/purpose.js';
import { Clock } from '../platform/clock/clock.js';
import { sqlList } from '../platform/database/sql-list.js';
import { Answers } from '../platform/http/answers.js';
import { type Looks, looks, type LooksQuery, looksQuery } from './looks.schema.js';

/** Looks in each list. */
const MOST = 100;

type Look = Looks['next'][number];
type Row = Pick<Looks, 'watches'> & {
  readonly next: readonly LookRow[];
  readonly latest: readonly LookRow[];
};
type LookRow = Omit<Look, 'reason'> & { readonly code: string | null; readonly message: string | null };

/** The looks that watches chose themselves: which come next, which were made, and why each. */
@Controller('api/looks')
export class LooksScreen {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Answers(looks)
  async read(@Query({ schema: looksQuery }) { brand, watch }: LooksQuery): Promise<Looks> {
    const [row] = await this.database.query<[Row]>(SQL, [this.clock.now(), brand ?? null, watch ?? null, MOST]);
    return { watches: row.watches, next: row.next.map(withReason), latest: row.latest.map(withReason) };
  }
}

function withReason({ code, message, ...look }: LookRow): Look {
  return { ...look, reason: code === null ? null : { code, message: message ?? '', ...lookReason(code) } };
}

const CHOSEN = `purpose IN ${sqlList(CHOSEN_PURPOSES)}`;

const LOOK = `json_build_object(
  'at', iso_instant(p.slot), 'brand', json_build_object('id', b.id, 'name', b.name), 'watchId', p.watch_id, 'engine', p.engine,
  'query', p.query, 'language', p.language, 'country', p.country, 'location', p.location, 'device', p.device, 'purpose', p.purpose,
  'why', p.why, 'outcome', p.outcome, 'provider', p.provider, 'code', p.reason_code, 'message', p.reason_message,
  'captureId', p.capture_id,
  'twin', (SELECT json_build_object('at', iso_instant(t.slot), 'country', t.country, 'location', t.location, 'device', t.device,
             'outcome', t.outcome, 'captureId', t.capture_id)
           FROM poll t WHERE t.slot = p.twin_slot AND t.id = p.twin_id))`;

// $1 … $4: now, brand, watch, most looks in a list. Plans reach four hours ahead.
const SQL = `
WITH chosen AS MATERIALIZED (
  SELECT * FROM poll
  WHERE ${CHOSEN} AND slot > $1::timestamptz - interval '7 days' AND slot < $1::timestamptz + interval '1 day'
    AND ($2::uuid IS NULL OR brand_id = $2) AND ($3::uuid IS NULL OR watch_id = $3)
), next AS (
  SELECT * FROM chosen WHERE state IN ('due', 'waiting') ORDER BY slot, id LIMIT $4
), latest AS (
  SELECT * FROM chosen WHERE state NOT IN ('due', 'waiting') ORDER BY slot DESC, id LIMIT $4
)
SELECT
  (SELECT coalesce(json_agg(json_build_object('id', w.id, 'brand', json_build_object('id', b.id, 'name', b.name), 'name', w.name,
     'queries', w.queries, 'schedule', w.schedule, 'looksADay', w.looks_a_day,
     'cells', cardinality(w.queries) * cardinality(w.engines) * jsonb_array_length(w.markets) * cardinality(w.devices),
     'nextStepAt', iso_instant(s.next_slot),
     'lastWeek', (SELECT json_build_object('looks', count(*), 'ads', count(*) FILTER (WHERE c.outcome = 'ads'),
                    'byLot', count(*) FILTER (WHERE c.purpose = 'uniform'),
                    'byLotAds', count(*) FILTER (WHERE c.purpose = 'uniform' AND c.outcome = 'ads'))
                  FROM chosen c WHERE c.watch_id = w.id AND c.outcome IN ('ads', 'no-ads')))
     ORDER BY b.name, w.name, w.id), '[]')
   FROM watch w JOIN brand b ON b.id = w.brand_id LEFT JOIN watch_schedule s ON s.watch_id = w.id
   WHERE w.retired_at IS NULL AND cardinality(w.providers) > 0 AND w.schedule IN ${sqlList(CHOOSING_SCHEDULES)}
     AND ($2::uuid IS NULL OR w.brand_id = $2) AND ($3::uuid IS NULL OR w.id = $3)) AS watches,
  (SELECT coalesce(json_agg(${LOOK} ORDER BY p.slot, p.id), '[]') FROM next p JOIN brand b ON b.id = p.brand_id) AS next,
  (SELECT coalesce(json_agg(${LOOK} ORDER BY p.slot DESC, p.id), '[]') FROM latest p JOIN brand b ON b.id = p.brand_id) AS latest`;
