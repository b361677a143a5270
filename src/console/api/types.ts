/** Names for parts of the generated API types that screens speak of by themselves. */
import type {
  Alert,
  AlertLine,
  AlertQueue,
  AlertsDecideData,
  Capture,
  CaptureRow,
  ShownAd,
  UploadAnswer,
} from './generated/types.gen.js';

export type AlertState = Alert['state'];
export type Verdict = AlertLine['verdict'];
/** How much was looked at; stands beside every “nothing found”. */
export type Looked = AlertQueue['looked'];
/** A stretch `[start, end)` of one field, in UTF-16 units. */
export type AdSpan = ShownAd['spans'][number];
export type DecisionRequest = AlertsDecideData['body'];
export type Decision = DecisionRequest['decision'];
export type DismissReason = NonNullable<DecisionRequest['reason']>;
export type CaptureOutcome = NonNullable<CaptureRow['outcome']>;
export type CaptureAd = Capture['ads'][number];
export type UploadResult = UploadAnswer['results'][number];
