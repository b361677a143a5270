import { Controller, Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { FEWEST_LOOKS } from '../domain/audit/standing.js';
import { Clock } from '../platform/clock/clock.js';
import { UserError } from '../platform/errors/user-error.js';
import { Answers } from '../platform/http/answers.js';
import { auditedSql, PARTNER_JSON, PERIOD_JSON } from './audit.sql.js';
import { audited, type CountedPartner } from './audited.js';
import { auditCsv } from './audits.csv.js';
import { type Audit, audit, type AuditQuery, auditQuery } from './audits.schema.js';
import { SHOWN_REPLY_JSON } from './reply.schema.js';

type Row = Omit<Audit, 'fewestLooks' | 'partner'> & {
  readonly partners: CountedPartner[];
};

/** How one partner kept its agreement over a period. */
@Controller('api/audits')
export class AuditScreen {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  @Get(':id')
  @Answers(audit)
  async show(
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: auditQuery }) query: AuditQuery,
  ): Promise<Audit> {
    return readAudit(this.database, id, query, this.clock.now());
  }

  @Get(':id/audit.csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="audit.csv"')
  async csv(
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: auditQuery }) query: AuditQuery,
  ): Promise<string> {
    return auditCsv(await readAudit(this.database, id, query, this.clock.now()));
  }

  @Get(':id/audit.pdf')
  @Header('content-type', 'application/pdf')
  @Header('content-disposition', 'attachment; filename="audit.pdf"')
  async pdf(
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: auditQuery }) query: AuditQuery,
  ): Promise<StreamableFile> {
    const now = this.clock.now();
    const audit = await readAudit(this.database, id, query, now);
    // Loaded when it is needed: it brings a layout engine along.
    const { auditPdf } = await import('./audit-pdf.js');
    return new StreamableFile(await auditPdf(audit, now));
  }
}

/**
 * One partner's audit. Its place is among all partners of its brand.
 *
 * @throws UserError MW-PARTNER-NOT-FOUND (404)
 */
export async function readAudit(database: DataSource, id: string, query: AuditQuery, now: Date): Promise<Audit> {
  const { from, until } = query;
  const [{ partners, ...row }] = await database.query<[Row]>(SQL, [from ?? null, until ?? null, id, now]);
  const partner = audited(partners).find((one) => one.id === id);
  if (partner === undefined) throw new UserError('MW-PARTNER-NOT-FOUND', `There is no partner ${id}.`, 404);
  return { ...row, fewestLooks: FEWEST_LOOKS, partner };
}

const list = (item: string, order: string, from: string): string =>
  `(SELECT coalesce(json_agg(${item} ORDER BY ${order}), '[]') FROM ${from})`;

/** What its ads did, by the clause or rule that it rests on, once for each alert. */
const FINDINGS = `(
  SELECT s.violation, s.verdict, s.state, s.alert_id, s.exemption, s.basis ->> 'reference' AS reference,
    (array_agg(s.basis ORDER BY s.seen_at DESC))[1] AS basis, (array_agg(s.explanation ORDER BY s.seen_at DESC))[1] AS explanation,
    count(DISTINCT s.capture_id)::int AS pages, count(DISTINCT s.sighting_id)::int AS sightings,
    min(s.seen_at) AS first_seen_at, max(s.seen_at) AS last_seen_at
  FROM own s GROUP BY 1, 2, 3, 4, 5, 6) found`;

const WEEKS = `(
  SELECT date_trunc('week', k.slot AT TIME ZONE span.name)::date AS week,
    count(*) FILTER (WHERE k.readable) AS readable, count(*) FILTER (WHERE NOT k.readable) AS could_not_look,
    count(*) FILTER (WHERE k.capture_id IN (SELECT capture_id FROM own)) AS appeared,
    count(*) FILTER (WHERE k.capture_id IN (SELECT capture_id FROM own WHERE is_breach)) AS breached
  FROM look k CROSS JOIN span WHERE k.unaimed AND k.brand_id = (SELECT brand_id FROM audited WHERE id = $3) GROUP BY 1) w`;

// All partners of the brand are counted, because its place is one among them.
const SQL = `
WITH ${auditedSql('brand_id = (SELECT brand_id FROM audited WHERE id = $3)', '$4')},
own AS (SELECT * FROM shown WHERE partner_id = $3)
SELECT ${PERIOD_JSON} AS period, ${list(PARTNER_JSON, 'partner.id', 'partner')} AS partners,
  (SELECT json_build_object('signed', min(g.signed_on), 'until', CASE WHEN bool_and(g.ends_on IS NOT NULL) THEN max(g.ends_on) END,
    'terms', ${list(
      `json_build_object('clause', t.clause, 'subject', t.subject, 'rule', t.rule, 'text', t.text,
        'from', coalesce(t.valid_from, g.signed_on), 'until', least(t.valid_until, t.ended_on, g.ends_on))`,
      't.clause, t.id',
      `agreement g JOIN agreement_term t ON t.agreement_id = g.id AND t.retired_at IS NULL CROSS JOIN span
       WHERE g.partner_id = $3 AND g.retired_at IS NULL AND coalesce(t.valid_from, g.signed_on, '-infinity') < span.until_day
         AND coalesce(least(t.valid_until, t.ended_on, g.ends_on), 'infinity') > span.from_day`,
    )}) FROM agreement g WHERE g.partner_id = $3 AND g.retired_at IS NULL HAVING count(*) > 0) AS agreement,
  ${list(
    `json_build_object('violation', violation, 'verdict', verdict, 'state', CASE WHEN verdict = 'allowed' THEN NULL ELSE state END,
      'basis', json_build_object('kind', basis -> 'kind', 'reference', basis -> 'reference', 'text', basis -> 'text', 'inForceFrom', basis -> 'inForceFrom'),
      'exemption', exemption, 'explanation', explanation, 'pages', pages, 'sightings', sightings,
      'firstSeenAt', iso_instant(first_seen_at), 'lastSeenAt', iso_instant(last_seen_at), 'alertId', alert_id)`,
    `state = 'confirmed' DESC NULLS LAST, array_position(ARRAY['violation', 'review', 'appearance', 'allowed'], verdict), pages DESC, violation, reference, alert_id`,
    FINDINGS,
  )} AS findings,
  ${list(
    `json_build_object('at', iso_instant(at), 'by', actor_name, 'text', text, 'violation', violation, 'reference', basis ->> 'reference',
      'alertId', alert_id)`,
    'at DESC, line_id',
    'confirmed WHERE partner_id = $3',
  )} AS strikes,
  ${list(
    `json_build_object('from', week, 'readable', readable, 'couldNotLook', could_not_look, 'appeared', appeared, 'breached', breached)`,
    'week',
    WEEKS,
  )} AS weeks,
  (SELECT json_agg((SELECT count(DISTINCT s.capture_id)::int FROM own s CROSS JOIN span
     WHERE extract(hour FROM s.seen_at AT TIME ZONE span.name) = hour) ORDER BY hour) FROM generate_series(0, 23) AS hour) AS hours,
  ${list(
    `json_build_object('engine', engine, 'country', country, 'device', device, 'pages', pages)`,
    'pages DESC, engine, country, device',
    `(SELECT engine, country, device, count(DISTINCT capture_id)::int AS pages FROM own GROUP BY 1, 2, 3) place`,
  )} AS places,
  ${list(
    SHOWN_REPLY_JSON,
    'r.at, r.id',
    `partner_reply r JOIN reply_link rl ON rl.id = r.link_id CROSS JOIN span WHERE rl.partner_id = $3 AND r.at >= span.since AND r.at < span.until`,
  )} AS replies,
  ${list(
    `json_build_object('id', tc.id, 'number', 'MW-' || tc.number, 'state', tc.state, 'openedAt', iso_instant(tc.opened_at),
      'filedAt', (SELECT iso_instant(min(fl.sent_at)) FROM filing fl WHERE fl.case_id = tc.id AND fl.state = 'sent'),
      'closedAt', iso_instant(tc.closed_at))`,
    'tc.opened_at DESC, tc.id',
    `takedown_case tc CROSS JOIN span WHERE tc.opened_at >= span.since AND tc.opened_at < span.until AND EXISTS (
       SELECT 1 FROM case_alert ca JOIN concerned c ON c.alert_id = ca.alert_id WHERE ca.case_id = tc.id AND c.partner_id = $3)`,
  )} AS cases`;
