import { Controller, Get } from '@nestjs/common';
import type { z } from 'zod';
import { Answers } from '../platform/http/answers.js';
import { session, type SignedInUser } from './account.schema.js';
import { CurrentUser } from './session.guard.js';

@Controller('api/session')
export class SessionController {
  @Get()
  @Answers(session)
  current(@CurrentUser() user: SignedInUser): z.infer<typeof session> {
    return { user };
  }
}
