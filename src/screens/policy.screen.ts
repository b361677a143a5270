import { Controller, Get, Param, Query } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { EngineFamily } from '../domain/detection/engine-rules.js';
import { compare } from '../domain/policy/compare.js';
import { hunksOf } from '../domain/policy/hunks.js';
import { summarise } from '../domain/policy/summary.js';
import { UserError } from '../platform/errors/user-error.js';
import { Answers } from '../platform/http/answers.js';
import { type PolicyAnswer, policy, policyQuery, type PolicyQuery } from './policies.schema.js';
import { ENGINES_BY_FAMILY, openWorkJson, POLICY_FACTS_JSON } from './policy-facts.js';
import { meaningOf } from './policy-meaning.js';

/** Entries of a timeline; what is older is in the table. */
const MOST_ENTRIES = 300;

/** Places of a difference that are shown. */
const MOST_HUNKS = 200;

/** UTF-16 units of one part; nobody reads more of one at a stretch. */
const LONGEST_PART = 20_000;

type StoredVersion = PolicyAnswer['versions'][number] & { readonly text: string };
type StoredPolicy = Omit<PolicyAnswer, 'diff' | 'meaning'> & {
  readonly openWork: PolicyAnswer['meaning']['openWork'];
  readonly compared: { readonly from: StoredVersion | null; readonly to: StoredVersion | null };
};

/** One document: what happened to it, and how two of its versions differ. */
@Controller('api/policies')
export class PolicyScreen {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  @Get(':id')
  @Answers(policy)
  async show(
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: policyQuery }) query: PolicyQuery,
  ): Promise<PolicyAnswer> {
    return readPolicy(this.database, id, query);
  }
}

/**
 * One document with its timeline and the difference between two versions: those asked for, else those of the last news,
 * else the last two. Throws MW-POLICY-NOT-FOUND and MW-POLICY-VERSION (404).
 */
export async function readPolicy(database: DataSource, id: string, { from, to }: PolicyQuery): Promise<PolicyAnswer> {
  const parameters = [id, JSON.stringify(ENGINES_BY_FAMILY), from ?? null, to ?? null, MOST_ENTRIES];
  const [row] = await database.query<{ policy: StoredPolicy }[]>(SQL, parameters);
  if (row === undefined) throw new UserError('MW-POLICY-NOT-FOUND', `There is no document ${id}.`, 404);
  const { openWork, compared, ...stored } = row.policy;
  for (const [asked, found] of [
    [from, compared.from],
    [to, compared.to],
  ] as const) {
    if (asked !== undefined && found === null) {
      throw new UserError(
        'MW-POLICY-VERSION',
        `This document has no version ${asked}. Choose one from its timeline.`,
        404,
      );
    }
  }
  const facts = { ...stored, engine: stored.engine as EngineFamily | null };
  return { ...stored, diff: diffOf(compared), meaning: meaningOf(facts, openWork) };
}

function diffOf({ from, to }: StoredPolicy['compared']): PolicyAnswer['diff'] {
  if (from === null || to === null) return null;
  const comparison = compare(from.text, to.text);
  const hunks = hunksOf(comparison);
  const { wordsAdded, wordsRemoved } = comparison;
  return {
    ...{ from: versionOf(from), to: versionOf(to), wordsAdded, wordsRemoved, summary: summarise(comparison) },
    hunks: hunks.slice(0, MOST_HUNKS).map(({ section, times, parts }) => ({
      section,
      times,
      parts: parts.map(({ kind, text }) => ({ kind, text: cut(text) })),
    })),
    left: Math.max(0, hunks.length - MOST_HUNKS),
  };
}

function versionOf({ id, at, words }: StoredVersion): PolicyAnswer['versions'][number] {
  return { id, at, words };
}

function cut(text: string): string {
  return text.length <= LONGEST_PART ? text : `${text.slice(0, LONGEST_PART).toWellFormed()}…`;
}

const VERSION_JSON = `'id', v.id, 'at', iso_instant(v.at), 'words', v.words`;

const SQL = `
WITH d AS (SELECT * FROM policy_document WHERE id = $1),
looked AS (
  SELECT c.*, c.outcome IN ('new-version', 'failed') AS told,
    c.outcome = 'same' AND c.sha256 IS DISTINCT FROM lag(c.sha256) OVER (
      PARTITION BY c.outcome IN ('new-version', 'same') ORDER BY c.at, c.id) AS unseen
  FROM policy_check c JOIN d ON c.document_id = d.id
),
counted AS (
  SELECT *, row_number() OVER (ORDER BY at, id) - 1 - coalesce(max(place) OVER earlier, 0) AS quiet
  FROM (SELECT *, CASE WHEN told THEN row_number() OVER (ORDER BY at, id) END AS place FROM looked) numbered
  WINDOW earlier AS (ORDER BY at, id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
),
entry AS (SELECT * FROM counted WHERE told ORDER BY at DESC, id DESC LIMIT $5),
timeline AS (
  SELECT coalesce(json_agg(json_build_object('checkId', e.id, 'at', iso_instant(e.at), 'outcome', e.outcome,
    'reason', CASE WHEN e.reason_code IS NULL THEN NULL
              ELSE json_build_object('code', e.reason_code, 'message', e.reason_message) END,
    'status', e.http_status, 'file', e.file_name, 'hasBytes', e.sha256 IS NOT NULL, 'accepted', e.accepted,
    'askedBy', e.asked_by, 'quietBefore', e.quiet::int,
    'version', CASE WHEN v.id IS NULL THEN NULL ELSE json_build_object(${VERSION_JSON}) END,
    'change', CASE WHEN n.id IS NULL THEN NULL ELSE json_build_object('class', n.class, 'fromVersionId', n.from_version_id,
      'seenAt', iso_instant(s.at), 'summary', n.summary, 'wordsAdded', n.words_added, 'wordsRemoved', n.words_removed) END)
    ORDER BY e.at DESC, e.id DESC), '[]') AS value
  FROM entry e
  LEFT JOIN policy_version v ON v.check_id = e.id
  LEFT JOIN policy_change n ON n.to_version_id = v.id
  LEFT JOIN policy_version s ON s.id = n.seen_version_id
),
version AS (SELECT v.* FROM policy_version v JOIN d ON v.document_id = d.id),
-- The last news, else the last two versions.
usual AS (
  SELECT from_version_id, to_version_id FROM policy_change n JOIN d ON n.document_id = d.id
  ORDER BY n.class = 'changed' DESC, n.at DESC, n.id DESC LIMIT 1
),
chosen AS (
  SELECT coalesce($4::uuid, (SELECT to_version_id FROM usual)) AS to_id,
    coalesce($3::uuid, (SELECT n.from_version_id FROM policy_change n WHERE n.to_version_id = $4::uuid),
      CASE WHEN $4::uuid IS NULL THEN (SELECT from_version_id FROM usual) END) AS from_id
)
SELECT json_build_object(${POLICY_FACTS_JSON},
  'looks', (SELECT json_build_object('total', count(*), 'newVersions', count(*) FILTER (WHERE outcome = 'new-version'),
      'unseen', count(*) FILTER (WHERE unseen), 'unchanged', count(*) FILTER (WHERE outcome IN ('same', 'not-modified') AND NOT unseen),
      'failed', count(*) FILTER (WHERE outcome = 'failed')) FROM looked),
  'lastReadAt', (SELECT iso_instant(max(at)) FROM looked WHERE outcome <> 'failed'),
  'versions', (SELECT coalesce(json_agg(json_build_object(${VERSION_JSON}) ORDER BY v.at DESC, v.id DESC), '[]') FROM version v),
  'timeline', timeline.value,
  'openWork', ${openWorkJson('$2')},
  'compared', json_build_object(
    'from', (SELECT json_build_object(${VERSION_JSON}, 'text', v.text) FROM version v WHERE v.id = chosen.from_id),
    'to', (SELECT json_build_object(${VERSION_JSON}, 'text', v.text) FROM version v WHERE v.id = chosen.to_id))) AS policy
FROM d
LEFT JOIN partner p ON p.id = d.partner_id
LEFT JOIN brand b ON b.id = d.brand_id
CROSS JOIN timeline CROSS JOIN chosen`;
