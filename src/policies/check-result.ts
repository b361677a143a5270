import type { z } from 'zod';
import type { checkResult } from './policy.schema.js';
import type { RecordedCheck } from './record-checks.service.js';

/** A check as the API and the terminal tell it. */
export function toCheckResult({ check, change }: RecordedCheck): z.input<typeof checkResult> {
  return {
    id: check.id,
    at: check.at,
    outcome: check.outcome,
    reason: check.reasonCode === null ? null : { code: check.reasonCode, message: check.reasonMessage ?? '' },
    file: check.fileName,
    change: change === null ? null : { class: change.class, summary: change.summary },
  };
}
