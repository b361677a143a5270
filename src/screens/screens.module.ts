import { Module } from '@nestjs/common';
import { AuditsModule } from '../audits/audits.module.js';
import { DigestsModule } from '../digests/digests.module.js';
import { ApiTokensScreen } from './api-tokens.screen.js';
import { AlertQueueScreen } from './alert-queue.screen.js';
import { AlertScreen } from './alert.screen.js';
import { AuditScreen } from './audit.screen.js';
import { AuditsScreen } from './audits.screen.js';
import { CaptureScreen } from './capture.screen.js';
import { CapturesScreen } from './captures.screen.js';
import { CaseScreen } from './case.screen.js';
import { CasesScreen } from './cases.screen.js';
import { CoverageScreen } from './coverage.screen.js';
import { CrossChecksScreen } from './cross-checks.screen.js';
import { DigestScreen } from './digest.screen.js';
import { ImpactNoteScreen } from './impact-note.screen.js';
import { LooksScreen } from './looks.screen.js';
import { OverviewScreen } from './overview.screen.js';
import { PartnerScreen } from './partner.screen.js';
import { PoliciesScreen } from './policies.screen.js';
import { PolicyScreen } from './policy.screen.js';
import { PortfolioScreen } from './portfolio.screen.js';
import { ProvidersScreen } from './providers.screen.js';
import { ReplyScreen } from './reply.screen.js';
import { RescanScreen } from './rescan.screen.js';
import { RescansScreen } from './rescans.screen.js';

/** One class a screen; the console's and the terminal's reading. */
@Module({
  imports: [AuditsModule, DigestsModule],
  controllers: [
    AlertQueueScreen,
    AlertScreen,
    ApiTokensScreen,
    AuditsScreen,
    AuditScreen,
    CaptureScreen,
    CapturesScreen,
    CaseScreen,
    CasesScreen,
    CoverageScreen,
    CrossChecksScreen,
    DigestScreen,
    ImpactNoteScreen,
    LooksScreen,
    OverviewScreen,
    PoliciesScreen,
    PolicyScreen,
    PartnerScreen,
    PortfolioScreen,
    ProvidersScreen,
    ReplyScreen,
    RescansScreen,
    RescanScreen,
  ],
})
export class ScreensModule {}
