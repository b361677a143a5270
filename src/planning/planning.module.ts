import { Module } from '@nestjs/common';
import { WatchesModule } from '../watches/watches.module.js';
import { PlanLooks } from './plan-looks.job.js';

@Module({ imports: [WatchesModule], providers: [PlanLooks], exports: [PlanLooks] })
export class PlanningModule {}
