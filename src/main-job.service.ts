import { Injectable } from '@nestjs/common';
import { RaiseAlertsJob } from './alerts/raise-alerts.job.js';
import { ParseCapturesJob } from './captures/parse-captures.job.js';
import { TakeRepliesJob } from './captures/take-replies.job.js';
import { ExamineCapturesJob } from './findings/examine-captures.job.js';

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
   * once.
   */
  async run(
    options: { onProgress?: (counts: MainJobCounts) => void; signal?: AbortSignal } = {},
  ): Promise<MainJobCounts> {
    const counts = { parsed: 0, examined: 0, raised: 0 };
    for (;;) {
      const before = counts.parsed + counts.examined + counts.raised;
      const taken = await this.take.runBatch();
      counts.parsed += await this.parse.runBatch();
      counts.examined += await this.examine.runBatch();
      counts.raised += await this.raise.runBatch();
      if (counts.parsed + counts.examined + counts.raised + taken === before) return counts;
      options.onProgress?.({ ...counts });
      if (options.signal?.aborted === true) return counts;
    }
  }
}
