import { OutboundError } from '../../src/platform/outbound/outbound-error.js';

/** The error that a request must end with; anything else fails the test. */
export async function outboundErrorOf(work: Promise<unknown>): Promise<OutboundError> {
  const outcome: unknown = await work.catch((error: unknown) => error);
  if (outcome instanceof OutboundError) return outcome;
  throw new Error('Expected an OutboundError', { cause: outcome });
}
