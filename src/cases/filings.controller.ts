import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import type { SignedInUser } from '../accounts/account.schema.js';
import { CurrentUser } from '../accounts/session.guard.js';
import { Answers } from '../platform/http/answers.js';
import {
  type FilingActInput,
  filingActSchema,
  type FilingEditInput,
  filingEditSchema,
  filingPrepared,
  type FilingReferenceInput,
  filingReferenceSchema,
  type FilingSettleInput,
  filingSettleSchema,
  type FilingWithdrawInput,
  filingWithdrawSchema,
  type PrepareFilingInput,
  prepareFilingSchema,
} from './case.schema.js';
import { FilingsService } from './filings.service.js';

/** Takes what people do with the filings of a case. */
@Controller('api/cases/:id/filings')
export class FilingsController {
  constructor(private readonly filings: FilingsService) {}

  @Post()
  @HttpCode(200)
  @Answers(filingPrepared)
  async prepare(
    @Param('id', { schema: z.uuid() }) caseId: string,
    @Body({ schema: prepareFilingSchema }) input: PrepareFilingInput,
    @CurrentUser() { id, name }: SignedInUser,
  ): Promise<{ id: string }> {
    return { id: await this.filings.prepare(caseId, input, { id, name }) };
  }

  @Post(':filingId/edit')
  @HttpCode(204)
  async edit(
    @Param('id', { schema: z.uuid() }) caseId: string,
    @Param('filingId', { schema: z.uuid() }) filingId: string,
    @Body({ schema: filingEditSchema }) input: FilingEditInput,
    @CurrentUser() { id, name }: SignedInUser,
  ): Promise<void> {
    await this.filings.edit({ caseId, filingId }, input, { id, name });
  }

  @Post(':filingId/refresh')
  @HttpCode(204)
  async refresh(
    @Param('id', { schema: z.uuid() }) caseId: string,
    @Param('filingId', { schema: z.uuid() }) filingId: string,
    @Body({ schema: filingActSchema }) input: FilingActInput,
    @CurrentUser() { id, name }: SignedInUser,
  ): Promise<void> {
    await this.filings.refresh({ caseId, filingId }, input, { id, name });
  }

  @Post(':filingId/send')
  @HttpCode(204)
  async send(
    @Param('id', { schema: z.uuid() }) caseId: string,
    @Param('filingId', { schema: z.uuid() }) filingId: string,
    @Body({ schema: filingActSchema }) input: FilingActInput,
    @CurrentUser() { id, name }: SignedInUser,
  ): Promise<void> {
    await this.filings.send({ caseId, filingId }, input, { id, name });
  }

  @Post(':filingId/record-reference')
  @HttpCode(204)
  async recordReference(
    @Param('id', { schema: z.uuid() }) caseId: string,
    @Param('filingId', { schema: z.uuid() }) filingId: string,
    @Body({ schema: filingReferenceSchema }) input: FilingReferenceInput,
    @CurrentUser() { id, name }: SignedInUser,
  ): Promise<void> {
    await this.filings.recordReference({ caseId, filingId }, input, { id, name });
  }

  @Post(':filingId/withdraw')
  @HttpCode(204)
  async withdraw(
    @Param('id', { schema: z.uuid() }) caseId: string,
    @Param('filingId', { schema: z.uuid() }) filingId: string,
    @Body({ schema: filingWithdrawSchema }) input: FilingWithdrawInput,
    @CurrentUser() { id, name }: SignedInUser,
  ): Promise<void> {
    await this.filings.withdraw({ caseId, filingId }, input, { id, name });
  }

  @Post(':filingId/settle')
  @HttpCode(204)
  async settle(
    @Param('id', { schema: z.uuid() }) caseId: string,
    @Param('filingId', { schema: z.uuid() }) filingId: string,
    @Body({ schema: filingSettleSchema }) input: FilingSettleInput,
    @CurrentUser() { id, name }: SignedInUser,
  ): Promise<void> {
    await this.filings.settle({ caseId, filingId }, input, { id, name });
  }
}
