import { Body, Controller, Get, Post } from '@nestjs/common';
import type { z } from 'zod';
import { Answers } from '../platform/http/answers.js';
import { Public } from '../platform/http/public.js';
import { done, firstUser, setupState } from './account.schema.js';
import { SetupService } from './setup.service.js';

@Public()
@Controller('api/setup')
export class SetupController {
  constructor(private readonly setup: SetupService) {}

  @Get()
  @Answers(setupState)
  async state(): Promise<z.infer<typeof setupState>> {
    return { needsFirstUser: await this.setup.needsFirstUser() };
  }

  @Post()
  @Answers(done, 201)
  async create(@Body({ schema: firstUser }) body: z.infer<typeof firstUser>): Promise<z.infer<typeof done>> {
    await this.setup.createFirstUser(body);
    return { ok: true };
  }
}
