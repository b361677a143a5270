import { Module } from '@nestjs/common';
import { PortfolioModule } from '../portfolio/portfolio.module.js';
import { WatchesModule } from '../watches/watches.module.js';
import { PlanLooks } from './plan-looks.job.js';

@Module({ imports: [PortfolioModule, WatchesModule], providers: [PlanLooks], exports: [PlanLooks] })
export class PlanningModule {}
