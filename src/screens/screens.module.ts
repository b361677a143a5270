import { Module } from '@nestjs/common';
import { AlertQueueScreen } from './alert-queue.screen.js';
import { AlertScreen } from './alert.screen.js';
import { CaptureScreen } from './capture.screen.js';
import { CapturesScreen } from './captures.screen.js';
import { DigestsModule } from '../digests/digests.module.js';
import { DigestScreen } from './digest.screen.js';
import { PortfolioScreen } from './portfolio.screen.js';

@Module({
  imports: [DigestsModule],
  controllers: [AlertQueueScreen, AlertScreen, CapturesScreen, CaptureScreen, PortfolioScreen, DigestScreen],
})
export class ScreensModule {}
