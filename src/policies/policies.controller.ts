import { Body, Controller, Get, HttpCode, Param, Post, StreamableFile } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { ApiOkResponse } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { SignedInUser } from '../accounts/account.schema.js';
import { CurrentUser } from '../accounts/session.guard.js';
import { UserError } from '../platform/errors/user-error.js';
import { Answers } from '../platform/http/answers.js';
import { RawStore } from '../platform/storage/raw-store.service.js';
import { CheckPolicies } from './check-policies.service.js';
import { toCheckResult } from './check-result.js';
import { PoliciesService } from './policies.service.js';
import { PolicyCheck } from './policy-check.entity.js';
import {
  checkRequest,
  type CheckRequest,
  checkResults,
  newPolicy,
  type NewPolicy,
  policyAdded,
} from './policy.schema.js';

/** Adds documents, has them checked, and hands out the bytes that were received. */
@Controller('api/policies')
export class PoliciesController {
  constructor(
    private readonly policies: PoliciesService,
    private readonly checks: CheckPolicies,
    private readonly raws: RawStore,
    @InjectDataSource() private readonly database: DataSource,
  ) {}

  @Post()
  @HttpCode(200)
  @Answers(policyAdded)
  async add(@Body({ schema: newPolicy }) policy: NewPolicy): Promise<z.input<typeof policyAdded>> {
    return { id: await this.policies.add(policy) };
  }

  @Post(':id/checks')
  @HttpCode(200)
  @Answers(checkResults)
  async check(
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: checkRequest }) { accept }: CheckRequest,
    @CurrentUser() user: SignedInUser,
  ): Promise<z.input<typeof checkResults>> {
    const made = await this.checks.check(id, { accept, askedBy: user.name });
    return { checks: made.map(toCheckResult) };
  }

  @Post(':id/retire')
  @HttpCode(204)
  async retire(@Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    await this.policies.retire(id);
  }

  /** The bytes exactly as they came, as a download: nobody's browser should run a stranger's page. */
  @Get('checks/:id/raw')
  @ApiOkResponse({ description: 'The raw bytes', content: { 'application/octet-stream': {} } })
  async raw(@Param('id', { schema: z.uuid() }) id: string): Promise<StreamableFile> {
    const check = await this.database.manager.findOneBy(PolicyCheck, { id });
    const bytes = check?.sha256 == null ? null : await this.raws.load(check.sha256);
    if (check?.sha256 == null || bytes === null) {
      throw new UserError('MW-POLICY-NO-BYTES', 'No bytes are kept of this check: none came.', 404);
    }
    return new StreamableFile(bytes, {
      type: 'application/octet-stream',
      disposition: `attachment; filename="${check.sha256.slice(0, 16)}.bin"`,
    });
  }
}
