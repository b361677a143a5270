import type { Basis, Relation, Verdict, Violation } from '../detection/finding.js';
import type { ProtectedMark } from '../detection/protected-portfolio.js';
import type { Answer } from '../trail/observed-trail.js';

/**
 * What is on record of one case: everything that a filing may say. Instants are ISO 8601 in UTC. All texts of ads are as
 * the advertiser wrote them, so hostile.
 */
export interface TakedownRecord {
  /** As people say it: `MW-12`. */
  readonly number: string;
  readonly brand: { readonly name: string; readonly owner: string };
  /** The brand's marks with their registrations. */
  readonly marks: readonly ProtectedMark[];
  readonly party: { readonly domain: string | null; readonly name: string | null };
  readonly relation: Relation;
  /** The affiliate that the party is, where the portfolio says so. */
  readonly partner: {
    readonly name: string;
    readonly network: string | null;
    readonly publisherId: string | null;
  } | null;
  readonly alerts: readonly RecordAlert[];
  readonly lines: readonly RecordLine[];
  /** Exemptions that applied to ads of the same party in the same places. */
  readonly exemptions: readonly RecordExemption[];
  /** Captures that the case rests on and keeps. */
  readonly pinned: number;
}

export interface RecordAlert {
  readonly id: string;
  readonly state: string;
  readonly engine: string;
  readonly country: string | null;
}

/** One violation of one mark by one clause or rule, with ads that show it. */
export interface RecordLine {
  readonly alertId: string;
  readonly engine: string;
  readonly country: string | null;
  readonly state: string;
  readonly violation: Violation;
  readonly mark: string | null;
  readonly verdict: Exclude<Verdict, 'allowed'>;
  readonly basis: Basis;
  readonly sightings: number;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
  /** At most three, the newest first. */
  readonly ads: readonly SeenAd[];
}

export interface RecordExemption {
  readonly code: string;
  readonly violation: Violation;
  readonly mark: string | null;
  readonly basis: Basis;
}

/** An ad where and when it was seen. */
export interface SeenAd {
  readonly title: string;
  readonly description: string | null;
  readonly displayUrl: string | null;
  readonly destination: string | null;
  readonly clickUrl: string | null;
  readonly advertiserName: string | null;
  readonly query: string | null;
  readonly language: string | null;
  readonly device: string | null;
  readonly location: string | null;
  readonly block: string;
  readonly position: number;
  readonly seenAt: string;
  readonly captureId: string;
  readonly sha256: string;
  /** Where its link was found to lead, by which it was judged; null where nobody followed it. */
  readonly trail: FollowedLink | null;
}

/** A followed link, with what is kept of it as evidence. */
export interface FollowedLink extends Answer {
  readonly followedAt: string;
  /** Of the landing page; null where none was kept. */
  readonly landingSha256: string | null;
}

/** The lines that a person confirmed, in alerts that stand confirmed: all that a filing may rest on. */
export function confirmedLines(record: TakedownRecord): readonly RecordLine[] {
  const standing = new Set(record.alerts.filter(({ state }) => state !== 'dismissed').map(({ id }) => id));
  return record.lines.filter((line) => line.state === 'confirmed' && standing.has(line.alertId));
}

/** Alerts of the case that somebody dismissed meanwhile. */
export function dismissedAlerts(record: TakedownRecord): readonly RecordAlert[] {
  return record.alerts.filter(({ state }) => state === 'dismissed');
}
