import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PartnersModule } from '../partners/partners.module.js';
import { PortfolioModule } from '../portfolio/portfolio.module.js';
import { ImportPortfolioService } from './import-portfolio.service.js';
import { Watch } from './watch.entity.js';
import { WatchesService } from './watches.service.js';

@Module({
  imports: [PortfolioModule, PartnersModule, TypeOrmModule.forFeature([Watch])],
  providers: [WatchesService, ImportPortfolioService],
  exports: [WatchesService, ImportPortfolioService],
})
export class WatchesModule {}
