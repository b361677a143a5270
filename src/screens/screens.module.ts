import { Module } from '@nestjs/common';
import { AlertQueueScreen } from './alert-queue.screen.js';
import { AlertScreen } from './alert.screen.js';
import { CaptureScreen } from './capture.screen.js';
import { CaseScreen } from './case.screen.js';
import { CasesScreen } from './cases.screen.js';
import { CapturesScreen } from './captures.screen.js';
import { ImpactNoteScreen } from './impact-note.screen.js';
import { OverviewScreen } from './overview.screen.js';
import { PortfolioScreen } from './portfolio.screen.js';

@Module({
  controllers: [
    OverviewScreen,
    AlertQueueScreen,
    AlertScreen,
    CasesScreen,
    CaseScreen,
    ImpactNoteScreen,
    CapturesScreen,
    CaptureScreen,
    PortfolioScreen,
  ],
})
export class ScreensModule {}
