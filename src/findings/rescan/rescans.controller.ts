import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import type { SignedInUser } from '../../accounts/account.schema.js';
import { CurrentUser } from '../../accounts/session.guard.js';
import { Answers } from '../../platform/http/answers.js';
import { type NewRescan, newRescan, rescanAsked } from './rescan.schema.js';
import { RescansService } from './rescans.service.js';

/** Takes in rescans; the worker does them, and what they found is the rescan screen's to say. */
@Controller('api/rescans')
export class RescansController {
  constructor(private readonly rescans: RescansService) {}

  @Post()
  @HttpCode(200)
  @Answers(rescanAsked)
  async start(
    @Body({ schema: newRescan }) input: NewRescan,
    @CurrentUser() user: SignedInUser,
  ): Promise<{ id: string }> {
    const { id } = await this.rescans.start(input, { id: user.id, name: user.name });
    return { id };
  }

  @Post(':id/stop')
  @HttpCode(204)
  async stop(@Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    await this.rescans.stop(id);
  }
}
