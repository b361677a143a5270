/**
 * Chances that a finding holds. They are ordered judgements, not yet measured against labelled ads: a higher figure means
 * better evidence, and 0.9 does not promise nine in ten.
 */
export const CONFIDENCE = {
  /** A list of the user decides: the owner's own domain, a permit in force. */
  certain: 0.99,
  /** Known party and plain evidence. */
  strong: 0.9,
  /** Plain evidence about an unknown party. */
  good: 0.75,
  /** The evidence fits an innocent reading less well than a guilty one. */
  fair: 0.65,
  /** A person must decide. */
  open: 0.5,
  /** Little speaks for it. */
  slight: 0.35,
} as const;

/** Shifts a chance and keeps it between 0.05 and 0.99, with two decimals. */
export function shifted(confidence: number, by: number): number {
  return Math.round(Math.min(0.99, Math.max(0.05, confidence + by)) * 100) / 100;
}
