import { Global, Module } from '@nestjs/common';
import { JobQueue } from './job-queue.js';

/** Durable jobs, for every room that has work which must happen once and in time. */
@Global()
@Module({ providers: [JobQueue], exports: [JobQueue] })
export class QueueModule {}
