import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PortfolioModule } from '../portfolio/portfolio.module.js';
import { ImpactNote } from './impact-note.entity.js';
import { ImpactController } from './impact.controller.js';
import { ImpactService } from './impact.service.js';
import { NoteAction } from './note-action.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([ImpactNote, NoteAction]), PortfolioModule],
  controllers: [ImpactController],
  providers: [ImpactService],
  exports: [ImpactService],
})
export class ImpactModule {}
