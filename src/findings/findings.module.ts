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

@Module({
  imports: [
    TypeOrmModule.forFeature([Finding, FindingSighting]),
    CapturesModule,
    PartiesModule,
    PartnersModule,
    PortfolioModule,
  ],
  providers: [FindingsService, ExamineCapturesJob, PreparedPortfolio],
  exports: [FindingsService, ExamineCapturesJob],
})
export class FindingsModule {}
