import type { DataSource, EntityManager } from 'typeorm';
import { CHECKING_PURPOSES } from '../domain/scheduling/purpose.js';
import type { TakedownRecord } from '../domain/takedown/record.js';
import { sqlList } from '../platform/database/sql-list.js';

const REGISTRATIONS = `(
  SELECT coalesce(json_agg(json_build_object('office', r.office, 'number', r.number, 'jurisdictions', r.jurisdictions,
    'classes', r.classes, 'validFrom', r.valid_from, 'validUntil', r.valid_until) ORDER BY r.office, r.number), '[]')
  FROM mark_registration r WHERE r.mark_id = m.id AND r.retired_at IS NULL)`;

/** The findings that a line stands for. */
const LINE_FINDINGS = `finding o JOIN finding_sighting fs ON fs.finding_id = o.id
    WHERE o.brand_id = a.brand_id AND o.party_id = a.party_id AND o.engine = a.engine
      AND o.country IS NOT DISTINCT FROM a.country AND o.violation = l.violation AND o.mark IS NOT DISTINCT FROM l.mark
      AND o.verdict <> 'allowed'`;

/**
 * What a line says by each clause or rule that it rests on: a partner that broke two clauses on two searches must not be
 * told that it broke the one on the other's.
 */
const LINE_BASES = `(
  SELECT o.basis ->> 'reference' AS reference, (array_agg(o.basis ORDER BY o.found_at DESC, o.id))[1] AS basis,
    count(DISTINCT fs.sighting_id)::int AS sightings, min(fs.seen_at) AS first_seen_at, max(fs.seen_at) AS last_seen_at,
    min(CASE o.verdict WHEN 'violation' THEN 1 WHEN 'review' THEN 2 ELSE 3 END) AS gravity
  FROM ${LINE_FINDINGS}
  GROUP BY 1)`;

/** Where the link of the sighting `s` led, by the trail that it was judged by. */
const FOLLOWED_LINK = `(
  SELECT json_build_object('end', t."end", 'followedAt', iso_instant(t.ended_at), 'landingSha256', t.landing_sha256,
    'hops', (SELECT coalesce(json_agg(json_build_object('url', hop -> 'url') ORDER BY place), '[]')
      FROM jsonb_array_elements(t.hops) WITH ORDINALITY AS each (hop, place)))
  FROM sighting_trail used JOIN trail t ON t.id = used.trail_id WHERE used.sighting_id = s.id)`;

/** The newest sightings of what a line is about, by one clause or rule; three are enough to show it. */
const LINE_ADS = `(
  SELECT coalesce(json_agg(ad ORDER BY seen_at DESC), '[]') FROM (
    SELECT s.seen_at, json_build_object('title', c.title, 'description', c.description, 'displayUrl', c.display_url,
      'destination', s.destination, 'clickUrl', s.click_url, 'advertiserName', s.advertiser_name, 'query', cap.query,
      'language', cap.language, 'device', cap.device, 'location', cap.location, 'block', s.block, 'position', s.position,
      'seenAt', iso_instant(s.seen_at), 'captureId', s.capture_id, 'sha256', cap.sha256,
      'trail', ${FOLLOWED_LINK}) AS ad
    FROM (SELECT fs.sighting_id FROM ${LINE_FINDINGS} AND o.basis ->> 'reference' IS NOT DISTINCT FROM by.reference) shows
    JOIN sighting s ON s.id = shows.sighting_id
    JOIN capture cap ON cap.slot = s.slot AND cap.id = s.capture_id
    JOIN creative c ON c.id = s.creative_id
    ORDER BY s.seen_at DESC, s.id LIMIT 3) newest)`;

/** SQL that puts the record of one case together, from `tc` (takedown_case); its shape is `TakedownRecord`. */
export const CASE_RECORD_JSON = `json_build_object(
  'number', 'MW-' || tc.number,
  'brand', (SELECT json_build_object('name', b.name, 'owner', b.owner) FROM brand b WHERE b.id = tc.brand_id),
  'marks', (
    SELECT coalesce(json_agg(json_build_object('text', m.text, 'variants', m.variants, 'goods', m.goods,
      'registrations', ${REGISTRATIONS}) ORDER BY m.text, m.id), '[]')
    FROM mark m WHERE m.brand_id = tc.brand_id AND m.retired_at IS NULL),
  'party', (SELECT json_build_object('domain', p.domain, 'name', p.name) FROM party p WHERE p.id = tc.party_id),
  'relation', (
    SELECT a.relation FROM case_alert ca JOIN alert a ON a.id = ca.alert_id WHERE ca.case_id = tc.id
    ORDER BY a.last_seen_at DESC, a.id LIMIT 1),
  'partner', (
    SELECT json_build_object('name', pa.name, 'network', pa.network, 'publisherId', pa.publisher_id)
    FROM partner pa JOIN party p ON p.id = tc.party_id
    WHERE pa.brand_id = tc.brand_id AND pa.retired_at IS NULL AND (p.domain = ANY (pa.domains) OR EXISTS (
      -- A partner that is known by the id in its link alone is named by the clause it broke.
      SELECT 1 FROM case_alert ca JOIN alert_line l ON l.alert_id = ca.alert_id JOIN finding f ON f.id = l.finding_id
      WHERE ca.case_id = tc.id AND l.violation = 'terms_breach' AND starts_with(f.basis ->> 'reference', pa.name || ' ')))
    ORDER BY p.domain = ANY (pa.domains) DESC NULLS LAST, pa.id LIMIT 1),
  'alerts', (
    SELECT coalesce(json_agg(json_build_object('id', a.id, 'state', a.state, 'engine', a.engine, 'country', a.country)
      ORDER BY a.id), '[]')
    FROM case_alert ca JOIN alert a ON a.id = ca.alert_id WHERE ca.case_id = tc.id),
  'lines', (
    SELECT coalesce(json_agg(json_build_object('alertId', a.id, 'engine', a.engine, 'country', a.country, 'state', l.state,
      'violation', l.violation, 'mark', l.mark, 'basis', coalesce(by.basis, f.basis),
      'verdict', CASE by.gravity WHEN 1 THEN 'violation' WHEN 2 THEN 'review' WHEN 3 THEN 'appearance' ELSE l.verdict END,
      'sightings', coalesce(by.sightings, l.sightings), 'firstSeenAt', iso_instant(coalesce(by.first_seen_at, l.first_seen_at)),
      'lastSeenAt', iso_instant(coalesce(by.last_seen_at, l.last_seen_at)), 'ads', ${LINE_ADS})
      ORDER BY CASE l.verdict WHEN 'violation' THEN 1 WHEN 'review' THEN 2 ELSE 3 END, by.gravity, l.confidence DESC, l.id, by.reference), '[]')
    FROM case_alert ca JOIN alert a ON a.id = ca.alert_id JOIN alert_line l ON l.alert_id = a.id
    JOIN finding f ON f.id = l.finding_id
    -- A line whose sightings are gone still says what it rests on.
    LEFT JOIN LATERAL ${LINE_BASES} by ON true WHERE ca.case_id = tc.id),
  'exemptions', (
    SELECT coalesce(json_agg(json_build_object('code', e.exemption, 'violation', e.violation, 'mark', e.mark, 'basis', e.basis)
      ORDER BY e.exemption, e.violation, e.mark), '[]')
    FROM (SELECT DISTINCT ON (f.exemption, f.violation, f.mark) f.* FROM case_alert ca JOIN alert a ON a.id = ca.alert_id
      JOIN finding f ON f.brand_id = a.brand_id AND f.party_id = a.party_id AND f.engine = a.engine
        AND f.country IS NOT DISTINCT FROM a.country
      WHERE ca.case_id = tc.id AND f.verdict = 'allowed' ORDER BY f.exemption, f.violation, f.mark, f.found_at DESC) e),
  'pinned', (SELECT count(*)::int FROM pinned_capture pc WHERE pc.case_id = tc.id))`;

/** Findings that the case is about: those of lines that stand confirmed. */
const CONCERNED = `case_alert ca JOIN alert a ON a.id = ca.alert_id
        JOIN alert_line l ON l.alert_id = a.id AND l.state = 'confirmed'
        JOIN finding f ON f.brand_id = a.brand_id AND f.party_id = a.party_id AND f.engine = a.engine
          AND f.country IS NOT DISTINCT FROM a.country AND f.violation = l.violation AND f.mark IS NOT DISTINCT FROM l.mark
          AND f.verdict <> 'allowed'`;

/** When a case of `tc` was filed and acted on, since when sightings count, and how often and when last its ads were seen. */
const STOOD_AND_SEEN = `(
    SELECT greatest(sent.first_at, again.last_at) AS filed_at, acted.last_at AS action_at,
      CASE tc.state WHEN 'closed' THEN tc.closed_at
        WHEN 'verifying' THEN (SELECT max(e.at) FROM case_event e WHERE e.case_id = tc.id AND e.to_state = 'verifying')
        ELSE coalesce(acted.last_at, greatest(sent.first_at, again.last_at)) END AS since_at
    FROM (SELECT max(e.at) AS last_at FROM case_event e WHERE e.case_id = tc.id AND e.kind = 'recurred') again
    CROSS JOIN LATERAL (SELECT min(fl.sent_at) AS first_at FROM filing fl WHERE fl.case_id = tc.id AND fl.state = 'sent') sent
    CROSS JOIN LATERAL (SELECT max(e.at) AS last_at FROM case_event e WHERE e.case_id = tc.id AND e.kind = 'moved'
      AND e.to_state = 'action-taken' AND (again.last_at IS NULL OR e.at > again.last_at)) acted
  ) stood
  CROSS JOIN LATERAL (
    SELECT max(fs.seen_at) AS seen_at, (count(DISTINCT fs.sighting_id) FILTER (WHERE fs.seen_at > stood.since_at))::int AS sightings
    FROM ${CONCERNED} JOIN finding_sighting fs ON fs.finding_id = f.id WHERE ca.case_id = tc.id
  ) seen`;

/** SQL of a lateral subquery with `sightings` of `CASE_VERIFICATION` alone, which costs no reading of captures. */
export const CASE_SIGHTINGS = `(SELECT seen.sightings FROM ${STOOD_AND_SEEN})`;

/**
 * SQL of a lateral subquery that says how a case of `tc` stands between filing and proof: columns `filed_at`, `action_at`,
 * `since_at`, `looks`, `quiet_looks`, `seen_at` and `sightings`, as `CaseFacts` explains them. Looks that were blocked or
 * failed could not see, looks on another kind of device see other ads, and looks that ask what a provider sees may find that it
 * sees too little, so none of these counts. What came before a
 * recurrence proves nothing afterwards.
 */
export const CASE_VERIFICATION = `(
  SELECT stood.filed_at, stood.action_at, stood.since_at, seen.seen_at, seen.sightings, looked.looks, looked.quiet_looks
  FROM ${STOOD_AND_SEEN}
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS looks, (count(*) FILTER (WHERE at > coalesce(seen.seen_at, '-infinity')))::int AS quiet_looks
    FROM (SELECT cap.*, coalesce(cap.captured_at, cap.received_at) AS at FROM capture cap) cap
    -- What was captured after an instant was not received before it, and that has an index.
    WHERE cap.outcome IN ('ads', 'no-ads') AND cap.at > coalesce(stood.action_at, stood.filed_at)
      AND NOT EXISTS (SELECT 1 FROM poll p WHERE p.capture_id = cap.id AND p.purpose IN ${sqlList(CHECKING_PURPOSES)})
      AND cap.received_at >= coalesce(stood.action_at, stood.filed_at) AND EXISTS (
      SELECT 1 FROM ${CONCERNED} WHERE ca.case_id = tc.id AND f.engine = cap.engine
        AND f.country IS NOT DISTINCT FROM cap.country AND (f.device IS NULL OR f.device = cap.device)
        AND lower(f.query) = lower(cap.query))
  ) looked)`;

/** A draft of which nothing is missing. */
const COMPLETE_DRAFTS = `(
  SELECT count(*)::int FROM filing fl WHERE fl.case_id = tc.id AND fl.state = 'draft' AND NOT EXISTS (
    SELECT 1 FROM jsonb_array_elements(fl.fields) field
    WHERE (field ->> 'required')::boolean AND field ->> 'value' IS NULL))`;

/** SQL for `StoredCaseFacts`, from `tc` (takedown_case) and `v` (`CASE_VERIFICATION`). */
export const CASE_FACTS_JSON = `json_build_object(
  'state', tc.state, 'completeDrafts', ${COMPLETE_DRAFTS},
  'sentFilings', (SELECT count(*)::int FROM filing fl WHERE fl.case_id = tc.id AND fl.state = 'sent'),
  'filedAt', iso_instant(v.filed_at), 'actionAt', iso_instant(v.action_at), 'sinceAt', iso_instant(v.since_at),
  'hasAction', EXISTS (SELECT 1 FROM note_action na WHERE na.case_id = tc.id),
  'looksSince', v.looks, 'quietLooks', v.quiet_looks,
  'lastSeenAt', iso_instant(v.seen_at), 'sightingsSince', v.sightings)`;

/** The record of a case as it stands now. */
export async function readCaseRecord(from: DataSource | EntityManager, caseId: string): Promise<TakedownRecord> {
  const rows = await from.query<{ record: TakedownRecord }[]>(
    `SELECT ${CASE_RECORD_JSON} AS record FROM takedown_case tc WHERE tc.id = $1`,
    [caseId],
  );
  const [row] = rows;
  if (row === undefined) throw new Error(`No case ${caseId}`);
  return row.record;
}
