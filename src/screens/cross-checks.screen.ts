import { Controller, Get, Query } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { chanceOfSplit, SPLIT_TOLD_BELOW } from '../domain/scheduling/disagreement.js';
import { Clock } from '../platform/clock/clock.js';
import { Answers } from '../platform/http/answers.js';
import { type CrossChecks, crossChecks, type CrossChecksQuery, crossChecksQuery } from './cross-checks.schema.js';

const DAY_MS = 86_400_000;

type Row = Omit<CrossChecks['compared'][number], 'chance' | 'flagged'>;

/** What two providers showed for the same look at the same time. */
@Controller('api/coverage/cross-checks')
export class CrossChecksScreen {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Answers(crossChecks)
  async read(@Query({ schema: crossChecksQuery }) { days }: CrossChecksQuery): Promise<CrossChecks> {
    const until = this.clock.now();
    const from = new Date(until.getTime() - days * DAY_MS);
    const rows = await this.database.query<Row[]>(SQL, [from, until]);
    return {
      from: from.toISOString(),
      until: until.toISOString(),
      compared: rows.map((row) => {
        const chance = chanceOfSplit(row.onlyFirst, row.onlySecond);
        return { ...row, chance, flagged: chance !== null && chance < SPLIT_TOLD_BELOW };
      }),
    };
  }
}

const READABLE = "IN ('ads', 'no-ads')";

/** Hosts of the ads of a capture, each once: where the ad leads, or else what it shows. */
const HOSTS = (capture: string): string => `
  SELECT DISTINCT lower(substring(coalesce(s.destination, c.display_url) FROM '^(?:https?://)?(?:www[.])?([^/:?# ]+)')) AS host
  FROM sighting s JOIN creative c ON c.id = s.creative_id WHERE s.capture_id = ${capture}`;

// $1, $2: from, until. The look itself may have gone to the second provider in the end; then nothing is compared.
const SQL = `
WITH pairs AS MATERIALIZED (
  SELECT a.provider AS first, b.provider AS second, a.engine, a.country, a.query, a.slot, a.capture_id AS a_capture, b.capture_id AS b_capture,
         a.outcome ${READABLE} AND b.outcome ${READABLE} AS readable, a.outcome = 'ads' AS a_has, b.outcome = 'ads' AS b_has,
         coalesce(a.ads, 0) AS a_ads, coalesce(b.ads, 0) AS b_ads
  FROM poll b JOIN poll a ON a.slot = b.twin_slot AND a.id = b.twin_id
  WHERE b.purpose = 'cross-check' AND b.slot >= $1 AND b.slot <= $2 AND a.state = 'ended' AND b.state = 'ended' AND a.provider <> b.provider
), advertisers AS (
  SELECT p.first, p.second, p.engine, p.country, count(*)::int AS hosts, count(*) FILTER (WHERE h.seen = 2)::int AS shared
  FROM pairs p CROSS JOIN LATERAL (
    SELECT host, count(*) AS seen FROM (${HOSTS('p.a_capture')} UNION ALL ${HOSTS('p.b_capture')}) both_sides
    WHERE host IS NOT NULL GROUP BY host) h
  WHERE p.readable AND p.a_has AND p.b_has GROUP BY 1, 2, 3, 4
)
SELECT p.first, p.second, p.engine, p.country,
  count(*) FILTER (WHERE readable)::int AS pairs, count(*) FILTER (WHERE NOT readable)::int AS unreadable,
  count(*) FILTER (WHERE readable AND a_has AND b_has)::int AS both, count(*) FILTER (WHERE readable AND NOT a_has AND NOT b_has)::int AS neither,
  count(*) FILTER (WHERE readable AND a_has AND NOT b_has)::int AS "onlyFirst",
  count(*) FILTER (WHERE readable AND b_has AND NOT a_has)::int AS "onlySecond",
  coalesce(sum(a_ads) FILTER (WHERE readable), 0)::int AS "firstAds", coalesce(sum(b_ads) FILTER (WHERE readable), 0)::int AS "secondAds",
  coalesce(max(v.hosts), 0) AS advertisers, coalesce(max(v.shared), 0) AS "sharedAdvertisers",
  (array_agg(json_build_object('query', query, 'at', iso_instant(slot), 'firstCapture', a_capture, 'secondCapture', b_capture)
     ORDER BY slot DESC) FILTER (WHERE readable AND a_has <> b_has))[1] AS apart
FROM pairs p LEFT JOIN advertisers v USING (first, second, engine, country)
GROUP BY 1, 2, 3, 4 ORDER BY abs(count(*) FILTER (WHERE readable AND a_has AND NOT b_has) - count(*) FILTER (WHERE readable AND b_has AND NOT a_has)) DESC, 1, 2, 3, 4`;
