import type { Device, Engine } from '../../domain/capture/capture.js';
import type { LookReasonCode } from '../../domain/scheduling/look-reasons.js';
import type { LiveProvider } from '../../domain/scheduling/live-providers.js';
import type { MarketToWatch } from '../../domain/scheduling/cell.js';

/** One search to be made. */
export interface Look {
  readonly query: string;
  readonly engine: Engine;
  readonly market: MarketToWatch;
  readonly device: Device;
}

/** There is no page to read, and why. */
export interface LookFailure {
  readonly status: 'failed';
  readonly code: LookReasonCode;
  /** What happened, for people; holds no key. */
  readonly message: string;
  /** Whether the same look may succeed soon without anybody changing anything. */
  readonly transient: boolean;
  /** Seconds that the provider asked to be left alone for; null where it did not. */
  readonly retryAfter: number | null;
}

export interface LookAnswer {
  readonly status: 'answered';
  /** The reply as received, but for the key where it repeats it. */
  readonly bytes: Buffer;
}

/** The provider took the search and makes it later. */
export interface HandedIn {
  readonly status: 'handed-in';
  /** What it knows the search by. */
  readonly taskId: string;
}

/** What was handed in is not there yet. */
export interface NotReady {
  readonly status: 'not-ready';
  /** Why it could not be fetched; null where the provider says that it is not done. */
  readonly failure: LookFailure | null;
}

/** One provider. Asks once, never throws, retries nothing: when to ask again is decided by whoever keeps the look. */
export abstract class Transport {
  abstract readonly provider: LiveProvider;
  /** @param pingbackUrl where a provider that makes looks later may say that this one is done; others have no use for it */
  abstract ask(
    look: Look,
    signal: AbortSignal,
    pingbackUrl?: string | null,
  ): Promise<LookAnswer | HandedIn | LookFailure>;
}

/** What the provider itself says, as the end of a message; nothing where it says nothing. */
export function itSays(said: string | null): string {
  return said === null || said === '' ? '' : ` It says: ${JSON.stringify(said.slice(0, 300).replace(/\.$/, ''))}.`;
}

/** A failure that stays until somebody changes something. */
export function lasting(code: LookReasonCode, message: string): LookFailure {
  return { status: 'failed', code, message, transient: false, retryAfter: null };
}

/** A failure that may be over at the next try. */
export function passing(code: LookReasonCode, message: string, retryAfter: number | null = null): LookFailure {
  return { status: 'failed', code, message, transient: true, retryAfter };
}
