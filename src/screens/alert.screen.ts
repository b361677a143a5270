import { Controller, Get, Param } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { PROVES_NOTHING } from '../domain/capture/ad-library/advertiser.js';
import { CONCERNED_FINDING, REPLY_PARTNERS } from '../audits/concerned.sql.js';
import { customerHarmOf, nextStepOf } from '../domain/detection/customer-harm.js';
import type { Relation, Verdict, Violation } from '../domain/detection/finding.js';
import { RULES_IN_FORCE } from '../findings/rescan/rules-in-force.js';
import { Clock } from '../platform/clock/clock.js';
import { Answers } from '../platform/http/answers.js';
import { UserError } from '../platform/errors/user-error.js';
import { alert, type AlertAnswer } from './alert.schema.js';
import { SHOWN_REPLY_JSON } from './reply.schema.js';
import { SHOWN_AD_JSON } from './shown-ad.js';

type StoredLine = Omit<AlertAnswer['lines'][number], 'customerHarm' | 'nextStep'>;
type StoredAlert = Omit<AlertAnswer, 'lines' | 'allowed' | 'advertisers'> & {
  lines: StoredLine[];
  allowed: StoredLine[];
  accounts: AlertAnswer['advertisers']['accounts'];
};

/** Everything a person needs to decide one alert. */
@Controller('api/alerts')
export class AlertScreen {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  @Get(':id')
  @Answers(alert)
  async show(@Param('id', { schema: z.uuid() }) id: string): Promise<AlertAnswer> {
    return readAlert(this.database, id, this.clock.now());
  }
}

/** One alert with its lines, ads and history. Throws MW-ALERT-NOT-FOUND (404). */
export async function readAlert(database: DataSource, id: string, now: Date): Promise<AlertAnswer> {
  const [row] = await database.query<{ alert: StoredAlert }[]>(SQL, [id, JSON.stringify(RULES_IN_FORCE), now]);
  if (row === undefined) throw new UserError('MW-ALERT-NOT-FOUND', `There is no alert ${id}.`, 404);
  const { relation } = row.alert.party;
  const explained = (line: StoredLine): AlertAnswer['lines'][number] => withMeaning(line, relation);
  const { accounts, ...stored } = row.alert;
  const advertisers = { note: PROVES_NOTHING, accounts };
  return { ...stored, advertisers, lines: stored.lines.map(explained), allowed: stored.allowed.map(explained) };
}

/** Adds what the line does to customers and what to do about it. */
function withMeaning(line: StoredLine, relation: Relation): AlertAnswer['lines'][number] {
  const violation: Violation = line.violation;
  const verdict: Verdict = line.verdict;
  return { ...line, customerHarm: customerHarmOf(violation), nextStep: nextStepOf(violation, verdict, relation) };
}

const FINDING_JSON = `
  'violation', f.violation, 'mark', f.mark, 'explanation', f.explanation,
  'rule', json_build_object('id', f.rule_id, 'version', f.rule_version), 'basis', f.basis, 'enforcement', f.enforcement,
  'broadMatch', f.broad_match, 'exemption', f.exemption`;

/**
 * What the last rescan by the rules of today says of a line's finding `f`. Where some of the ads that the line rests on
 * still read the same, the line does too.
 */
const RULES_OF_TODAY_JSON = `(
  SELECT CASE WHEN x.change = 'same' THEN NULL ELSE json_build_object('rescanId', r.id, 'rescannedAt', iso_instant(r.finished_at),
    'verdict', x.after_verdict, 'explanation', x.after_explanation) END
  FROM rescan_finding x JOIN rescan r ON r.id = x.rescan_id
  WHERE x.before_finding_id = f.id AND r.state = 'done' AND r.rules = $2::jsonb AND x.taken_up_at IS NULL
  ORDER BY r.asked_at DESC, r.id, x.change = 'same' DESC,
    array_position(ARRAY['violation', 'review', 'appearance', 'allowed'], x.after_verdict), x.sightings DESC, x.id LIMIT 1)`;

const SQL = `
WITH a AS (SELECT * FROM alert WHERE id = $1),
about AS (
  SELECT f.* FROM finding f JOIN a ON f.brand_id = a.brand_id AND f.party_id = a.party_id AND f.engine = a.engine
    AND f.country IS NOT DISTINCT FROM a.country
),
seen AS (
  SELECT fs.finding_id, fs.sighting_id, fs.capture_id, fs.seen_at, about.creative_id, about.violation
  FROM about JOIN finding_sighting fs ON fs.finding_id = about.id
),
line AS (
  SELECT l.*, CASE l.verdict WHEN 'violation' THEN 3 WHEN 'review' THEN 2 ELSE 1 END AS gravity
  FROM alert_line l JOIN a ON l.alert_id = a.id
),
lines AS (
  SELECT coalesce(json_agg(json_build_object('id', l.id, 'state', l.state, 'verdict', l.verdict, 'confidence', l.confidence,
      'sightings', l.sightings, 'firstSeenAt', iso_instant(l.first_seen_at), 'lastSeenAt', iso_instant(l.last_seen_at),
      'creativeIds', (SELECT coalesce(json_agg(DISTINCT o.creative_id), '[]') FROM about o
        WHERE o.violation = l.violation AND o.mark IS NOT DISTINCT FROM l.mark AND o.verdict <> 'allowed'),
      'rulesOfToday', ${RULES_OF_TODAY_JSON}, ${FINDING_JSON}) ORDER BY l.gravity DESC, l.confidence DESC, l.id), '[]') AS value
  FROM line l JOIN finding f ON f.id = l.finding_id
),
exempt AS (
  SELECT DISTINCT ON (violation, mark, exemption) * FROM about WHERE verdict = 'allowed'
  ORDER BY violation, mark, exemption, confidence DESC, id
),
allowed AS (
  SELECT coalesce(json_agg(json_build_object('id', f.id, 'state', NULL, 'verdict', f.verdict, 'confidence', f.confidence,
      'sightings', n.sightings, 'firstSeenAt', iso_instant(n.first_at), 'lastSeenAt', iso_instant(n.last_at),
      'creativeIds', n.creatives, 'rulesOfToday', NULL, ${FINDING_JSON}) ORDER BY f.violation, f.mark), '[]') AS value
  FROM exempt f CROSS JOIN LATERAL (
    SELECT count(DISTINCT s.sighting_id)::int AS sightings, min(s.seen_at) AS first_at, max(s.seen_at) AS last_at,
      json_agg(DISTINCT s.creative_id) AS creatives
    FROM about o JOIN seen s ON s.finding_id = o.id
    WHERE o.verdict = 'allowed' AND o.violation = f.violation AND o.mark IS NOT DISTINCT FROM f.mark AND o.exemption = f.exemption
  ) n
),
top AS (
  -- A line that is decided no longer speaks for an alert that others keep open.
  SELECT l.verdict, l.confidence, l.finding_id, f.explanation, c.title
  FROM line l JOIN finding f ON f.id = l.finding_id JOIN creative c ON c.id = f.creative_id
  ORDER BY l.state = 'open' DESC, l.gravity DESC, l.confidence DESC, l.id LIMIT 1
),
drawn AS (
  -- Each creative once, first of all where it was seen in the way that the alert's sentence speaks of.
  SELECT DISTINCT ON (creative_id) creative_id, sighting_id, seen.finding_id = top.finding_id AS told
  FROM seen CROSS JOIN top ORDER BY creative_id, told DESC, seen_at DESC, sighting_id
),
ads AS (
  SELECT coalesce(json_agg(${SHOWN_AD_JSON} ORDER BY drawn.told DESC, s.seen_at DESC, s.position), '[]') AS value
  FROM (SELECT * FROM drawn ORDER BY told DESC, creative_id LIMIT 50) drawn
  JOIN creative c ON c.id = drawn.creative_id
  JOIN sighting s ON s.id = drawn.sighting_id
  JOIN capture cap ON cap.slot = s.slot AND cap.id = s.capture_id
  CROSS JOIN LATERAL (
    SELECT count(DISTINCT o.sighting_id)::int AS sightings FROM seen o WHERE o.creative_id = c.id
  ) counted
  CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(DISTINCT (span || jsonb_build_object('violation', o.violation))::jsonb), '[]') AS spans
    FROM seen n JOIN about o ON o.id = n.finding_id CROSS JOIN jsonb_array_elements(o.spans) AS span
    WHERE n.sighting_id = s.id
  ) marked
),
events AS (
  SELECT coalesce(json_agg(json_build_object('id', e.id, 'at', iso_instant(e.at),
    'actor', CASE WHEN e.actor_name IS NULL THEN NULL ELSE json_build_object('name', e.actor_name) END,
    'kind', e.kind, 'decision', e.decision, 'violations', e.violations, 'reason', e.reason, 'text', e.text)
    ORDER BY e.at, e.id), '[]') AS value
  FROM alert_event e JOIN a ON e.alert_id = a.id
),
asked AS (
  -- The last answer of each library to the party's name and to its domain.
  SELECT DISTINCT ON (l.source, lower(l.name)) l.* FROM advertiser_lookup l JOIN a ON l.brand_id = a.brand_id
  JOIN party p ON p.id = a.party_id AND lower(l.name) IN (lower(p.name), lower(p.domain))
  WHERE l.state = 'read' ORDER BY l.source, lower(l.name), l.asked_at DESC
),
accounts AS (
  SELECT coalesce(json_agg(json_build_object('name', e.advertiser_name, 'id', e.advertiser_id, 'source', e.source,
    'verified', e.verified, 'firstShown', iso_instant(e.first_shown), 'lastShown', iso_instant(e.last_shown),
    'creatives', e.creatives, 'regions', e.regions, 'askedFor', e.asked_for, 'askedAt', iso_instant(e.asked_at))
    ORDER BY e.source, e.asked_for, e.place), '[]') AS value
  FROM (SELECT v.*, asked.source, asked.name AS asked_for, asked.asked_at
    FROM asked JOIN advertiser_evidence v ON v.lookup_id = asked.id ORDER BY v.place LIMIT 50) e
)
SELECT json_build_object(
  'id', a.id, 'brand', json_build_object('id', b.id, 'name', b.name),
  'party', json_build_object('domain', p.domain, 'name', p.name, 'relation', a.relation),
  'engine', a.engine, 'country', a.country, 'state', a.state, 'verdict', top.verdict, 'confidence', top.confidence,
  'violations', (SELECT array_agg(DISTINCT violation) FROM line), 'sightings', a.sightings,
  'firstSeenAt', iso_instant(a.first_seen_at), 'lastSeenAt', iso_instant(a.last_seen_at),
  'headline', top.explanation, 'sampleTitle', top.title, 'lines', lines.value, 'allowed', allowed.value, 'ads', ads.value,
  'removedSightings', (SELECT count(DISTINCT s.sighting_id)::int FROM seen s JOIN cleared_capture gone ON gone.id = s.capture_id),
  'events', events.value, 'accounts', accounts.value,
  'answeredAt', (SELECT iso_instant(max(r.at)) FROM partner_reply r WHERE r.alert_id = a.id),
  'replies', (SELECT coalesce(json_agg(${SHOWN_REPLY_JSON} ORDER BY r.at, r.id), '[]') FROM partner_reply r WHERE r.alert_id = a.id),
  'replyPartners', (SELECT coalesce(json_agg(json_build_object('id', partner.id, 'name', partner.name) ORDER BY partner.name, partner.id), '[]')
    FROM ${REPLY_PARTNERS} partner WHERE partner.brand_id = a.brand_id AND partner.retired_at IS NULL
      AND EXISTS (SELECT 1 FROM finding f WHERE ${CONCERNED_FINDING})),
  'replyLinks', (SELECT coalesce(json_agg(json_build_object('id', rl.id, 'partner', partner.name, 'madeAt', iso_instant(rl.made_at),
      'madeBy', u.name, 'expiresAt', iso_instant(rl.expires_at), 'expired', rl.expires_at <= $3,
      'revokedAt', iso_instant(rl.revoked_at), 'lastOpenedAt', iso_instant(rl.last_opened_at),
      'alerts', (SELECT count(*)::int FROM reply_link_alert o WHERE o.link_id = rl.id)) ORDER BY rl.made_at DESC, rl.id), '[]')
    FROM reply_link_alert la JOIN reply_link rl ON rl.id = la.link_id JOIN auth."user" u ON u.id = rl.made_by
    LEFT JOIN ${REPLY_PARTNERS} partner ON partner.id = rl.partner_id WHERE la.alert_id = a.id),
  'permits', (SELECT coalesce(json_agg(DISTINCT jsonb_build_object('violation', l.violation, 'until', l.permitted_until)), '[]')
              FROM line l WHERE l.state = 'permitted'),
  'cases', (SELECT coalesce(json_agg(json_build_object('id', tc.id, 'number', 'MW-' || tc.number, 'state', tc.state)
              ORDER BY tc.number DESC), '[]')
            FROM case_alert ca JOIN takedown_case tc ON tc.id = ca.case_id WHERE ca.alert_id = a.id)) AS alert
FROM a
JOIN brand b ON b.id = a.brand_id
JOIN party p ON p.id = a.party_id
CROSS JOIN lines CROSS JOIN allowed CROSS JOIN ads CROSS JOIN events CROSS JOIN accounts
CROSS JOIN top`;
