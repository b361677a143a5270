import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { PortfolioModule } from '../portfolio/portfolio.module.js';
import { BlindNotice } from './blind-notice.entity.js';
import { BlindNoticeWork } from './blind-notice.job.js';
import { DeliveriesService } from './deliveries.service.js';
import { DigestDelivery } from './digest-delivery.entity.js';
import { DigestMails } from './digest-mails.service.js';
import { DigestSubscription } from './digest-subscription.entity.js';
import { Digest } from './digest.entity.js';
import { DigestWork } from './digest.job.js';
import { DigestsController } from './digests.controller.js';
import { DigestsService } from './digests.service.js';
import { SendDigestsWork } from './send-digests.job.js';
import { SubscriptionsService } from './subscriptions.service.js';
import { TestCopies } from './test-copies.service.js';
import { UnsubscribeController } from './unsubscribe.controller.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Digest, DigestDelivery, DigestSubscription, BlindNotice]),
    AccountsModule,
    PortfolioModule,
  ],
  controllers: [DigestsController, UnsubscribeController],
  providers: [
    DigestsService,
    DigestMails,
    DigestWork,
    SendDigestsWork,
    BlindNoticeWork,
    DeliveriesService,
    SubscriptionsService,
    TestCopies,
  ],
  exports: [DigestsService, DigestMails, DigestWork, SendDigestsWork, BlindNoticeWork],
})
export class DigestsModule {}
