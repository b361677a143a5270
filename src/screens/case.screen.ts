import { Controller, Get, Param } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { EDITORS } from '../accounts/role.js';
import { CASE_FACTS_JSON, CASE_RECORD_JSON, CASE_VERIFICATION } from '../cases/case-record.js';
import { Clock } from '../platform/clock/clock.js';
import { Answers } from '../platform/http/answers.js';
import { UserError } from '../platform/errors/user-error.js';
import { Mailer } from '../platform/mail/mailer.js';
import { explainedCase, type StoredCase } from './case-explained.js';
import { casePage, type CasePage } from './case.schema.js';
import { CASE_ROW_FIELDS } from './cases.screen.js';
import { SHOWN_REPLY_JSON } from './reply.schema.js';
import { SHOWN_AD_JSON } from './shown-ad.js';

/** Everything a person needs to carry one case to its end. */
@Controller('api/cases')
export class CaseScreen {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
  ) {}

  @Get(':id')
  @Answers(casePage)
  async show(@Param('id', { schema: z.uuid() }) id: string): Promise<CasePage> {
    return this.read(id);
  }

  /** One case by its id. Throws MW-CASE-NOT-FOUND (404). */
  async read(id: string): Promise<CasePage> {
    const now = this.clock.now();
    const [row] = await this.database.query<{ page: StoredCase }[]>(SQL, [now, id, EDITORS]);
    if (row === undefined) throw new UserError('MW-CASE-NOT-FOUND', `There is no case ${id}.`, 404);
    return explainedCase(row.page, this.mailer.from, now);
  }

  /** One case by the number that people say, without `MW-`. Throws MW-CASE-NOT-FOUND (404). */
  async readNumber(number: number): Promise<CasePage> {
    const [row] = await this.database.query<{ id: string }[]>('SELECT id FROM takedown_case WHERE number = $1', [
      number,
    ]);
    if (row === undefined) throw new UserError('MW-CASE-NOT-FOUND', `There is no case MW-${number}.`, 404);
    return this.read(row.id);
  }
}

/** Ads of the case's alerts, each creative once where it was seen last, with what rules matched. */
const ADS = `(
  SELECT coalesce(json_agg(${SHOWN_AD_JSON} ORDER BY s.seen_at DESC, s.position), '[]')
  FROM (
    SELECT DISTINCT ON (f.creative_id) f.creative_id, fs.sighting_id
    FROM case_alert ca JOIN alert a ON a.id = ca.alert_id
    JOIN finding f ON f.brand_id = a.brand_id AND f.party_id = a.party_id AND f.engine = a.engine
      AND f.country IS NOT DISTINCT FROM a.country AND f.verdict <> 'allowed'
    JOIN finding_sighting fs ON fs.finding_id = f.id
    WHERE ca.case_id = tc.id ORDER BY f.creative_id, fs.seen_at DESC, fs.sighting_id LIMIT 50
  ) drawn
  JOIN creative c ON c.id = drawn.creative_id
  JOIN sighting s ON s.id = drawn.sighting_id
  JOIN capture cap ON cap.slot = s.slot AND cap.id = s.capture_id
  CROSS JOIN LATERAL (
    SELECT count(DISTINCT fs.sighting_id)::int AS sightings FROM finding f JOIN finding_sighting fs ON fs.finding_id = f.id
    WHERE f.creative_id = c.id AND f.brand_id = tc.brand_id AND f.party_id = tc.party_id
  ) counted
  CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(DISTINCT (span || jsonb_build_object('violation', f.violation))::jsonb), '[]') AS spans
    FROM finding_sighting fs JOIN finding f ON f.id = fs.finding_id CROSS JOIN jsonb_array_elements(f.spans) AS span
    WHERE fs.sighting_id = s.id AND f.brand_id = tc.brand_id
  ) marked)`;

const ALERTS = `(
  SELECT coalesce(json_agg(json_build_object('id', a.id, 'state', a.state, 'engine', a.engine, 'country', a.country,
    'verdict', top.verdict, 'violations', (SELECT array_agg(DISTINCT l.violation) FROM alert_line l WHERE l.alert_id = a.id),
    'headline', top.explanation, 'sightings', a.sightings, 'lastSeenAt', iso_instant(a.last_seen_at))
    ORDER BY a.last_seen_at DESC, a.id), '[]')
  FROM case_alert ca JOIN alert a ON a.id = ca.alert_id
  CROSS JOIN LATERAL (
    SELECT l.verdict, f.explanation FROM alert_line l JOIN finding f ON f.id = l.finding_id WHERE l.alert_id = a.id
    ORDER BY CASE l.verdict WHEN 'violation' THEN 1 WHEN 'review' THEN 2 ELSE 3 END, l.confidence DESC, l.id LIMIT 1
  ) top
  WHERE ca.case_id = tc.id)`;

const CAPTURES = `(
  SELECT coalesce(json_agg(json_build_object('id', pc.capture_id, 'sha256', pc.sha256, 'pinnedAt', iso_instant(pc.pinned_at),
    'capturedAt', iso_instant(cap.captured_at), 'provider', cap.provider, 'engine', cap.engine, 'query', cap.query,
    'country', cap.country, 'language', cap.language, 'device', cap.device, 'outcome', cap.outcome)
    ORDER BY cap.captured_at DESC NULLS LAST, pc.capture_id), '[]')
  FROM pinned_capture pc
  LEFT JOIN capture_key ck ON ck.id = pc.capture_id
  LEFT JOIN capture cap ON cap.slot = ck.slot AND cap.id = ck.id
  WHERE pc.case_id = tc.id)`;

const FILINGS = `(
  SELECT coalesce(json_agg(json_build_object('id', fl.id, 'route', fl.route, 'state', fl.state, 'recipient', fl.recipient,
    'subject', fl.subject, 'body', fl.body, 'edited', fl.edited_at IS NOT NULL, 'fields', fl.fields, 'reference', fl.reference,
    'messageId', fl.message_id, 'attempts', fl.attempts, 'handedOverAt', iso_instant(fl.handed_over_at),
    'nextTryAt', iso_instant(fl.next_try_at),
    'result', CASE WHEN fl.result_code IS NULL THEN NULL ELSE json_build_object('code', fl.result_code, 'message', fl.result_message) END,
    'createdAt', iso_instant(fl.created_at), 'sentAt', iso_instant(fl.sent_at)) ORDER BY fl.created_at DESC, fl.id DESC), '[]')
  FROM filing fl WHERE fl.case_id = tc.id)`;

const NOTE = `(
  SELECT json_build_object('seen', n.seen, 'means', n.means, 'writtenAt', iso_instant(n.written_at), 'actions', (
      SELECT coalesce(json_agg(json_build_object('id', na.id, 'what', na.what, 'who', na.who, 'person', na.person,
        'dueOn', na.due_on, 'doneAt', iso_instant(na.done_at)) ORDER BY na.due_on, na.id), '[]')
      FROM note_action na WHERE na.case_id = n.case_id))
  FROM impact_note n WHERE n.case_id = tc.id)`;

const EVENTS = `(
  SELECT coalesce(json_agg(json_build_object('id', e.id, 'at', iso_instant(e.at),
    'actor', CASE WHEN e.actor_name IS NULL THEN NULL ELSE json_build_object('name', e.actor_name) END, 'kind', e.kind,
    'fromState', e.from_state, 'toState', e.to_state, 'filingId', e.filing_id, 'route', fl.route, 'text', e.text)
    ORDER BY e.at, e.id), '[]')
  FROM case_event e LEFT JOIN filing fl ON fl.id = e.filing_id WHERE e.case_id = tc.id)`;

const REPLIES = `(
  SELECT coalesce(json_agg(${SHOWN_REPLY_JSON} ORDER BY r.at, r.id), '[]')
  FROM case_alert ca JOIN partner_reply r ON r.alert_id = ca.alert_id WHERE ca.case_id = tc.id)`;

const SQL = `
SELECT (json_build_object(${CASE_ROW_FIELDS})::jsonb - 'filings' - 'alerts')
  || json_build_object(
    'closedAt', iso_instant(tc.closed_at), 'closingReason', tc.closing_reason, 'alerts', ${ALERTS}, 'captures', ${CAPTURES},
    'ads', ${ADS}, 'filings', ${FILINGS}, 'note', ${NOTE}, 'replies', ${REPLIES}, 'events', ${EVENTS},
    'record', ${CASE_RECORD_JSON}, 'facts', ${CASE_FACTS_JSON},
    'given', (SELECT coalesce(json_agg(json_build_object('key', ff.key, 'value', ff.value, 'at', iso_instant(ff.given_at),
      'by', ff.given_by)), '[]') FROM filing_fact ff WHERE ff.brand_id = tc.brand_id),
    'people', (SELECT coalesce(json_agg(json_build_object('id', u.id, 'name', u.name) ORDER BY u.name, u.id), '[]')
      FROM auth."user" u WHERE u.role = ANY ($3)))::jsonb AS page
FROM takedown_case tc
JOIN brand b ON b.id = tc.brand_id
JOIN party p ON p.id = tc.party_id
LEFT JOIN impact_note n ON n.case_id = tc.id
CROSS JOIN LATERAL ${CASE_VERIFICATION} v
WHERE tc.id = $2`;
