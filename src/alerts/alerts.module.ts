import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CapturesModule } from '../captures/captures.module.js';
import { FindingsModule } from '../findings/findings.module.js';
import { PartiesModule } from '../parties/parties.module.js';
import { PortfolioModule } from '../portfolio/portfolio.module.js';
import { AlertEvent } from './alert-event.entity.js';
import { AlertLine } from './alert-line.entity.js';
import { Alert } from './alert.entity.js';
import { AlertsController } from './alerts.controller.js';
import { AlertsService } from './alerts.service.js';
import { RaiseAlertsJob } from './raise-alerts.job.js';
import { TakeUpController } from './take-up.controller.js';
import { TakeUpFindings } from './take-up-findings.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Alert, AlertLine, AlertEvent]),
    PortfolioModule,
    CapturesModule,
    PartiesModule,
    FindingsModule,
  ],
  controllers: [AlertsController, TakeUpController],
  providers: [AlertsService, RaiseAlertsJob, TakeUpFindings],
  exports: [AlertsService, RaiseAlertsJob],
})
export class AlertsModule {}
