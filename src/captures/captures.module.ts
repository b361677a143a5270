import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { WatchesModule } from '../watches/watches.module.js';
import { CaptureKey } from './capture-key.entity.js';
import { Capture } from './capture.entity.js';
import { CaptureStages } from './capture-stages.service.js';
import { CapturesController } from './captures.controller.js';
import { CapturesService } from './captures.service.js';
import { ClearCaptures } from './clear-captures.service.js';
import { ClearedCapture } from './cleared-capture.entity.js';
import { Creative } from './creative.entity.js';
import { HandIn } from './hand-in.service.js';
import { InboxController } from './inbox.controller.js';
import { ParseCapturesJob } from './parse-captures.job.js';
import { ParsePool } from './parse-pool.js';
import { Sighting } from './sighting.entity.js';
import { TakeRepliesJob } from './take-replies.job.js';
import { WatchedFolder } from './watched-folder.service.js';
import { UploadService } from './upload.service.js';

@Module({
  imports: [WatchesModule, TypeOrmModule.forFeature([CaptureKey, Capture, ClearedCapture, Creative, Sighting])],
  controllers: [CapturesController, InboxController],
  providers: [
    CapturesService,
    CaptureStages,
    ClearCaptures,
    HandIn,
    UploadService,
    WatchedFolder,
    TakeRepliesJob,
    ParseCapturesJob,
    { provide: ParsePool, useFactory: () => new ParsePool() },
  ],
  exports: [CapturesService, CaptureStages, ClearCaptures, HandIn, WatchedFolder, TakeRepliesJob, ParseCapturesJob],
})
export class CapturesModule {}
