import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import type { SignedInUser } from '../accounts/account.schema.js';
import { Roles } from '../accounts/role.js';
import { CurrentUser } from '../accounts/session.guard.js';
import { Answers } from '../platform/http/answers.js';
import {
  agreementReading,
  type AgreementReadingAnswer,
  type EndTerm,
  endTerm,
  type NewAgreementText,
  newAgreementText,
  type NewTerms,
  newTerms,
  type TermsTaken,
  termsTaken,
} from './agreement.schema.js';
import { AgreementsService } from './agreements.service.js';

const id = { schema: z.uuid() };

/** Agreements as people bring them in: a text is read, proposals are shown, and what a person accepts is taken over. */
@Controller('api/partners/:partnerId')
export class AgreementsController {
  constructor(private readonly agreements: AgreementsService) {}

  /** Writes nothing; whoever may not change terms need not read proposals either. */
  @Post('agreement/reading')
  @HttpCode(200)
  @Roles('admin', 'partner-manager')
  @Answers(agreementReading)
  read(
    @Param('partnerId', id) partnerId: string,
    @Body({ schema: newAgreementText }) body: NewAgreementText,
  ): Promise<AgreementReadingAnswer> {
    return this.agreements.read(partnerId, body);
  }

  @Post('agreement/terms')
  @HttpCode(200)
  @Roles('admin', 'partner-manager')
  @Answers(termsTaken)
  take(
    @Param('partnerId', id) partnerId: string,
    @Body({ schema: newTerms }) body: NewTerms,
    @CurrentUser() user: SignedInUser,
  ): Promise<TermsTaken> {
    return this.agreements.take(partnerId, body, user.id);
  }

  @Post('agreement/terms/:termId/end')
  @HttpCode(204)
  @Roles('admin', 'partner-manager')
  async end(
    @Param('partnerId', id) partnerId: string,
    @Param('termId', id) termId: string,
    @Body({ schema: endTerm }) body: EndTerm,
    @CurrentUser() user: SignedInUser,
  ): Promise<void> {
    await this.agreements.end(partnerId, termId, body, user.id);
  }
}
