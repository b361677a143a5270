import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RawBytes } from './raw-bytes.entity.js';
import { RawStore } from './raw-store.service.js';

/** Where bytes from outside are kept before anything is derived from them: replies, results pages, policies' pages. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([RawBytes])],
  providers: [RawStore],
  exports: [RawStore],
})
export class StorageModule {}
