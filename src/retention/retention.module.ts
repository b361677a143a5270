import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CapturesModule } from '../captures/captures.module.js';
import { WatchesModule } from '../watches/watches.module.js';
import { RetentionRun } from './retention-run.entity.js';
import { RetentionWork } from './retention.job.js';
import { Retention } from './retention.service.js';

@Module({
  imports: [CapturesModule, WatchesModule, TypeOrmModule.forFeature([RetentionRun])],
  providers: [Retention, RetentionWork],
  exports: [Retention, RetentionWork],
})
export class RetentionModule {}
