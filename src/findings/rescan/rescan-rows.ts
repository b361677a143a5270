import type { SeenAd } from '../../captures/captures.service.js';
import type { FindingPair } from '../../domain/rescan/compare-findings.js';
import { deterministicId } from '../../platform/storage/deterministic-id.js';
import type { Finding } from '../finding.entity.js';
import type { RescanFindingSighting } from './rescan-finding-sighting.entity.js';
import type { RescanFinding } from './rescan-finding.entity.js';

/** One sighting of an ad, and what became of each finding on it. */
export interface ComparedSighting {
  readonly ad: SeenAd;
  readonly pairs: readonly FindingPair<Finding>[];
}

/** A row with what its counts are told apart by besides. */
export type CountedRow = RescanFinding & { readonly beforeRuleVersion: number | null };

/** The rows of one batch: each pair of findings once, however many sightings it has. */
export class RescanRows {
  readonly #findings = new Map<string, CountedRow>();
  readonly #sightings = new Map<string, RescanFindingSighting>();

  constructor(private readonly rescanId: string) {}

  /** In the order of their keys, so that two rescans never wait for each other in a circle. */
  get findings(): CountedRow[] {
    return [...this.#findings.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }

  get sightings(): RescanFindingSighting[] {
    return [...this.#sightings.values()];
  }

  add({ ad, pairs }: ComparedSighting): void {
    for (const pair of pairs) {
      const finding = pair.after ?? pair.before;
      if (finding === null) continue;
      const id = deterministicId('rescan', this.rescanId, pair.before?.id ?? null, pair.after?.id ?? null);
      const known = this.#findings.get(id);
      const row = known ?? rowOf(id, this.rescanId, finding, pair, ad.seenAt);
      row.sightings += 1;
      if (ad.seenAt < row.firstSeenAt) row.firstSeenAt = ad.seenAt;
      if (ad.seenAt > row.lastSeenAt) row.lastSeenAt = ad.seenAt;
      this.#findings.set(id, row);
      if (pair.change === 'new' || pair.change === 'verdict') {
        const { sightingId, captureId, seenAt } = ad;
        this.#sightings.set(id + sightingId, { rescanFindingId: id, sightingId, captureId, seenAt });
      }
    }
  }
}

function rowOf(
  id: string,
  rescanId: string,
  finding: Finding,
  { before, after, change }: FindingPair<Finding>,
  seenAt: Date,
): CountedRow {
  const { brandId, creativeId, partyId, relation, mark, violation, ruleId } = finding;
  const { engine, query, country, language, device } = finding;
  const differs = change === 'same' ? null : after;
  return {
    ...{ id, rescanId, brandId, creativeId, partyId, relation, mark, violation, ruleId },
    ...{ engine, query, country, language, device, change },
    sightings: 0,
    firstSeenAt: seenAt,
    lastSeenAt: seenAt,
    beforeFindingId: before?.id ?? null,
    beforeVerdict: before?.verdict ?? null,
    beforeRuleVersion: before?.ruleVersion ?? null,
    afterFindingId: after?.id ?? null,
    afterRuleVersion: after?.ruleVersion ?? null,
    afterVerdict: after?.verdict ?? null,
    afterConfidence: differs?.confidence ?? null,
    afterSpans: differs?.spans ?? null,
    afterBasis: differs?.basis ?? null,
    afterEnforcement: differs?.enforcement ?? null,
    afterBroadMatch: differs?.broadMatch ?? null,
    afterExemption: differs?.exemption ?? null,
    afterExplanation: differs?.explanation ?? null,
    takenUpAt: null,
    takenUpBy: null,
  };
}
