import { LONGEST_WAIT_SECONDS } from './retry.js';

/**
 * A provider that keeps failing is left alone, and its spend with it: the circuit opens. Once the pause is over one look is
 * let through (half open): it closes the circuit or opens it for longer.
 */
export interface Circuit {
  /** Failures in a row. */
  readonly failures: number;
  /** When the first of them happened. */
  readonly since: Date;
  /** Until when nobody asks; null while it is closed. */
  readonly openUntil: Date | null;
  /** Of the last failure. */
  readonly code: string;
  readonly message: string;
}

/** What went wrong. */
export interface CircuitFailure {
  readonly code: string;
  readonly message: string;
  /** Seconds that the provider asked to be left alone for; null where it did not. */
  readonly retryAfter: number | null;
}

/** Failures that no further request mends: one is enough. */
const LASTING: readonly string[] = ['key-refused', 'out-of-credits', 'wrong-address'];
/** Failures of the provider as a whole that may be over soon. */
const PASSING: readonly string[] = ['rate-limited', 'provider-down', 'timed-out', 'unreachable', 'not-a-reply'];
/** What readers say of a reply whose layout they do not know. */
const LAYOUT: readonly string[] = [
  'unread-ads',
  'unreadable-ads',
  'unexpected-shape',
  'no-results-area',
  'not-a-results-page',
  'not-json',
];

/** Passing failures in a row that open a circuit: more than one look is tried in all, so that no single search opens it. */
const MOST_FAILURES = 5;
const SHORTEST_PAUSE_SECONDS = 60;
const SHORTEST_LASTING_PAUSE_SECONDS = 15 * 60;

/** Seconds that a look let through by a half-open circuit has before another one is. */
export const TRIAL_SECONDS = 120;

/**
 * What a failure speaks against: the provider as a whole, the provider on this engine, or nothing but this look (`null`), such
 * as a search that it does not take.
 */
export function speaksAgainst(code: string): 'provider' | 'engine' | null {
  if (LASTING.includes(code) || PASSING.includes(code)) return 'provider';
  return LAYOUT.includes(code) ? 'engine' : null;
}

/**
 * The circuit after one more failure. Pauses begin at a minute, at a quarter of an hour where only a person can help, or at
 * what the provider asked for, and double up to an hour: so a mended account is noticed within the hour without anybody's doing.
 *
 * @param before null where nothing had failed since the last answer
 */
export function afterFailure(before: Circuit | null, failure: CircuitFailure, now: Date): Circuit {
  const failures = (before?.failures ?? 0) + 1;
  const isLasting = LASTING.includes(failure.code);
  const opensAt = isLasting ? 1 : MOST_FAILURES;
  const shortest = isLasting ? SHORTEST_LASTING_PAUSE_SECONDS : SHORTEST_PAUSE_SECONDS;
  // Of failures while it is open (looks that were under way) none makes the pause longer.
  const doublings = Math.max(0, Math.min(failures - opensAt, 6));
  const seconds = Math.min(Math.max(shortest * 2 ** doublings, failure.retryAfter ?? 0), LONGEST_WAIT_SECONDS);
  const stillOpen = before?.openUntil !== null && before !== null && before.openUntil > now ? before.openUntil : null;
  const openUntil =
    failures < opensAt ? stillOpen : new Date(Math.max(now.getTime() + seconds * 1000, stillOpen?.getTime() ?? 0));
  const code = LAYOUT.includes(failure.code) ? 'layout-changed' : failure.code;
  return { failures, since: before?.since ?? now, openUntil, code, message: failure.message };
}

/** Whether looks wait for an open circuit, because it may close soon, instead of ending or going to the next provider. */
export function mayPass(code: string): boolean {
  return PASSING.includes(code);
}
