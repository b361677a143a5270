import { type DynamicModule, Module } from '@nestjs/common';
import { AccountsModule } from './accounts/accounts.module.js';
import { AlertsModule } from './alerts/alerts.module.js';
import { AuditsModule } from './audits/audits.module.js';
import { CapturesModule } from './captures/captures.module.js';
import { CasesModule } from './cases/cases.module.js';
import { DigestsModule } from './digests/digests.module.js';
import { FindingsModule } from './findings/findings.module.js';
import { ImpactModule } from './impact/impact.module.js';
import { MainJob } from './main-job.service.js';
import { PartiesModule } from './parties/parties.module.js';
import { PartnersModule } from './partners/partners.module.js';
import type { Clock } from './platform/clock/clock.js';
import type { Config } from './platform/config/config.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { HealthController } from './platform/health.controller.js';
import { loggerModule } from './platform/http/logging.js';
import { OpenApi, OpenApiController } from './platform/http/openapi.controller.js';
import { MailModule } from './platform/mail/mail.module.js';
import { OutboundModule } from './platform/outbound/outbound.module.js';
import type { OutboundRules } from './platform/outbound/outbound-rules.js';
import { PlanningModule } from './planning/planning.module.js';
import { PlatformModule } from './platform/platform.module.js';
import { QueueModule } from './platform/queue/queue.module.js';
import { SecretsModule } from './platform/secrets/secrets.module.js';
import { StorageModule } from './platform/storage/storage.module.js';
import { RetentionModule } from './retention/retention.module.js';
import { PoliciesModule } from './policies/policies.module.js';
import { PortfolioModule } from './portfolio/portfolio.module.js';
import { ScreensModule } from './screens/screens.module.js';
import { WatchesModule } from './watches/watches.module.js';

/** The rooms, from the lowest floor up. */
const ROOMS = [
  AccountsModule,
  PortfolioModule,
  PartnersModule,
  PoliciesModule,
  WatchesModule,
  CapturesModule,
  PartiesModule,
  FindingsModule,
  AlertsModule,
  ImpactModule,
  PlanningModule,
  CasesModule,
  AuditsModule,
  RetentionModule,
  DigestsModule,
  ScreensModule,
];

@Module({})
export class AppModule {
  static forRoot(config: Config, clock?: Clock, outbound?: OutboundRules): DynamicModule {
    return {
      module: AppModule,
      imports: [
        loggerModule,
        PlatformModule.forRoot(config, clock),
        DatabaseModule,
        StorageModule,
        SecretsModule,
        QueueModule,
        MailModule,
        OutboundModule.forRoot(outbound),
        ...ROOMS,
      ],
      controllers: [HealthController, OpenApiController],
      providers: [OpenApi, MainJob],
    };
  }
}
