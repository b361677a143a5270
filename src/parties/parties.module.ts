import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CapturesModule } from '../captures/captures.module.js';
import { PortfolioModule } from '../portfolio/portfolio.module.js';
import { FollowTrails } from './follow-trails.job.js';
import { PartiesService } from './parties.service.js';
import { Party } from './party.entity.js';
import { SightingTrail } from './sighting-trail.entity.js';
import { TrailTurns } from './trail-turns.service.js';
import { TrailWait } from './trail-wait.entity.js';
import { Trail } from './trail.entity.js';
import { TrailsController } from './trails.controller.js';
import { TrailsService } from './trails.service.js';

@Module({
  imports: [CapturesModule, PortfolioModule, TypeOrmModule.forFeature([Party, Trail, TrailWait, SightingTrail])],
  controllers: [TrailsController],
  providers: [PartiesService, TrailsService, TrailTurns, FollowTrails],
  exports: [PartiesService, TrailsService, FollowTrails],
})
export class PartiesModule {}
