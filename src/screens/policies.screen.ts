import { Controller, Get } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Answers } from '../platform/http/answers.js';
import { type Policies, policies } from './policies.schema.js';
import { ENGINES_BY_FAMILY, openWorkJson, POLICY_FACTS_JSON } from './policy-facts.js';

/** Every tracked document, those that cannot be read first, then by their last change. */
@Controller('api/policies')
export class PoliciesScreen {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  @Get()
  @Answers(policies)
  async list(): Promise<Policies> {
    const [answer] = await this.database.query<[Policies]>(SQL, [JSON.stringify(ENGINES_BY_FAMILY)]);
    return answer;
  }
}

const SQL = `
WITH row AS (
  SELECT c.outcome = 'failed' AS failing, n.at AS changed_at, d.name, json_build_object(${POLICY_FACTS_JSON},
    'lastCheck', CASE WHEN c.id IS NULL THEN NULL ELSE json_build_object('at', iso_instant(c.at), 'outcome', c.outcome,
      'reason', CASE WHEN c.reason_code IS NULL THEN NULL
                ELSE json_build_object('code', c.reason_code, 'message', c.reason_message) END) END,
    'lastReadAt', iso_instant(read.at), 'failedInARow', failed.count, 'versions', v.count, 'words', newest.words,
    'lastChange', CASE WHEN n.id IS NULL THEN NULL ELSE json_build_object('at', iso_instant(n.at), 'summary', n.summary,
      'wordsAdded', n.words_added, 'wordsRemoved', n.words_removed) END,
    'openWork', ${openWorkJson('$1')}) AS json
  FROM policy_document d
  LEFT JOIN partner p ON p.id = d.partner_id
  LEFT JOIN brand b ON b.id = d.brand_id
  LEFT JOIN LATERAL (SELECT * FROM policy_check WHERE document_id = d.id ORDER BY at DESC, id DESC LIMIT 1) c ON true
  LEFT JOIN LATERAL (SELECT max(at) AS at FROM policy_check WHERE document_id = d.id AND outcome <> 'failed') read ON true
  LEFT JOIN LATERAL (SELECT count(*)::int AS count FROM policy_check
    WHERE document_id = d.id AND outcome = 'failed' AND at > coalesce(read.at, '-infinity')) failed ON true
  LEFT JOIN LATERAL (SELECT count(*)::int AS count FROM policy_version WHERE document_id = d.id) v ON true
  LEFT JOIN LATERAL (SELECT words FROM policy_version WHERE document_id = d.id ORDER BY at DESC, id DESC LIMIT 1) newest ON true
  LEFT JOIN LATERAL (SELECT * FROM policy_change WHERE document_id = d.id AND class = 'changed'
    ORDER BY at DESC, id DESC LIMIT 1) n ON true
  WHERE d.retired_at IS NULL
)
SELECT coalesce(json_agg(json ORDER BY failing DESC NULLS LAST, changed_at DESC NULLS LAST, lower(name)), '[]') AS policies
FROM row`;
