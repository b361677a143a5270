import { Module } from '@nestjs/common';
import { AlertQueueScreen } from './alert-queue.screen.js';
import { AlertScreen } from './alert.screen.js';
import { CaptureScreen } from './capture.screen.js';
import { CapturesScreen } from './captures.screen.js';
import { PoliciesScreen } from './policies.screen.js';
import { PolicyScreen } from './policy.screen.js';
import { PortfolioScreen } from './portfolio.screen.js';

@Module({
  controllers: [
    AlertQueueScreen,
    AlertScreen,
    CapturesScreen,
    CaptureScreen,
    PoliciesScreen,
    PolicyScreen,
    PortfolioScreen,
  ],
})
export class ScreensModule {}
