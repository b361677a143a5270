import type { Relation, Violation } from '../detection/finding.js';

/**
 * What the record says of one week for one role: plain facts, from which `composeDigest` makes what a person reads. Instants
 * are ISO 8601 in UTC, days calendar days.
 */

export const DIGEST_ROLES = ['ppc-manager', 'partner-manager'] as const;
/** Who gets a digest. */
export type DigestRole = (typeof DIGEST_ROLES)[number];

/** Looks by how they ended; the first two could see the results page, the others could not. */
export interface LookCounts {
  readonly ads: number;
  readonly noAds: number;
  readonly blocked: number;
  readonly failed: number;
  readonly refused: number;
}

/** Looks of one provider that could not see, for one reason. */
export interface BlindFact {
  readonly provider: string;
  readonly code: string;
  readonly message: string | null;
  readonly looks: number;
  readonly firstAt: string;
  readonly lastAt: string;
}

/** Money at risk as a CX-impact note estimates it: in the currency's units, P10 and P90. */
export interface MoneyFact {
  readonly low: number;
  readonly high: number;
  readonly currency: string;
}

/** Misuse that was seen in the week: an alert, or all alerts of one case. */
export interface IncidentFact {
  readonly kind: 'alert' | 'case';
  readonly id: string;
  /** The case's number; null for an alert. */
  readonly number: number | null;
  readonly brand: string;
  readonly party: string;
  readonly relation: Relation;
  readonly engine: string;
  readonly country: string | null;
  readonly verdict: 'violation' | 'review';
  readonly violation: Violation;
  /** One sentence of the rule that says what was found. */
  readonly explanation: string;
  /** Looks of the week in which it was seen, and looks at its engine and country that could see the page; none that was aimed. */
  readonly seenIn: number;
  readonly lookedIn: number;
  /** Looks of the week besides in which it was seen: aimed ones, and those that asked what a provider sees. They tell no share. */
  readonly seenBesides: number;
  /** Looks of the week before in which it was seen. */
  readonly seenBefore: number;
  readonly money: MoneyFact | null;
  /** The case's state, or the alert's. */
  readonly state: string;
  /** What a person last did about it, where somebody did. */
  readonly done: { readonly what: string; readonly at: string } | null;
  /** The first open action of the case's note. */
  readonly action: { readonly what: string; readonly who: string; readonly dueOn: string } | null;
}

export interface PolicyFact {
  readonly documentId: string;
  readonly name: string;
  readonly at: string;
  readonly summary: string;
  readonly wordsAdded: number;
  readonly wordsRemoved: number;
}

export interface PartnerFact {
  readonly name: string;
  readonly brand: string;
  /** Day on which the agreement was signed; null when the portfolio does not say. */
  readonly since: string | null;
  /** Looks of the week in which it was seen on the brand's queries. */
  readonly seenIn: number;
  /** Confirmed violations whose ads were seen in the last eight weeks. */
  readonly confirmed: number;
  /** Violations and reviews that wait for a decision. */
  readonly open: number;
}

/** Work that waits for the role. */
export interface WaitingFact {
  readonly alerts: number;
  readonly oldestAlertAt: string | null;
  readonly cases: number;
  readonly oldestCaseAt: string | null;
  /** Notices of which nobody knows whether they arrived, or that were refused. */
  readonly filings: number;
  readonly actions: readonly {
    readonly what: string;
    readonly caseId: string;
    readonly caseNumber: number;
    readonly dueOn: string;
  }[];
}

export interface DigestFacts {
  readonly looks: LookCounts;
  readonly looksBefore: LookCounts;
  /** Polls of the week that have not ended yet. */
  readonly notTaken: number;
  readonly days: readonly (LookCounts & { readonly day: string })[];
  readonly blind: readonly BlindFact[];
  readonly watches: number;
  /** Names of watches that are in force and for which no look ended in the week. */
  readonly silentWatches: readonly string[];
  readonly incidents: readonly IncidentFact[];
  /** Oldest first, the digest's week last. */
  readonly weeks: readonly { readonly week: string; readonly seen: number; readonly misuse: number }[];
  readonly policies: readonly PolicyFact[];
  /** Documents that are tracked, and how many of them the week's last check could read. */
  readonly policyDocuments: number;
  readonly policiesRead: number;
  /** Those that the week's last check could not read. */
  readonly unreadPolicies: readonly { readonly name: string; readonly reason: string }[];
  readonly partners: readonly PartnerFact[];
  readonly waiting: WaitingFact;
}
