import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CapturesModule } from '../captures/captures.module.js';
import { PartiesModule } from '../parties/parties.module.js';
import { PartnersModule } from '../partners/partners.module.js';
import { PortfolioModule } from '../portfolio/portfolio.module.js';
import { ExamineCapturesJob } from './examine-captures.job.js';
import { FindingSighting } from './finding-sighting.entity.js';
import { Finding } from './finding.entity.js';
import { FindingsService } from './findings.service.js';
import { PreparedPortfolio } from './prepared-portfolio.service.js';
import { RescanCount } from './rescan/rescan-count.entity.js';
import { RescanFindingSighting } from './rescan/rescan-finding-sighting.entity.js';
import { RescanFinding } from './rescan/rescan-finding.entity.js';
import { RescanWork } from './rescan/rescan-work.js';
import { Rescan } from './rescan/rescan.entity.js';
import { RescansController } from './rescan/rescans.controller.js';
import { RescansService } from './rescan/rescans.service.js';
import { RuleUse } from './rescan/rule-use.entity.js';
import { RuleUses } from './rescan/rule-uses.service.js';
import { RescanTakeUp } from './rescan/take-up.js';
import { RunRescan } from './rescan/run-rescan.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([
      Finding,
      FindingSighting,
      Rescan,
      RescanFinding,
      RescanFindingSighting,
      RescanCount,
      RuleUse,
    ]),
    CapturesModule,
    PartiesModule,
    PartnersModule,
    PortfolioModule,
  ],
  controllers: [RescansController],
  providers: [
    FindingsService,
    ExamineCapturesJob,
    PreparedPortfolio,
    RescansService,
    RunRescan,
    RescanWork,
    RuleUses,
    RescanTakeUp,
  ],
  exports: [FindingsService, ExamineCapturesJob, RescansService, RunRescan, RescanWork, RescanTakeUp],
})
export class FindingsModule {}
