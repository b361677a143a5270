import { CHECKING_PURPOSES, UNAIMED_PURPOSES } from '../domain/scheduling/purpose.js';
import { sqlList } from '../platform/database/sql-list.js';

/** Days of an audit that nobody said otherwise of: a quarter, after which most programmes settle accounts. */
const USUAL_DAYS = 91;

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
  SELECT from_day, until_day, name, from_day::timestamp AT TIME ZONE name AS since, until_day::timestamp AT TIME ZONE name AS until
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
    po.outcome IN ('ads', 'no-ads') AS readable
  FROM poll po CROSS JOIN span
  WHERE po.slot >= span.since AND po.slot < span.until AND po.state = 'ended' AND po.purpose NOT IN ${sqlList(CHECKING_PURPOSES)}
    AND po.brand_id IN (SELECT brand_id FROM partner)
), concerned AS (
  -- What findings say of the partner: those about its domains, and clauses of its own agreement, whoever carries its id.
  SELECT partner.id AS partner_id, f.id AS finding_id, f.violation, f.mark, f.verdict, f.basis, f.exemption, f.broad_match, f.explanation,
    f.engine, f.country, f.device, a.id AS alert_id, l.id AS line_id, l.state, l.verdict AS line_verdict
  FROM partner
  JOIN finding f ON f.brand_id = partner.brand_id
  JOIN party p ON p.id = f.party_id
  LEFT JOIN alert a ON a.brand_id = f.brand_id AND a.party_id = f.party_id AND a.engine = f.engine
    AND a.country IS NOT DISTINCT FROM f.country
  LEFT JOIN alert_line l ON l.alert_id = a.id AND l.violation = f.violation AND l.mark IS NOT DISTINCT FROM f.mark
    AND f.verdict <> 'allowed'
  WHERE CASE WHEN f.basis ->> 'kind' = 'agreement-term' THEN EXISTS (
      SELECT 1 FROM agreement g JOIN agreement_term t ON t.agreement_id = g.id
      WHERE g.partner_id = partner.id AND f.basis ->> 'reference' = partner.name || ' ' || t.clause)
      OR (p.domain = ANY (partner.domains) AND f.verdict = 'allowed')
    ELSE p.domain = ANY (partner.domains) END
), shown AS (
  SELECT c.*, fs.sighting_id, fs.capture_id, fs.seen_at, k.id IS NOT NULL AS by_look, coalesce(k.unaimed, false) AS unaimed,
    c.state = 'confirmed' AND c.verdict IN ('violation', 'review') AS is_breach
  FROM concerned c JOIN finding_sighting fs ON fs.finding_id = c.finding_id CROSS JOIN span
  LEFT JOIN look k ON k.capture_id = fs.capture_id
  WHERE fs.seen_at >= span.since AND fs.seen_at < span.until
), confirmed AS (
  -- A decision by a person, for every line of it that stands confirmed.
  SELECT DISTINCT ON (c.partner_id, e.id, l.id) c.partner_id, e.id AS event_id, l.id AS line_id, e.at, e.actor_name, e.text,
    l.alert_id, l.violation, f.basis
  FROM concerned c
  JOIN alert_line l ON l.id = c.line_id AND l.state = 'confirmed' AND l.verdict <> 'appearance'
  JOIN alert_event e ON e.alert_id = l.alert_id AND e.kind = 'decided' AND e.decision = 'confirmed' AND l.violation = ANY (e.violations)
  JOIN finding f ON f.id = l.finding_id
  CROSS JOIN span
  WHERE e.at >= span.since AND e.at < span.until
  ORDER BY c.partner_id, e.id, l.id
), asked AS (
  SELECT rl.partner_id, rl.id, rl.made_at, min(r.at) AS answered_at
  FROM reply_link rl CROSS JOIN span LEFT JOIN partner_reply r ON r.link_id = rl.id
  WHERE rl.partner_id IN (SELECT id FROM partner) AND rl.made_at >= span.since AND rl.made_at < span.until
  GROUP BY 1, 2, 3
)`;

/** The days that are covered, and by which clock. */
export const PERIOD_JSON = `(SELECT json_build_object('from', from_day, 'until', until_day, 'timeZone', name) FROM span)`;

/** One audited partner with what was counted of it, as `CountedPartner`, from `partner` of the above. */
export const PARTNER_JSON = `json_build_object(
  'id', partner.id, 'name', partner.name, 'relation', partner.relation, 'network', partner.network,
  'publisherId', partner.publisher_id, 'domains', partner.domains,
  'brand', (SELECT json_build_object('id', b.id, 'name', b.name) FROM brand b WHERE b.id = partner.brand_id),
  'counts', json_build_object(
    'readable', (SELECT count(*)::int FROM look k WHERE k.brand_id = partner.brand_id AND k.unaimed AND k.readable),
    'couldNotLook', (SELECT count(*)::int FROM look k WHERE k.brand_id = partner.brand_id AND k.unaimed AND NOT k.readable),
    'appeared', (SELECT count(DISTINCT s.capture_id)::int FROM shown s WHERE s.partner_id = partner.id AND s.unaimed),
    'breached', (SELECT count(DISTINCT s.capture_id)::int FROM shown s WHERE s.partner_id = partner.id AND s.unaimed AND s.is_breach),
    'besides', (SELECT count(DISTINCT s.capture_id)::int FROM shown s WHERE s.partner_id = partner.id AND NOT s.unaimed),
    'undecided', (SELECT count(DISTINCT c.line_id)::int FROM concerned c
      WHERE c.partner_id = partner.id AND c.state = 'open' AND c.line_verdict IN ('violation', 'review')),
    'toAskFor', (SELECT count(DISTINCT s.capture_id)::int FROM shown s
      WHERE s.partner_id = partner.id AND s.verdict = 'appearance' AND s.state IS DISTINCT FROM 'permitted'
        AND NOT EXISTS (SELECT 1 FROM shown o WHERE o.partner_id = s.partner_id AND o.capture_id = s.capture_id
          AND o.verdict IN ('violation', 'review') AND o.state IN ('open', 'confirmed'))),
    'strikes', (SELECT count(*)::int FROM confirmed d WHERE d.partner_id = partner.id)),
  'lastSeenAt', (SELECT iso_instant(max(s.seen_at)) FROM shown s WHERE s.partner_id = partner.id),
  'asked', (SELECT count(*)::int FROM asked WHERE asked.partner_id = partner.id),
  'answered', (SELECT count(answered_at)::int FROM asked WHERE asked.partner_id = partner.id),
  'hoursToAnswer', (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM answered_at - made_at) / 3600)
    FROM asked WHERE asked.partner_id = partner.id AND answered_at IS NOT NULL))`;
