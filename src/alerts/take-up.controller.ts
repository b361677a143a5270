import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import type { SignedInUser } from '../accounts/account.schema.js';
import { CurrentUser } from '../accounts/session.guard.js';
import { Answers } from '../platform/http/answers.js';
import { takenUp, type TakenUp, type TakeUpInput, takeUpSchema } from './alert.schema.js';
import { TakeUpFindings } from './take-up-findings.service.js';

/** Raises alerts from a rescan's findings, because a person asks for it. */
@Controller('api/rescans')
export class TakeUpController {
  constructor(private readonly takingUp: TakeUpFindings) {}

  @Post(':id/alerts')
  @HttpCode(200)
  @Answers(takenUp)
  async takeUp(
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: takeUpSchema }) input: TakeUpInput,
    @CurrentUser() user: SignedInUser,
  ): Promise<TakenUp> {
    return this.takingUp.takeUp(id, input, { id: user.id, name: user.name });
  }
}
