import { Controller, Get } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { SignedInUser } from '../accounts/account.schema.js';
import { CurrentUser } from '../accounts/session.guard.js';
import { customerHarmOf } from '../domain/detection/customer-harm.js';
import { CHECKING_PURPOSES } from '../domain/scheduling/purpose.js';
import { Clock } from '../platform/clock/clock.js';
import { sqlList } from '../platform/database/sql-list.js';
import { Answers } from '../platform/http/answers.js';
import { type Overview, overview } from './overview.schema.js';
import { CELL_KEY, WATCHED_CELLS } from './watch-cell.sql.js';

type Stored = Omit<Overview, 'decide'> & {
  decide: Omit<Overview['decide'], 'gravest'> & {
    gravest: Omit<Overview['decide']['gravest'][number], 'customerHarm'>[];
  };
};

/** The first screen: what needs this person today, and whether the product could look at all. */
@Controller('api/overview')
export class OverviewScreen {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Answers(overview)
  async show(@CurrentUser() user: SignedInUser): Promise<Overview> {
    const [row] = await this.database.query<[Stored]>(SQL, [this.clock.now(), user.id, user.role]);
    const gravest = row.decide.gravest.map((each) => ({
      ...each,
      customerHarm: customerHarmOf(each.violation).text,
    }));
    return { ...row, decide: { ...row.decide, gravest } };
  }
}

/** How far back looks count: a week, as in the digest. */
const LOOKED_BACK = "interval '7 days'";

const SQL = `
WITH today AS (
  SELECT ($1::timestamptz AT TIME ZONE coalesce((SELECT time_zone FROM organisation), 'UTC'))::date AS day
), poll_recent AS (
  SELECT poll.*, ${CELL_KEY} AS cell, outcome IN ('ads', 'no-ads') AS could_see
  FROM poll WHERE state = 'ended' AND purpose NOT IN ${sqlList(CHECKING_PURPOSES)} AND slot > $1::timestamptz - interval '35 days'
), watched AS (
  SELECT DISTINCT ${CELL_KEY} AS cell FROM (${WATCHED_CELLS}) w WHERE live
), last_seen AS (
  SELECT cell, coalesce(max(slot) FILTER (WHERE could_see), '-infinity') AS at,
    (array_agg(provider ORDER BY slot DESC, id))[1] AS provider
  FROM poll_recent JOIN watched USING (cell) GROUP BY cell
), blind AS (
  -- A cell is blind from its first look after the last that could see, whatever was seen beside it; a place is as long as any of its cells is.
  SELECT s.provider, p.engine, p.country, min(p.slot) AS since, count(*)::int AS looks,
    (array_agg(json_build_object('code', p.reason_code, 'message', coalesce(p.reason_message, '')) ORDER BY p.slot DESC, p.id))[1] AS reason
  FROM last_seen s JOIN poll_recent p ON p.cell = s.cell AND p.slot > s.at
  GROUP BY s.provider, p.engine, p.country
), open_line AS (
  SELECT l.*, CASE l.verdict WHEN 'violation' THEN 2 ELSE 1 END AS gravity
  FROM alert_line l JOIN alert a ON a.id = l.alert_id
  WHERE a.state = 'open' AND l.state = 'open' AND l.verdict <> 'appearance'
), gravest AS (
  SELECT DISTINCT ON (alert_id) * FROM open_line ORDER BY alert_id, gravity DESC, confidence DESC, id
), unsent AS (
  SELECT case_id, count(*) FILTER (WHERE state = 'unsure')::int AS unsure, count(*) FILTER (WHERE state = 'failed')::int AS failed
  FROM filing GROUP BY case_id
), open_case AS (
  SELECT c.*, c.owner_id IS NOT DISTINCT FROM $2::uuid AS mine, coalesce(u.unsure, 0) AS unsure, coalesce(u.failed, 0) AS failed
  FROM takedown_case c LEFT JOIN unsent u ON u.case_id = c.id WHERE c.state <> 'closed'
), last_check AS (
  SELECT DISTINCT ON (document_id) document_id, outcome FROM policy_check ORDER BY document_id, at DESC, id DESC
)
SELECT
  to_char((SELECT day FROM today), 'YYYY-MM-DD') AS today,
  (SELECT json_build_object('since', iso_instant($1::timestamptz - ${LOOKED_BACK}), 'polls', count(*)::int,
     'ads', (count(*) FILTER (WHERE outcome = 'ads'))::int, 'noAds', (count(*) FILTER (WHERE outcome = 'no-ads'))::int,
     'couldNot', (count(*) FILTER (WHERE NOT could_see))::int,
     'handedIn', (SELECT count(*)::int FROM capture WHERE origin <> 'poll' AND received_at > $1::timestamptz - ${LOOKED_BACK}),
     -- A look that was missed or refused was none: nobody was asked.
     'lastAt', iso_instant(greatest(max(asked_at), (SELECT max(received_at) FROM capture))))
   FROM poll_recent WHERE slot > $1::timestamptz - ${LOOKED_BACK}) AS looked,
  (SELECT coalesce(json_agg(json_build_object('provider', provider, 'engine', engine, 'country', country,
     'since', iso_instant(since), 'looks', looks, 'reason', reason) ORDER BY since, provider), '[]') FROM blind) AS blind,
  (SELECT json_build_object('count', (SELECT count(*)::int FROM gravest),
     'oldestAt', (SELECT iso_instant(min(first_seen_at)) FROM gravest),
     'gravest', coalesce((SELECT json_agg(json_build_object('id', a.id, 'brand', b.name,
         'party', json_build_object('domain', p.domain, 'name', p.name, 'relation', a.relation),
         'engine', a.engine, 'country', a.country, 'verdict', g.verdict, 'violation', g.violation, 'headline', f.explanation,
         'sightings', a.sightings, 'firstSeenAt', iso_instant(g.first_seen_at)) ORDER BY g.gravity DESC, g.confidence DESC, a.id)
       FROM (SELECT * FROM gravest ORDER BY gravity DESC, confidence DESC, alert_id LIMIT 3) g
       JOIN alert a ON a.id = g.alert_id JOIN brand b ON b.id = a.brand_id JOIN party p ON p.id = a.party_id
       JOIN finding f ON f.id = g.finding_id), '[]'))) AS decide,
  (SELECT coalesce(json_agg(json_build_object('caseId', c.id, 'caseNumber', c.number, 'what', n.what, 'who', n.who,
     'dueOn', to_char(n.due_on, 'YYYY-MM-DD'), 'overdue', n.due_on < (SELECT day FROM today))
     ORDER BY (n.who = $3) DESC, n.due_on, c.number, n.id), '[]')
   FROM note_action n JOIN open_case c ON c.id = n.case_id
   WHERE n.done_at IS NULL AND n.due_on <= (SELECT day + 7 FROM today)) AS actions,
  (SELECT json_build_object('open', count(*)::int, 'waiting', coalesce(json_agg(json_build_object('id', id, 'number', number,
     'title', title, 'state', state, 'owner', owner_name, 'mine', mine, 'changedAt', iso_instant(changed_at),
     'unsure', unsure, 'failed', failed) ORDER BY unsure + failed DESC, mine DESC, changed_at)
     FILTER (WHERE state IN ('draft', 'ready', 'refused', 'recurred', 'action-taken') OR unsure + failed > 0), '[]'))
   FROM open_case) AS cases,
  json_build_object(
    'changes', (SELECT coalesce(json_agg(json_build_object('documentId', d.id, 'changeId', x.id, 'name', d.name, 'at', iso_instant(x.at),
        'summary', x.summary) ORDER BY x.at DESC, x.id), '[]')
      FROM policy_change x JOIN policy_document d ON d.id = x.document_id
      WHERE x.class = 'changed' AND x.at > $1::timestamptz - ${LOOKED_BACK} AND d.retired_at IS NULL),
    'unreadable', (SELECT coalesce(json_agg(json_build_object('documentId', d.id, 'name', d.name, 'since', iso_instant(f.since),
        'message', f.message) ORDER BY f.since, d.name), '[]')
      FROM policy_document d JOIN last_check l ON l.document_id = d.id AND l.outcome = 'failed'
      JOIN LATERAL (SELECT min(k.at) AS since, (array_agg(k.reason_message ORDER BY k.at DESC))[1] AS message FROM policy_check k
        WHERE k.document_id = d.id AND k.at > coalesce(
          (SELECT max(at) FROM policy_check WHERE document_id = d.id AND outcome <> 'failed'), '-infinity')) f ON true
      WHERE d.retired_at IS NULL)) AS policies,
  (SELECT json_build_object('week', week, 'state', state, 'endedAt', iso_instant(ended_at))
   FROM digest_delivery WHERE user_id = $2 ORDER BY week DESC LIMIT 1) AS digest`;
