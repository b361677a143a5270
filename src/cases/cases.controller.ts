import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import type { SignedInUser } from '../accounts/account.schema.js';
import { CurrentUser } from '../accounts/session.guard.js';
import type { Actor } from '../alerts/alerts.service.js';
import { Answers } from '../platform/http/answers.js';
import {
  type CaseOpened,
  caseOpened,
  type CaseOwnerInput,
  caseOwnerSchema,
  type CaseTransitionInput,
  caseTransitionSchema,
  type GivenFactsInput,
  givenFactsSchema,
  type OpenCaseInput,
  openCaseSchema,
} from './case.schema.js';
import { CasesService } from './cases.service.js';
import { FilingFactsService } from './filing-facts.service.js';
import { OpenCaseService } from './open-case.service.js';

/** Takes people's changes of cases; what a case looks like afterwards is the case screen's to say. */
@Controller('api/cases')
export class CasesController {
  constructor(
    private readonly opening: OpenCaseService,
    private readonly cases: CasesService,
    private readonly facts: FilingFactsService,
  ) {}

  @Post()
  @HttpCode(200)
  @Answers(caseOpened)
  async open(
    @Body({ schema: openCaseSchema }) input: OpenCaseInput,
    @CurrentUser() user: SignedInUser,
  ): Promise<CaseOpened> {
    return this.opening.open(input.alertIds, actorOf(user));
  }

  @Post(':id/transitions')
  @HttpCode(204)
  async move(
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: caseTransitionSchema }) input: CaseTransitionInput,
    @CurrentUser() user: SignedInUser,
  ): Promise<void> {
    await this.cases.move(id, input, actorOf(user));
  }

  @Post(':id/owner')
  @HttpCode(204)
  async handOver(
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: caseOwnerSchema }) input: CaseOwnerInput,
    @CurrentUser() user: SignedInUser,
  ): Promise<void> {
    await this.cases.handOver(id, input, actorOf(user));
  }

  @Post(':id/facts')
  @HttpCode(204)
  async giveFacts(
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: givenFactsSchema }) input: GivenFactsInput,
    @CurrentUser() user: SignedInUser,
  ): Promise<void> {
    await this.facts.give(id, input, actorOf(user));
  }
}

function actorOf({ id, name }: SignedInUser): Actor {
  return { id, name };
}
