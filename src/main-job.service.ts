import { Injectable } from '@nestjs/common';
import { RaiseAlertsJob } from './alerts/raise-alerts.job.js';
import { ParseCapturesJob } from './captures/parse-captures.job.js';
import { TakeRepliesJob } from './captures/take-replies.job.js';
import { ExamineCapturesJob } from './findings/examine-captures.job.js';
import { runSideBySide } from './platform/queue/side-by-side.js';

/** Captures that each stage took. */
export interface MainJobCounts {
  readonly parsed: number;
  readonly examined: number;
  readonly raised: number;
}

/** From providers' replies and stored captures to alerts: every stage pulls what the one before it left. */
@Injectable()
export class MainJob {
  constructor(
    private readonly take: TakeRepliesJob,
    private readonly parse: ParseCapturesJob,
    private readonly examine: ExamineCapturesJob,
    private readonly raise: RaiseAlertsJob,
  ) {}

  /**
   * Runs all stages until nothing is pending, or until told to stop between two batches. May run in many processes at
   * once. The stages run side by side, because each waits for the database, or for the threads that read pages, for half
   * of its time.
   */
  async run(
    options: { onProgress?: (counts: MainJobCounts) => void; signal?: AbortSignal } = {},
  ): Promise<MainJobCounts> {
    const { onProgress, signal } = options;
    // Parsing twice: while one batch is being saved the threads read the other.
    const jobs = [this.take, this.parse, this.parse, this.examine, this.raise];
    const moved = await runSideBySide(
      jobs.map((job) => () => job.runBatch()),
      { ...(signal && { signal }), ...(onProgress && { onMove: (soFar) => onProgress(countsOf(soFar)) }) },
    );
    return countsOf(moved);
  }
}

function countsOf([, first = 0, second = 0, examined = 0, raised = 0]: readonly number[]): MainJobCounts {
  return { parsed: first + second, examined, raised };
}
