/**
 * Why there is no whole answer, and whether the same request may succeed later without anybody changing anything. A status
 * such as 500 is an answer; it is no error here.
 */
const TRANSIENT = {
  /** Connecting or answering took longer than allowed. */
  'timed-out': true,
  /** Nothing answers there, or the connection broke before an answer began. */
  unreachable: true,
  /** The answer broke off before its end. */
  truncated: true,
  /** There is no such name, or it has no address. */
  'unknown-host': false,
  /** Body or header larger than the caller takes, packed or unpacked. */
  'too-large': false,
  /** No certificate that vouches for this name, or no common version of TLS. */
  tls: false,
  /** What came back is not HTTP, or redirects to something that is no address. */
  'bad-response': false,
  /** Packed in a way that is not understood, or not packed as it says. */
  'bad-encoding': false,
  /** The request itself cannot be sent: an address that is none, a header with a line break. */
  'bad-request': false,
  /** The caller's signal ended it. */
  aborted: false,
  /** Neither http nor https. */
  'refused-scheme': false,
  /** User name or password within the address. */
  'refused-credentials': false,
  /** Another port than 80 and 443. */
  'refused-port': false,
  /** Leads to an address that is not public. */
  'refused-address': false,
  /** Redirects from https to http. */
  'refused-downgrade': false,
  'too-many-redirects': false,
} as const satisfies Record<string, boolean>;

export type OutboundCode = keyof typeof TRANSIENT;

/** Every code, for screens and documents that explain them. */
export const OUTBOUND_CODES = Object.keys(TRANSIENT) as readonly OutboundCode[];

/** What is known of a request that failed. */
export interface OutboundFailure {
  /** Where it was going, without secrets; null where there was no address to speak of. */
  readonly url: string | null;
  /** The operating system's or library's own code, for example `ECONNREFUSED`. */
  readonly system?: string | null;
  /** Status of an answer that began and did not end. */
  readonly status?: number | null;
  /** When that answer asked to be left alone until. */
  readonly retryAfter?: Date | null;
}

/**
 * A request that got no whole answer. It holds nothing of the request's headers, body or secret parameters and no cause
 * that does, so that it may be logged and stored as it is. The message is one sentence for people.
 */
export class OutboundError extends Error {
  readonly transient: boolean;
  readonly url: string | null;
  readonly system: string | null;
  readonly status: number | null;
  readonly retryAfter: Date | null;

  constructor(
    readonly code: OutboundCode,
    message: string,
    { url, system = null, status = null, retryAfter = null }: OutboundFailure,
  ) {
    super(message);
    this.name = 'OutboundError';
    this.transient = TRANSIENT[code];
    this.url = url;
    this.system = system;
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/** Whether an answer with this status may be different soon: 408, 429 and 5xx (RFC 9110, RFC 6585). */
export function isTransientStatus(status: number): boolean {
  return status === 408 || status === 429 || (status >= 500 && status <= 599);
}
