import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BrandFigure } from './brand-figure.entity.js';
import { Brand } from './brand.entity.js';
import { ListedParty } from './known-party.entity.js';
import { MarkRegistration } from './mark-registration.entity.js';
import { Mark } from './mark.entity.js';
import { Organisation } from './organisation.entity.js';
import { PartyPermit } from './permit.entity.js';
import { PortfolioService } from './portfolio.service.js';
import { CustomerPromise } from './promise.entity.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([
      Brand,
      Mark,
      MarkRegistration,
      ListedParty,
      PartyPermit,
      CustomerPromise,
      BrandFigure,
      Organisation,
    ]),
  ],
  providers: [PortfolioService],
  exports: [PortfolioService],
})
export class PortfolioModule {}
