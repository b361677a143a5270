import { Controller, Get } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Roles } from '../accounts/role.js';
import { Answers } from '../platform/http/answers.js';
import { apiTokens, type ApiTokensAnswer } from './api-tokens.schema.js';

/** The tokens that programs hand captures in with: those in force first, the newest first. */
@Controller('api/tokens')
export class ApiTokensScreen {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  @Get()
  @Roles('admin')
  @Answers(apiTokens)
  async list(): Promise<ApiTokensAnswer> {
    const [answer] = await this.database.query<[ApiTokensAnswer]>(SQL);
    return answer;
  }
}

const SQL = `
WITH counted AS (
  SELECT api_token_id AS id, count(*)::int AS captures FROM capture WHERE api_token_id IS NOT NULL GROUP BY 1
)
SELECT coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'scope', t.scope, 'madeAt', iso_instant(t.created_at),
    'madeBy', maker.name, 'lastUsedAt', iso_instant(t.last_used_at), 'revokedAt', iso_instant(t.revoked_at),
    'revokedBy', revoker.name, 'captures', coalesce(counted.captures, 0))
  ORDER BY t.revoked_at IS NOT NULL, t.created_at DESC, t.id), '[]') AS tokens
FROM api_token t
JOIN auth."user" maker ON maker.id = t.created_by
LEFT JOIN auth."user" revoker ON revoker.id = t.revoked_by
LEFT JOIN counted ON counted.id = t.id`;
