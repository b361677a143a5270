import type { Sitelink } from '../capture/capture.js';
import type { ObservedTrail } from '../trail/observed-trail.js';

/**
 * The few readonly fields of an ad in its context that detection needs. A parsed ad with its capture's context satisfies
 * it as it is, and so does a stored creative with its sighting.
 */
export interface ObservedAd {
  readonly id: string;
  readonly title: string;
  readonly description: string | null;
  readonly displayUrl: string | null;
  readonly destination: string | null;
  readonly sitelinks: readonly Sitelink[];
  readonly advertiserName: string | null;
  readonly kind: 'text' | 'shopping';
  readonly query: string | null;
  readonly engine: string | null;
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country: string | null;
  readonly language: string | null;
  readonly device: string | null;
  /** ISO 8601 instant; decides which terms and rules were in force. Null means: those in force now are not assumed. */
  readonly capturedAt: string | null;
  /** Where the link was found to lead; null or left out where it was not followed. */
  readonly trail?: ObservedTrail | null;
}
