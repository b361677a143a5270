import { dismissedAlerts, type TakedownRecord } from './record.js';
import { type FilingField, hasGap, missingFields } from './draft.js';
import { fileability } from './fileability.js';
import { type Route, ROUTE_SPECS } from './routes.js';

/** A filing as far as it counts for whether it may leave. */
export interface SendableFiling {
  readonly route: Route;
  readonly recipient: string | null;
  readonly subject: string | null;
  readonly body: string;
  readonly fields: readonly FilingField[];
}

export interface Refusal {
  readonly code: string;
  readonly message: string;
}

/** States from which a filing may be sent, or its reference number recorded. */
export const SENDABLE: readonly string[] = ['draft', 'failed'];

/**
 * Why a draft may not be sent now (mail), or its reference number not be recorded (form); null when it may. What was filed
 * in a form is a fact, so its number is refused only where that would hide that the alert was dismissed.
 *
 * @param mailFrom who mail is from; null when mail is not set up
 */
export function refusalToSend(
  filing: SendableFiling,
  record: TakedownRecord,
  caseState: string,
  mailFrom: string | null,
  now: Date,
): Refusal | null {
  const { kind } = ROUTE_SPECS[filing.route];
  if (caseState === 'closed') {
    return { code: 'MW-FILING-STATE', message: 'The case is closed. Open a new one to file again.' };
  }
  if (dismissedAlerts(record).length > 0) {
    return {
      code: 'MW-CASE-ALERT-DISMISSED',
      message: 'An alert of this case was dismissed after it was opened. Confirm it again, or close the case.',
    };
  }
  if (kind === 'form') return null;
  const answer = fileability(filing.route, record, now);
  if (answer.result !== 'file-here') return { code: 'MW-FILING-NOT-FILEABLE', message: answer.sentence };
  const labels = missingFields(filing.fields).map(
    (key) => filing.fields.find((field) => field.key === key)?.label ?? key,
  );
  if (filing.recipient === null || labels.length > 0) {
    return { code: 'MW-FILING-INCOMPLETE', message: `Still missing: ${labels.join(', ')}. Give it once; it is kept.` };
  }
  if (hasGap(filing.body) || hasGap(filing.subject ?? '')) {
    return {
      code: 'MW-FILING-INCOMPLETE',
      message: 'The text still has a gap marked “[missing: …]”. Fill it in or take it out.',
    };
  }
  const replyBy = filing.fields.find(({ key }) => key === 'reply-by')?.value ?? null;
  if (replyBy !== null && replyBy <= now.toISOString().slice(0, 10)) {
    return {
      code: 'MW-FILING-DATE-PAST',
      message: `It asks for an answer by ${replyBy}, which is past. Refresh it first.`,
    };
  }
  if (mailFrom === null) {
    return { code: 'MW-MAIL-NOT-SET-UP', message: 'No mail can be sent: set MAIL_URL and MAIL_FROM, or MAIL_OUTBOX.' };
  }
  return null;
}
