import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PortfolioModule } from '../portfolio/portfolio.module.js';
import { SignedTerm } from './agreement-term.entity.js';
import { Agreement } from './agreement.entity.js';
import { AffiliatePartner } from './partner.entity.js';
import { PartnersService } from './partners.service.js';

@Module({
  imports: [PortfolioModule, TypeOrmModule.forFeature([AffiliatePartner, Agreement, SignedTerm])],
  providers: [PartnersService],
  exports: [PartnersService],
})
export class PartnersModule {}
