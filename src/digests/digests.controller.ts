import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import type { SignedInUser } from '../accounts/account.schema.js';
import { CurrentUser } from '../accounts/session.guard.js';
import { Answers } from '../platform/http/answers.js';
import { DeliveriesService } from './deliveries.service.js';
import { subscriptionChange, testCopy, type TestResult, testResult, week, type WhichDigest } from './digest.schema.js';
import { SubscriptionsService } from './subscriptions.service.js';
import { TestCopies } from './test-copies.service.js';

/** What signed-in people do about digests; what there is to see is the digest screen's to say. */
@Controller('api/digests')
export class DigestsController {
  constructor(
    private readonly tests: TestCopies,
    private readonly deliveries: DeliveriesService,
    private readonly subscriptions: SubscriptionsService,
  ) {}

  /** A copy for the person who asks, marked as a test. */
  @Post('test')
  @HttpCode(200)
  @Answers(testResult)
  sendTest(@Body({ schema: testCopy }) which: WhichDigest, @CurrentUser() user: SignedInUser): Promise<TestResult> {
    return this.tests.send(which, user);
  }

  @Post('deliveries/:week/:userId/send-again')
  @HttpCode(204)
  async sendAgain(
    @Param('week', { schema: week }) ofWeek: string,
    @Param('userId', { schema: z.uuid() }) userId: string,
  ): Promise<void> {
    await this.deliveries.sendAgain(ofWeek, userId);
  }

  /** The person's own. */
  @Post('subscription')
  @HttpCode(204)
  async changeSubscription(
    @Body({ schema: subscriptionChange }) { wanted }: z.infer<typeof subscriptionChange>,
    @CurrentUser() user: SignedInUser,
  ): Promise<void> {
    await this.subscriptions.change(user.id, wanted);
  }
}
