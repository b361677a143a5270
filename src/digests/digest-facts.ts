import type { EntityManager } from 'typeorm';
import type { DigestFacts, DigestRole } from '../domain/digest/facts.js';
import { CHECKING_PURPOSES, UNAIMED_PURPOSES } from '../domain/scheduling/purpose.js';
import { sqlList } from '../platform/database/sql-list.js';
import { daysOfWeek, spanOfWeek, weekOf, weeksBefore } from '../domain/digest/week.js';

/** Weeks of the chart, and how far back a confirmed violation speaks against a partner. */
const WEEKS = 8;

/** Whose ads are the partner manager's to decide; the PPC manager reads of everybody's. */
const OF_PARTNERS = ['affiliate', 'reseller'];

/** Reads what the record says of a week for a role, in one query and so at one moment. Reads every room's tables and writes none. */
export async function readDigestFacts(
  manager: EntityManager,
  which: { readonly week: string; readonly role: DigestRole },
  timeZone: string,
  now: Date,
): Promise<DigestFacts> {
  const weeks = Array.from({ length: WEEKS }, (_, at) => weeksBefore(which.week, WEEKS - 1 - at)).map((week) => ({
    week,
    ...spanOfWeek(week, timeZone),
  }));
  const today = daysOfWeek(weekOf(now, timeZone), timeZone).find((day) => day.end > now)?.day;
  const { start, end } = spanOfWeek(which.week, timeZone);
  const [facts] = await manager.query<[DigestFacts]>(FACTS, [
    start,
    end,
    spanOfWeek(weeksBefore(which.week, 1), timeZone).start,
    JSON.stringify(daysOfWeek(which.week, timeZone)),
    JSON.stringify(weeks),
    which.role === 'partner-manager' ? OF_PARTNERS : null,
    which.role,
    today,
  ]);
  return facts;
}

const COUNTS = `json_build_object('ads', count(*) FILTER (WHERE outcome = 'ads'), 'noAds', count(*) FILTER (WHERE outcome = 'no-ads'),
  'blocked', count(*) FILTER (WHERE outcome = 'blocked'), 'failed', count(*) FILTER (WHERE outcome = 'failed'),
  'refused', count(*) FILTER (WHERE outcome = 'refused'))`;

const COULD_SEE = `outcome IN ('ads', 'no-ads')`;
const UNAIMED = sqlList(UNAIMED_PURPOSES);
const CHECKING = sqlList(CHECKING_PURPOSES);

/**
 * $1 start and $2 end of the week, $3 start of the week before, $4 its days, $5 the weeks of the chart, $6 relations that
 * the role decides on (null: all), $7 the role, $8 today.
 */
const FACTS = `
WITH day AS (
  SELECT * FROM json_to_recordset($4::json) AS d (day text, start timestamptz, "end" timestamptz)
), week AS (
  SELECT * FROM json_to_recordset($5::json) AS w (week text, start timestamptz, "end" timestamptz)
), look AS (
  -- By when it was taken, which is never after it was received: of years of looks only the chart's weeks are read. A poll that brought a capture is told by its capture, and only once.
  SELECT id AS capture_id, coalesce(captured_at, received_at) AS at, provider, engine, country, query, outcome, reason_code, reason_message,
    EXISTS (SELECT 1 FROM poll p WHERE p.capture_id = capture.id AND p.purpose NOT IN ${UNAIMED}) AS aimed
  FROM capture WHERE outcome IS NOT NULL AND received_at >= (SELECT min(start) FROM week)
    AND NOT EXISTS (SELECT 1 FROM poll p WHERE p.capture_id = capture.id AND p.purpose IN ${CHECKING})
  UNION ALL
  SELECT NULL, slot, provider, engine, country, query, outcome, reason_code, reason_message, purpose NOT IN ${UNAIMED}
  FROM poll WHERE state = 'ended' AND capture_id IS NULL AND purpose NOT IN ${CHECKING} AND slot >= (SELECT min(start) FROM week)
), looked AS (
  SELECT * FROM look WHERE at >= $1 AND at < $2
), mine AS (
  SELECT * FROM alert WHERE $6::text[] IS NULL OR relation = ANY ($6)
), misuse AS (
  -- Each look in which an ad stood that a line is about which is open or confirmed; mere appearances are none.
  SELECT DISTINCT a.id AS alert_id, fs.capture_id, fs.seen_at, f.query, k.capture_id IS NOT NULL AS counts, k.aimed IS FALSE AS tells_share
  FROM mine a
  JOIN alert_line l ON l.alert_id = a.id AND l.verdict <> 'appearance' AND l.state IN ('open', 'confirmed')
  JOIN finding f ON f.brand_id = a.brand_id AND f.party_id = a.party_id AND f.engine = a.engine
    AND f.country IS NOT DISTINCT FROM a.country AND f.violation = l.violation AND f.mark IS NOT DISTINCT FROM l.mark
    AND f.verdict IN ('violation', 'review')
  JOIN finding_sighting fs ON fs.finding_id = f.id
  LEFT JOIN look k ON k.capture_id = fs.capture_id
  WHERE fs.seen_at >= (SELECT min(start) FROM week) AND fs.seen_at < $2
), of_case AS (
  SELECT DISTINCT ON (ca.alert_id) ca.alert_id, c.*
  FROM case_alert ca JOIN takedown_case c ON c.id = ca.case_id
  ORDER BY ca.alert_id, c.state = 'closed', c.opened_at DESC, c.id
), incident AS (
  -- Alerts of one case are one incident.
  SELECT coalesce(c.id, m.alert_id) AS id, c.id AS case_id, c.number, c.state AS case_state, array_agg(DISTINCT m.alert_id) AS alert_ids,
    count(DISTINCT m.capture_id) FILTER (WHERE m.seen_at >= $1 AND m.tells_share) AS seen_in,
    count(DISTINCT m.capture_id) FILTER (WHERE m.seen_at >= $1 AND NOT m.tells_share) AS seen_besides,
    count(DISTINCT m.capture_id) FILTER (WHERE m.seen_at >= $3 AND m.seen_at < $1 AND m.tells_share) AS seen_before,
    array_agg(DISTINCT m.query) FILTER (WHERE m.query IS NOT NULL) AS queries
  FROM misuse m LEFT JOIN of_case c ON c.alert_id = m.alert_id
  GROUP BY 1, 2, 3, 4
  HAVING count(*) FILTER (WHERE m.seen_at >= $1) > 0
), gravest AS (
  SELECT DISTINCT ON (i.id) i.*, a.id AS alert_id, a.brand_id, a.party_id, a.relation, a.engine, a.country, a.state AS alert_state,
    l.verdict, l.violation, l.finding_id
  FROM incident i
  JOIN alert a ON a.id = ANY (i.alert_ids)
  JOIN alert_line l ON l.alert_id = a.id AND l.verdict <> 'appearance' AND l.state IN ('open', 'confirmed')
  ORDER BY i.id, l.verdict = 'violation' DESC, l.confidence DESC, l.id
), told AS (
  SELECT g.*, b.name AS brand, coalesce(p.domain, p.name, 'an unknown advertiser') AS party, f.explanation,
    -- Looks that could have shown it: at its engines and countries, for the brand's queries or its own.
    (SELECT count(*) FROM looked k WHERE k.${COULD_SEE} AND NOT k.aimed
       AND EXISTS (SELECT 1 FROM alert a WHERE a.id = ANY (g.alert_ids) AND a.engine = k.engine AND a.country IS NOT DISTINCT FROM k.country)
       AND (k.query = ANY (g.queries) OR EXISTS (
         SELECT 1 FROM watch w WHERE w.brand_id = g.brand_id AND w.retired_at IS NULL AND k.query = ANY (w.queries)))) AS looked_in,
    (SELECT json_build_object('low', r -> 'p10', 'high', r -> 'p90', 'currency', r -> 'unit')
     FROM impact_note n,
       jsonb_array_elements(CASE jsonb_typeof(n.estimate -> 'results') WHEN 'array' THEN n.estimate -> 'results' ELSE '[]' END) r
     WHERE n.case_id = g.case_id AND r ->> 'kind' IN ('revenue_at_risk', 'commission_paid') AND r ? 'p10'
     LIMIT 1) AS money,
    coalesce(
      (SELECT json_build_object('what', e.kind, 'at', iso_instant(e.at)) FROM case_event e
       WHERE e.case_id = g.case_id ORDER BY e.at DESC, e.id DESC LIMIT 1),
      (SELECT json_build_object('what', e.kind, 'at', iso_instant(e.at)) FROM alert_event e
       WHERE e.alert_id = g.alert_id AND e.kind = 'decided' ORDER BY e.at DESC, e.id DESC LIMIT 1)) AS done,
    (SELECT json_build_object('what', n.what, 'who', n.who, 'dueOn', n.due_on) FROM note_action n
     WHERE n.case_id = g.case_id AND n.done_at IS NULL ORDER BY n.due_on, n.id LIMIT 1) AS action
  FROM gravest g
  JOIN brand b ON b.id = g.brand_id
  JOIN party p ON p.id = g.party_id
  JOIN finding f ON f.id = g.finding_id
), checked AS (
  SELECT DISTINCT ON (c.document_id) c.*, d.name
  FROM policy_check c JOIN policy_document d ON d.id = c.document_id AND d.retired_at IS NULL
  WHERE c.at >= $1 AND c.at < $2 ORDER BY c.document_id, c.at DESC, c.id DESC
), my_case AS (
  SELECT * FROM takedown_case c WHERE c.state <> 'closed' AND ($6::text[] IS NULL OR EXISTS (
    SELECT 1 FROM case_alert ca JOIN mine a ON a.id = ca.alert_id WHERE ca.case_id = c.id))
), undecided AS (
  SELECT a.id, (SELECT max(e.at) FROM alert_event e WHERE e.alert_id = a.id AND e.kind IN ('raised', 'reopened', 'permit-ended')) AS since
  FROM mine a
  WHERE a.state = 'open' AND EXISTS (
    SELECT 1 FROM alert_line l WHERE l.alert_id = a.id AND l.state = 'open' AND l.verdict <> 'appearance')
), to_move AS (
  SELECT * FROM my_case WHERE state IN ('draft', 'ready', 'refused', 'recurred')
), kept AS (
  SELECT DISTINCT ON (p.id) p.id, p.name, b.name AS brand, g.signed_on, p.brand_id, p.domains
  FROM partner p
  JOIN brand b ON b.id = p.brand_id
  JOIN agreement g ON g.partner_id = p.id AND g.retired_at IS NULL
    AND (g.signed_on IS NULL OR g.signed_on < $2) AND (g.ends_on IS NULL OR g.ends_on > $1)
  WHERE p.retired_at IS NULL ORDER BY p.id, g.signed_on
)
SELECT
  (SELECT ${COUNTS} FROM looked) AS "looks",
  (SELECT ${COUNTS} FROM look WHERE at >= $3 AND at < $1) AS "looksBefore",
  (SELECT count(*)::int FROM poll WHERE state <> 'ended' AND slot >= $1 AND slot < $2) AS "notTaken",
  (SELECT json_agg(d ORDER BY d ->> 'day') FROM (
     SELECT (SELECT ${COUNTS}::jsonb FROM looked WHERE at >= day.start AND at < day."end") || jsonb_build_object('day', day.day) AS d FROM day) x) AS "days",
  (SELECT coalesce(json_agg(s ORDER BY s.looks DESC, s.provider, s.code), '[]') FROM (
     SELECT provider, reason_code AS code, max(reason_message) AS message, count(*)::int AS looks,
       iso_instant(min(at)) AS "firstAt", iso_instant(max(at)) AS "lastAt"
     FROM looked WHERE NOT ${COULD_SEE} GROUP BY 1, 2) s) AS "blind",
  (SELECT count(*)::int FROM watch WHERE retired_at IS NULL) AS "watches",
  (SELECT coalesce(json_agg(coalesce(name, array_to_string(queries, ', ')) ORDER BY id), '[]') FROM watch w
   WHERE retired_at IS NULL AND NOT EXISTS (SELECT 1 FROM looked k WHERE k.query = ANY (w.queries))) AS "silentWatches",
  (SELECT coalesce(json_agg(json_build_object(
     'kind', CASE WHEN case_id IS NULL THEN 'alert' ELSE 'case' END, 'id', id, 'number', number, 'brand', brand, 'party', party,
     'relation', relation, 'engine', engine, 'country', country, 'verdict', verdict, 'violation', violation, 'explanation', explanation,
     'seenIn', seen_in, 'seenBesides', seen_besides, 'lookedIn', greatest(looked_in, seen_in), 'seenBefore', seen_before, 'money', money,
     'state', coalesce(case_state, alert_state), 'done', done, 'action', action) ORDER BY id), '[]') FROM told) AS "incidents",
  (SELECT json_agg(json_build_object('week', week,
     'seen', (SELECT count(*) FROM look WHERE at >= start AND at < "end" AND ${COULD_SEE}),
     'misuse', (SELECT count(DISTINCT capture_id) FROM misuse WHERE counts AND seen_at >= start AND seen_at < "end")) ORDER BY start) FROM week) AS "weeks",
  (SELECT coalesce(json_agg(json_build_object('documentId', d.id, 'name', d.name, 'at', iso_instant(c.at), 'summary', c.summary,
     'wordsAdded', c.words_added, 'wordsRemoved', c.words_removed)
     ORDER BY (d.kind = 'partner-agreement') = ($7 = 'partner-manager') DESC, c.words_added + c.words_removed DESC, c.id), '[]')
   FROM policy_change c JOIN policy_document d ON d.id = c.document_id
   WHERE c.class = 'changed' AND c.at >= $1 AND c.at < $2 AND d.retired_at IS NULL) AS "policies",
  (SELECT count(*)::int FROM policy_document WHERE retired_at IS NULL) AS "policyDocuments",
  (SELECT count(*)::int FROM checked WHERE outcome <> 'failed') AS "policiesRead",
  (SELECT coalesce(json_agg(json_build_object('name', name, 'reason', coalesce(reason_message, reason_code)) ORDER BY name), '[]')
   FROM checked WHERE outcome = 'failed') AS "unreadPolicies",
  (SELECT coalesce(json_agg(json_build_object('name', k.name, 'brand', k.brand, 'since', k.signed_on,
     'seenIn', (SELECT count(DISTINCT fs.capture_id) FROM party y JOIN finding f ON f.party_id = y.id AND f.brand_id = k.brand_id
       JOIN finding_sighting fs ON fs.finding_id = f.id AND fs.seen_at >= $1 AND fs.seen_at < $2 WHERE y.domain = ANY (k.domains)),
     'confirmed', (SELECT count(*) FROM party y JOIN alert a ON a.party_id = y.id AND a.brand_id = k.brand_id
       JOIN alert_line l ON l.alert_id = a.id AND l.state = 'confirmed' AND l.verdict <> 'appearance'
         AND l.last_seen_at >= (SELECT min(start) FROM week) WHERE y.domain = ANY (k.domains)),
     'open', (SELECT count(*) FROM party y JOIN alert a ON a.party_id = y.id AND a.brand_id = k.brand_id
       JOIN alert_line l ON l.alert_id = a.id AND l.state = 'open' AND l.verdict <> 'appearance' WHERE y.domain = ANY (k.domains))
     ) ORDER BY k.name, k.id), '[]') FROM kept k) AS "partners",
  json_build_object(
    'alerts', (SELECT count(*) FROM undecided), 'oldestAlertAt', (SELECT iso_instant(min(since)) FROM undecided),
    'cases', (SELECT count(*) FROM to_move), 'oldestCaseAt', (SELECT iso_instant(min(changed_at)) FROM to_move),
    'filings', (SELECT count(*) FROM filing f JOIN my_case c ON c.id = f.case_id WHERE f.state IN ('unsure', 'failed')),
    'actions', (SELECT coalesce(json_agg(json_build_object('what', n.what, 'caseId', c.id, 'caseNumber', c.number, 'dueOn', n.due_on)
       ORDER BY n.due_on, n.id), '[]') FROM note_action n JOIN takedown_case c ON c.id = n.case_id
       WHERE n.who = $7 AND n.done_at IS NULL AND n.due_on < $8::date)) AS "waiting"`;
