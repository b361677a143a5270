import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PortfolioModule } from '../portfolio/portfolio.module.js';
import { AgreementEvent } from './agreement-event.entity.js';
import { SignedTerm } from './agreement-term.entity.js';
import { AgreementText } from './agreement-text.entity.js';
import { Agreement } from './agreement.entity.js';
import { AgreementsController } from './agreements.controller.js';
import { AgreementsService } from './agreements.service.js';
import { AffiliatePartner } from './partner.entity.js';
import { PartnersService } from './partners.service.js';

@Module({
  imports: [
    PortfolioModule,
    TypeOrmModule.forFeature([AffiliatePartner, Agreement, SignedTerm, AgreementText, AgreementEvent]),
  ],
  controllers: [AgreementsController],
  providers: [PartnersService, AgreementsService],
  exports: [PartnersService],
})
export class PartnersModule {}
