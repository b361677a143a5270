import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AlertsModule } from '../alerts/alerts.module.js';
import { ImpactModule } from '../impact/impact.module.js';
import { CaseAlert } from './case-alert.entity.js';
import { CaseEvent } from './case-event.entity.js';
import { CasesController } from './cases.controller.js';
import { CasesService } from './cases.service.js';
import { FilingDraftsService } from './filing-drafts.service.js';
import { FilingFact } from './filing-fact.entity.js';
import { FilingFactsService } from './filing-facts.service.js';
import { Filing } from './filing.entity.js';
import { FilingsController } from './filings.controller.js';
import { FilingsService } from './filings.service.js';
import { NoteRecurrenceJob } from './note-recurrence.job.js';
import { OpenCaseService } from './open-case.service.js';
import { PinnedCapture } from './pinned-capture.entity.js';
import { SendFilingsJob } from './send-filings.job.js';
import { TakedownCase } from './takedown-case.entity.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([TakedownCase, CaseAlert, CaseEvent, PinnedCapture, Filing, FilingFact]),
    AccountsModule,
    AlertsModule,
    ImpactModule,
  ],
  controllers: [CasesController, FilingsController],
  providers: [
    OpenCaseService,
    CasesService,
    FilingDraftsService,
    FilingsService,
    FilingFactsService,
    SendFilingsJob,
    NoteRecurrenceJob,
  ],
  exports: [OpenCaseService, CasesService, FilingsService, FilingFactsService, SendFilingsJob, NoteRecurrenceJob],
})
export class CasesModule {}
