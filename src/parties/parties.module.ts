import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PartiesService } from './parties.service.js';
import { Party } from './party.entity.js';

@Module({ imports: [TypeOrmModule.forFeature([Party])], providers: [PartiesService], exports: [PartiesService] })
export class PartiesModule {}
