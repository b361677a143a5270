import { Controller, Get, UseGuards } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { CONCERNED_FINDING, REPLY_PARTNERS } from '../audits/concerned.sql.js';
import { CurrentReplyLink, ReplyGuard } from '../audits/reply.guard.js';
import { noSuchLink } from '../audits/reply-links.service.js';
import { Answers } from '../platform/http/answers.js';
import { Public } from '../platform/http/public.js';
import { type ReplyPage, replyPage } from './reply.schema.js';

type Point = ReplyPage['alerts'][number]['points'][number];
type StoredPage = Omit<ReplyPage, 'alerts'> & {
  alerts: (Omit<ReplyPage['alerts'][number], 'points'> & { points: Omit<Point, 'meaning'>[] })[];
};

const MEANING: Readonly<Record<Point['verdict'], string>> = {
  violation: 'The brand believes that this breaks a rule. It wants to hear from you.',
  review: 'Nobody has settled this yet. A person will look at it, and at what you answer.',
  appearance: 'Your ad appeared on a search for the brand. That alone is no accusation.',
};

/** What a partner sees by its link: its own alerts with their evidence, and what it answered. */
@Public()
@UseGuards(ReplyGuard)
@Controller('api/reply')
export class ReplyScreen {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  @Get()
  @Answers(replyPage)
  async show(@CurrentReplyLink() linkId: string): Promise<ReplyPage> {
    const [row] = await this.database.query<{ page: StoredPage }[]>(SQL, [linkId]);
    if (row === undefined) throw noSuchLink();
    const alerts = row.page.alerts.map((alert) => ({
      ...alert,
      points: alert.points.map((point) => ({ ...point, meaning: MEANING[point.verdict] })),
    }));
    return { ...row.page, alerts };
  }
}

const SQL = `
WITH link AS (
  SELECT rl.id, rl.brand_id, rl.expires_at, partner.id AS partner_id, partner.name, b.name AS brand_name
  FROM reply_link rl JOIN ${REPLY_PARTNERS} partner ON partner.id = rl.partner_id AND partner.brand_id = rl.brand_id
  JOIN brand b ON b.id = rl.brand_id WHERE rl.id = $1
),
told AS (
  SELECT a.id AS alert_id, a.engine AS alert_engine, a.country AS alert_country, f.*,
    CASE f.verdict WHEN 'violation' THEN 1 WHEN 'review' THEN 2 ELSE 3 END AS gravity
  FROM link JOIN ${REPLY_PARTNERS} partner ON partner.id = link.partner_id
  JOIN reply_link_alert la ON la.link_id = link.id
  JOIN alert a ON a.id = la.alert_id AND a.brand_id = link.brand_id
  JOIN party p ON p.id = a.party_id JOIN finding f ON ${CONCERNED_FINDING}
),
seen AS (
  SELECT told.alert_id, told.creative_id, told.violation, told.mark, told.basis ->> 'reference' AS reference, fs.sighting_id, fs.seen_at
  FROM told JOIN finding_sighting fs ON fs.finding_id = told.id
),
best AS (
  SELECT DISTINCT ON (alert_id, violation, mark, basis ->> 'reference') * FROM told
  ORDER BY alert_id, violation, mark, basis ->> 'reference', gravity, confidence DESC, id
),
points AS (
  SELECT o.alert_id, json_agg(json_build_object('violation', o.violation, 'mark', o.mark, 'verdict', o.verdict,
      'explanation', o.explanation, 'clause', CASE WHEN o.basis ->> 'kind' = 'agreement-term' THEN json_build_object(
        'reference', o.basis ->> 'reference', 'text', o.basis ->> 'text', 'inForceFrom', o.basis ->> 'inForceFrom') END,
      'sightings', n.sightings, 'firstSeenAt', iso_instant(n.first_at), 'lastSeenAt', iso_instant(n.last_at))
      ORDER BY o.gravity, o.confidence DESC, o.id) AS value
  FROM best o CROSS JOIN LATERAL (
    SELECT count(DISTINCT s.sighting_id)::int AS sightings, min(s.seen_at) AS first_at, max(s.seen_at) AS last_at FROM seen s
    WHERE s.alert_id = o.alert_id AND s.violation = o.violation AND s.mark IS NOT DISTINCT FROM o.mark
      AND s.reference IS NOT DISTINCT FROM o.basis ->> 'reference'
  ) n WHERE n.sightings > 0 GROUP BY o.alert_id
),
drawn AS (
  SELECT DISTINCT ON (alert_id, creative_id) alert_id, creative_id, sighting_id FROM seen
  ORDER BY alert_id, creative_id, seen_at DESC, sighting_id
),
ads AS (
  SELECT alert_id, json_agg(ad ORDER BY seen_at DESC) AS value FROM (
    SELECT drawn.alert_id, s.seen_at, row_number() OVER (PARTITION BY drawn.alert_id ORDER BY s.seen_at DESC, s.id) AS place,
      json_build_object('title', c.title, 'description', c.description, 'displayUrl', c.display_url,
        'destination', s.destination, 'query', cap.query, 'language', cap.language, 'device', cap.device,
        'position', s.position, 'seenAt', iso_instant(s.seen_at)) AS ad
    FROM drawn JOIN creative c ON c.id = drawn.creative_id JOIN sighting s ON s.id = drawn.sighting_id
    JOIN capture cap ON cap.slot = s.slot AND cap.id = s.capture_id) shown
  WHERE place <= 10 GROUP BY alert_id
),
answers AS (
  -- Also what the same partner answered by an earlier link.
  SELECT r.alert_id, json_agg(json_build_object('answer', r.answer, 'words', r.words, 'at', iso_instant(r.at), 'attachments', (
      SELECT coalesce(json_agg(json_build_object('name', t.name, 'size', t.size) ORDER BY t.place), '[]')
      FROM reply_attachment t WHERE t.reply_id = r.id)) ORDER BY r.at, r.id) AS value
  FROM partner_reply r JOIN reply_link rl ON rl.id = r.link_id JOIN link ON link.partner_id = rl.partner_id
  GROUP BY r.alert_id
)
SELECT json_build_object('brand', link.brand_name, 'partner', link.name, 'expiresAt', iso_instant(link.expires_at), 'alerts', (
  SELECT coalesce(json_agg(json_build_object('id', a.alert_id, 'engine', a.alert_engine, 'country', a.alert_country,
    'points', points.value, 'ads', coalesce(ads.value, '[]'), 'answers', coalesce(answers.value, '[]')) ORDER BY a.alert_id), '[]')
  FROM (SELECT DISTINCT alert_id, alert_engine, alert_country FROM told) a
  JOIN points ON points.alert_id = a.alert_id
  LEFT JOIN ads ON ads.alert_id = a.alert_id LEFT JOIN answers ON answers.alert_id = a.alert_id)) AS page
FROM link`;
