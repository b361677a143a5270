import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Config } from '../config/config.js';
import { MoveRaw } from './move-raw.service.js';
import { RawBackEnds } from './raw-back-ends.js';
import { RawBytes } from './raw-bytes.entity.js';
import { RawClearing } from './raw-clearing.service.js';
import { RawStore } from './raw-store.service.js';

/** Where bytes from outside are kept before anything is derived from them: replies, results pages, policies' pages. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([RawBytes])],
  providers: [
    RawStore,
    RawClearing,
    MoveRaw,
    { provide: RawBackEnds, inject: [Config], useFactory: ({ raw }: Config) => RawBackEnds.open(raw) },
  ],
  exports: [RawStore, RawClearing, MoveRaw],
})
export class StorageModule {}
