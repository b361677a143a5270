import type { MatchVia } from '../detection/finding.js';
import type { MarkForm } from './mark-form.js';

/** A stretch of a text recognised as a mark. Offsets are UTF-16 units of the text as given. */
export interface MarkMatch {
  readonly markId: number;
  readonly form: MarkForm;
  readonly start: number;
  readonly end: number;
  readonly via: MatchVia;
  /** Weak matches (a compound with an unknown rest, a name split by spaces) need a second signal before they count. */
  readonly weak: boolean;
}
