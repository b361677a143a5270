import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import type { SignedInUser } from '../accounts/account.schema.js';
import { CurrentUser } from '../accounts/session.guard.js';
import { type DecisionInput, decisionSchema } from './alert.schema.js';
import { AlertsService } from './alerts.service.js';

/** Takes decisions; what an alert looks like afterwards is the alert screen's to say. */
@Controller('api/alerts')
export class AlertsController {
  constructor(private readonly alerts: AlertsService) {}

  @Post(':id/decisions')
  @HttpCode(204)
  async decide(
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: decisionSchema }) decision: DecisionInput,
    @CurrentUser() user: SignedInUser,
  ): Promise<void> {
    await this.alerts.decide(id, decision, { id: user.id, name: user.name });
  }
}
