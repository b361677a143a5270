import { Controller, Get, Header, Query } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { STANDINGS, FEWEST_LOOKS } from '../domain/audit/standing.js';
import { Clock } from '../platform/clock/clock.js';
import { Answers } from '../platform/http/answers.js';
import { auditedSql, PARTNER_JSON, PERIOD_JSON } from './audit.sql.js';
import { audited, type CountedPartner } from './audited.js';
import { auditsCsv } from './audits.csv.js';
import { type Audits, audits, type AuditsQuery, auditsQuery } from './audits.schema.js';

/** How partners kept their agreements over a period. */
@Controller('api/audits')
export class AuditsScreen {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Answers(audits)
  async list(@Query({ schema: auditsQuery }) query: AuditsQuery): Promise<Audits> {
    return readAudits(this.database, query, this.clock.now());
  }

  @Get('partners.csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="partners.csv"')
  async csv(@Query({ schema: auditsQuery }) query: AuditsQuery): Promise<string> {
    return auditsCsv(await readAudits(this.database, query, this.clock.now()));
  }
}

/** Every partner of a period. */
export async function readAudits(database: DataSource, query: AuditsQuery, now: Date): Promise<Audits> {
  const { from, until, brand, network } = query;
  const [row] = await database.query<[Omit<Audits, 'partners' | 'fewestLooks'> & { partners: CountedPartner[] }]>(SQL, [
    ...[from ?? null, until ?? null, brand ?? null, network ?? null],
    now,
  ]);
  const partners = audited(row.partners).toSorted(
    (a, b) =>
      STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing) ||
      b.counts.strikes - a.counts.strikes ||
      (b.breachShare?.low ?? 0) - (a.breachShare?.low ?? 0) ||
      a.name.localeCompare(b.name),
  );
  return { ...row, fewestLooks: FEWEST_LOOKS, partners };
}

const SQL = `
WITH ${auditedSql('($3::uuid IS NULL OR brand_id = $3) AND ($4::text IS NULL OR lower(network) = lower($4))', '$5')}
SELECT ${PERIOD_JSON} AS period, (SELECT coalesce(json_agg(${PARTNER_JSON} ORDER BY partner.name, partner.id), '[]') FROM partner) AS partners,
  (SELECT coalesce(json_agg(DISTINCT network), '[]') FROM audited WHERE network IS NOT NULL) AS networks,
  (SELECT coalesce(json_agg(json_build_object('id', b.id, 'name', b.name) ORDER BY b.name COLLATE "und-x-icu", b.id), '[]')
   FROM brand b WHERE b.id IN (SELECT brand_id FROM audited)) AS brands`;
