import { CHECKING_PURPOSES, UNAIMED_PURPOSES } from '../domain/scheduling/purpose.js';
import { sqlList } from '../platform/database/sql-list.js';

/** Days of an audit that nobody said otherwise of: a quarter, after which most programmes settle accounts. */
const USUAL_DAYS = 91;

/** How looks ended, as keys of the answer and columns. */
export const LOOK_KEYS = [
  ['readable', 'readable'],
  ['couldNotLook', 'could_not_look'],
  ['blocked', 'blocked'],
  ['failed', 'failed'],
  ['blind', 'blind'],
  ['refused', 'refused'],
] as const;

/** Counts of `look`, in the columns of `LOOK_KEYS`. A provider that showed no ads at all, not even where there always are some, was blind. */
const LOOKS = `count(*) FILTER (WHERE readable) AS readable, count(*) FILTER (WHERE NOT readable) AS could_not_look,
  count(*) FILTER (WHERE outcome = 'blocked') AS blocked,
  count(*) FILTER (WHERE outcome = 'failed' AND reason_code IS DISTINCT FROM 'control-silent') AS failed,
  count(*) FILTER (WHERE outcome = 'failed' AND reason_code = 'control-silent') AS blind,
  count(*) FILTER (WHERE outcome = 'refused') AS refused`;

const CONFIRMATION_JSON = `json_build_object('at', iso_instant(at), 'by', actor_name, 'text', text, 'violation', violation,
  'references', refs, 'alertId', alert_id, 'inPeriod', in_period)`;

/**
 * SQL of common tables that both audits read. $1 and $2 are the days `[from, until)` in the organisation's time zone, null for
 * the quarter up to and with today.
 *
 * @param partners condition on `audited` that says whose audits they are
 * @param now the parameter that is the present instant, for example `$5`
 */
export const auditedSql = (partners: string, now: string): string => `
zone AS (SELECT coalesce((SELECT time_zone FROM organisation), 'UTC') AS name),
days AS (SELECT coalesce($2::date, (${now}::timestamptz AT TIME ZONE name)::date + 1) AS until_day, name FROM zone),
span AS (
  SELECT from_day, until_day, name, from_day::timestamp AT TIME ZONE name AS since, until_day::timestamp AT TIME ZONE name AS until,
    least(until_day::timestamp AT TIME ZONE name, ${now}::timestamptz) AS as_of
  FROM (SELECT *, coalesce($1::date, until_day - ${USUAL_DAYS}) AS from_day FROM days) asked
),
audited AS (
  SELECT p.id, p.brand_id, p.name, p.network, p.publisher_id, p.domains, 'affiliate' AS relation FROM partner p
  WHERE p.retired_at IS NULL
  UNION ALL
  SELECT k.id, k.brand_id, k.name, NULL, NULL, k.domains, 'reseller' FROM known_party k
  WHERE k.retired_at IS NULL AND k.relation = 'reseller'
), partner AS (
  SELECT * FROM audited WHERE ${partners}
), look AS (
  -- Every look at the brand's searches in the period, with what it could see; looks that ask what a provider sees are none of these.
  SELECT po.brand_id, po.slot, po.id, po.capture_id, po.outcome, po.purpose IN ${sqlList(UNAIMED_PURPOSES)} AS unaimed,
    po.outcome IN ('ads', 'no-ads') AS readable, po.reason_code, po.engine, po.country, po.device,
    extract(hour FROM po.slot AT TIME ZONE span.name) AS hour
  FROM poll po CROSS JOIN span
  WHERE po.slot >= span.since AND po.slot < span.until AND po.state = 'ended' AND po.purpose NOT IN ${sqlList(CHECKING_PURPOSES)}
    AND po.brand_id IN (SELECT brand_id FROM partner)
), by_clause AS (
  -- Clauses of somebody's own agreement, whoever carries its id and whatever domain is shown.
  SELECT audited.id AS partner_id, f.id AS finding_id
  FROM audited JOIN agreement g ON g.partner_id = audited.id JOIN agreement_term t ON t.agreement_id = g.id
  JOIN finding f ON f.brand_id = audited.brand_id AND f.basis ->> 'kind' = 'agreement-term'
    AND f.basis ->> 'reference' = audited.name || ' ' || t.clause
  WHERE audited.brand_id IN (SELECT brand_id FROM partner)
), about AS (
  SELECT partner_id, finding_id FROM by_clause WHERE partner_id IN (SELECT id FROM partner)
  UNION
  -- What shows one of its domains, but for what broke somebody else's agreement.
  SELECT partner.id, f.id
  FROM partner CROSS JOIN unnest(partner.domains) AS own (domain) JOIN party p ON p.domain = own.domain
  JOIN finding f ON f.party_id = p.id AND f.brand_id = partner.brand_id
  WHERE f.verdict = 'allowed' OR f.id NOT IN (SELECT finding_id FROM by_clause)
), concerned AS (
  SELECT about.partner_id, f.id AS finding_id, f.violation, f.mark, f.verdict, f.basis, f.exemption, f.explanation,
    f.engine, f.country, f.device, a.id AS alert_id, l.id AS line_id, l.state, l.verdict AS line_verdict
  FROM about JOIN finding f ON f.id = about.finding_id
  LEFT JOIN alert a ON a.brand_id = f.brand_id AND a.party_id = f.party_id AND a.engine = f.engine
    AND a.country IS NOT DISTINCT FROM f.country
  LEFT JOIN alert_line l ON l.alert_id = a.id AND l.violation = f.violation AND l.mark IS NOT DISTINCT FROM f.mark
    AND f.verdict <> 'allowed'
), shown AS (
  SELECT c.*, fs.sighting_id, fs.capture_id, fs.seen_at, k.id IS NOT NULL AS by_look, coalesce(k.unaimed, false) AS unaimed,
    c.state = 'confirmed' AND c.verdict IN ('violation', 'review') AS is_breach
  FROM concerned c JOIN finding_sighting fs ON fs.finding_id = c.finding_id CROSS JOIN span
  LEFT JOIN look k ON k.capture_id = fs.capture_id
  WHERE fs.seen_at >= span.since AND fs.seen_at < span.until
), confirmed AS (
  -- A decision by a person, for every line of it that stands confirmed; also before the period, because strikes add up.
  SELECT DISTINCT ON (c.partner_id, e.id, l.id) c.partner_id, e.id AS event_id, l.id AS line_id, e.at, e.actor_name, e.text,
    l.alert_id, l.violation, e.at >= span.since AS in_period,
    -- One line may hold several clauses: those that it held when it was decided, the one that it shows among them.
    (SELECT json_agg(DISTINCT f.basis ->> 'reference') FROM concerned o JOIN finding f ON f.id = o.finding_id
     WHERE o.line_id = l.id AND (f.id = l.finding_id OR f.found_at <= e.at AND f.verdict IN ('violation', 'review'))) AS refs
  FROM concerned c
  JOIN alert_line l ON l.id = c.line_id AND l.state = 'confirmed' AND l.verdict <> 'appearance'
  JOIN alert_event e ON e.alert_id = l.alert_id AND e.kind = 'decided' AND e.decision = 'confirmed' AND l.violation = ANY (e.violations)
  CROSS JOIN span
  WHERE e.at < span.until
  ORDER BY c.partner_id, e.id, l.id
), asked AS (
  SELECT rl.partner_id, rl.id, rl.made_at, min(r.at) AS answered_at
  FROM reply_link rl CROSS JOIN span LEFT JOIN partner_reply r ON r.link_id = rl.id
  WHERE rl.partner_id IN (SELECT id FROM partner) AND rl.made_at >= span.since AND rl.made_at < span.until
  GROUP BY 1, 2, 3
), looked AS (
  SELECT brand_id, ${LOOKS} FROM look WHERE unaimed GROUP BY 1
), page AS (
  SELECT partner_id, capture_id, bool_or(unaimed) AS unaimed, bool_or(is_breach) AS is_breach, max(seen_at) AS seen_at,
    bool_or(verdict = 'appearance' AND state IS DISTINCT FROM 'permitted') AS appears,
    bool_or(verdict IN ('violation', 'review') AND state IN ('open', 'confirmed')) AS offends
  FROM shown GROUP BY 1, 2
), tally AS (
  SELECT partner_id, count(*) FILTER (WHERE unaimed) AS appeared, count(*) FILTER (WHERE unaimed AND is_breach) AS breached,
    count(*) FILTER (WHERE NOT unaimed) AS besides, count(*) FILTER (WHERE appears AND NOT coalesce(offends, false)) AS to_ask_for,
    max(seen_at) AS seen_at
  FROM page GROUP BY 1
), waiting AS (
  SELECT partner_id, count(DISTINCT line_id) AS undecided FROM concerned
  WHERE state = 'open' AND line_verdict IN ('violation', 'review') GROUP BY 1
), told AS (
  SELECT partner_id, count(*) AS asked, count(answered_at) AS answered,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM answered_at - made_at) / 3600)
      FILTER (WHERE answered_at IS NOT NULL) AS hours
  FROM asked GROUP BY 1
), struck AS (
  SELECT partner_id, json_agg(${CONFIRMATION_JSON} ORDER BY at, line_id) AS confirmations FROM confirmed GROUP BY 1
)`;

/** The days that are covered, by which clock, and until which instant strikes are counted. */
export const PERIOD_JSON = `(SELECT json_build_object('from', from_day, 'until', until_day, 'timeZone', name, 'asOf', iso_instant(as_of)) FROM span)`;

/** One audited partner with what was counted of it, as `CountedPartner`. */
const PARTNER_JSON = `json_build_object(
  'id', partner.id, 'name', partner.name, 'relation', partner.relation, 'network', partner.network,
  'publisherId', partner.publisher_id, 'domains', partner.domains, 'brand', json_build_object('id', b.id, 'name', b.name),
  'counts', json_build_object(${LOOK_KEYS.map(([key, column]) => `'${key}', coalesce(looked.${column}, 0)`).join(', ')},
    'appeared', coalesce(tally.appeared, 0), 'breached', coalesce(tally.breached, 0), 'besides', coalesce(tally.besides, 0),
    'undecided', coalesce(waiting.undecided, 0), 'toAskFor', coalesce(tally.to_ask_for, 0)),
  'lastSeenAt', iso_instant(tally.seen_at), 'asked', coalesce(told.asked, 0), 'answered', coalesce(told.answered, 0),
  'hoursToAnswer', told.hours, 'confirmations', coalesce(struck.confirmations, '[]'), 'rule', rule.escalation)`;

/** All audited partners as a JSON list. */
export const PARTNERS_JSON = `(
  SELECT coalesce(json_agg(${PARTNER_JSON} ORDER BY partner.name, partner.id), '[]')
  FROM partner JOIN brand b ON b.id = partner.brand_id
  LEFT JOIN looked ON looked.brand_id = partner.brand_id LEFT JOIN tally ON tally.partner_id = partner.id
  LEFT JOIN waiting ON waiting.partner_id = partner.id LEFT JOIN told ON told.partner_id = partner.id
  LEFT JOIN struck ON struck.partner_id = partner.id
  LEFT JOIN LATERAL (SELECT g.escalation FROM agreement g WHERE g.partner_id = partner.id AND g.retired_at IS NULL
    AND g.escalation IS NOT NULL ORDER BY g.id LIMIT 1) rule ON true)`;
