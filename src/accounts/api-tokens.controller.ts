import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Answers } from '../platform/http/answers.js';
import type { SignedInUser } from './account.schema.js';
import { type ApiTokenMade, apiTokenMade, type NewApiToken, newApiToken } from './api-token.schema.js';
import { ApiTokens } from './api-tokens.service.js';
import { Roles } from './role.js';
import { CurrentUser } from './session.guard.js';

/** Makes and revokes API tokens. */
@Controller('api/tokens')
@Roles('admin')
export class ApiTokensController {
  constructor(private readonly tokens: ApiTokens) {}

  @Post()
  @HttpCode(200)
  @Answers(apiTokenMade)
  make(@Body({ schema: newApiToken }) { name }: NewApiToken, @CurrentUser() user: SignedInUser): Promise<ApiTokenMade> {
    return this.tokens.make(name, 'captures', user.id);
  }

  @Post(':id/revoke')
  @HttpCode(204)
  async revoke(@Param('id', { schema: z.uuid() }) id: string, @CurrentUser() user: SignedInUser): Promise<void> {
    await this.tokens.revoke(id, user.id);
  }
}
