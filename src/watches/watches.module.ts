import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PartnersModule } from '../partners/partners.module.js';
import { Clock } from '../platform/clock/clock.js';
import { Config } from '../platform/config/config.js';
import { PortfolioModule } from '../portfolio/portfolio.module.js';
import { BlindSlice } from './blind-slice.entity.js';
import { AdLibraries } from './advertisers/ad-libraries.js';
import { AdvertiserEvidence } from './advertisers/advertiser-evidence.entity.js';
import { AdvertiserLookup } from './advertisers/advertiser-lookup.entity.js';
import { AdvertisersService } from './advertisers/advertisers.service.js';
import { ChosenLooks } from './chosen-looks.service.js';
import { ClearPolls } from './clear-polls.service.js';
import { ImportPortfolioService } from './import-portfolio.service.js';
import { PingbacksController } from './pingbacks.controller.js';
import { Pingbacks } from './pingbacks.service.js';
import { PollSchedule } from './poll-schedule.service.js';
import { PollTurns } from './poll-turns.service.js';
import { PollWork } from './poll-work.js';
import { Poll } from './poll.entity.js';
import { PollsService } from './polls.service.js';
import { ProviderBudget } from './provider-budget.entity.js';
import { ProviderCircuit } from './provider-circuit.entity.js';
import { ProviderKeyEvent } from './provider-key-event.entity.js';
import { ProviderKeysController } from './provider-keys.controller.js';
import { ProviderKeys } from './provider-keys.service.js';
import { ProviderPace } from './provider-pace.entity.js';
import { ProviderSight } from './provider-sight.entity.js';
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
      ProviderCircuit,
      ProviderSight,
      BlindSlice,
      AdvertiserLookup,
      AdvertiserEvidence,
      ProviderKeyEvent,
    ]),
  ],
  controllers: [ProviderKeysController, PingbacksController],
  providers: [
    WatchesService,
    ProviderKeys,
    ImportPortfolioService,
    PollSchedule,
    ChosenLooks,
    ClearPolls,
    PollsService,
    PollTurns,
    PollWork,
    Pingbacks,
    AdvertisersService,
    AdLibraries,
    {
      provide: Transports,
      inject: [Config, Clock, ProviderKeys],
      useFactory: (config: Config, clock: Clock, keys: ProviderKeys) => new Transports(config, { clock }, keys),
    },
  ],
  exports: [
    WatchesService,
    ImportPortfolioService,
    PollSchedule,
    ChosenLooks,
    ClearPolls,
    PollsService,
    PollWork,
    AdvertisersService,
  ],
})
export class WatchesModule {}
