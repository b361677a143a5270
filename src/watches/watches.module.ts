import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PartnersModule } from '../partners/partners.module.js';
import { Clock } from '../platform/clock/clock.js';
import { Config } from '../platform/config/config.js';
import { PortfolioModule } from '../portfolio/portfolio.module.js';
import { ImportPortfolioService } from './import-portfolio.service.js';
import { PollSchedule } from './poll-schedule.service.js';
import { PollTurns } from './poll-turns.service.js';
import { PollWork } from './poll-work.js';
import { Poll } from './poll.entity.js';
import { PollsService } from './polls.service.js';
import { ProviderBudget } from './provider-budget.entity.js';
import { ProviderKeyEvent } from './provider-key-event.entity.js';
import { ProviderKeysController } from './provider-keys.controller.js';
import { ProviderKeys } from './provider-keys.service.js';
import { ProviderPace } from './provider-pace.entity.js';
import { ProviderSpend } from './provider-spend.entity.js';
import { Transports } from './transport/transports.js';
import { WatchSchedule } from './watch-schedule.entity.js';
import { Watch } from './watch.entity.js';
import { WatchesService } from './watches.service.js';

@Module({
  imports: [
    PortfolioModule,
    PartnersModule,
    TypeOrmModule.forFeature([
      Watch,
      WatchSchedule,
      Poll,
      ProviderBudget,
      ProviderSpend,
      ProviderPace,
      ProviderKeyEvent,
    ]),
  ],
  controllers: [ProviderKeysController],
  providers: [
    WatchesService,
    ProviderKeys,
    ImportPortfolioService,
    PollSchedule,
    PollsService,
    PollTurns,
    PollWork,
    {
      provide: Transports,
      inject: [Config, Clock, ProviderKeys],
      useFactory: (config: Config, clock: Clock, keys: ProviderKeys) => new Transports(config, { clock }, keys),
    },
  ],
  exports: [WatchesService, ImportPortfolioService, PollSchedule, PollsService, PollWork],
})
export class WatchesModule {}
