import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Config } from '../config/config.js';
import { dataSourceOptions } from './data-source.js';
import { databaseUrl } from './database-url.js';
import { MakePartitionsJob } from './make-partitions.job.js';

/** Opens the database once per process; rooms register their entities with `TypeOrmModule.forFeature`. */
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [Config],
      useFactory: async (config: Config) => ({
        ...dataSourceOptions(await databaseUrl(config)),
        autoLoadEntities: true,
        // The schema has just been migrated over the same address: a failure now is real and is told at once.
        retryAttempts: 0,
      }),
    }),
  ],
  providers: [MakePartitionsJob],
})
export class DatabaseModule {}
