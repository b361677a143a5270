import { Module } from '@nestjs/common';
import { AlertQueueScreen } from './alert-queue.screen.js';
import { AlertScreen } from './alert.screen.js';
import { CaptureScreen } from './capture.screen.js';
import { CapturesScreen } from './captures.screen.js';
import { CoverageScreen } from './coverage.screen.js';
import { PortfolioScreen } from './portfolio.screen.js';

@Module({
  controllers: [AlertQueueScreen, AlertScreen, CapturesScreen, CaptureScreen, CoverageScreen, PortfolioScreen],
})
export class ScreensModule {}
