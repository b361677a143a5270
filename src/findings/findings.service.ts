import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { AdKind } from '../domain/capture/capture.js';
import type { Relation, Verdict, Violation } from '../domain/detection/finding.js';
import { Finding } from './finding.entity.js';

/** A finding at one of its sightings. */
export interface SeenFinding {
  readonly id: string;
  readonly brandId: string;
  readonly partyId: string;
  readonly relation: Relation;
  readonly engine: string;
  readonly country: string | null;
  readonly adKind: AdKind;
  readonly mark: string | null;
  readonly violation: Violation;
  readonly verdict: Verdict;
  readonly confidence: number;
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly sightingId: string;
  readonly seenAt: Date;
}

/** What other rooms may ask of findings. */
@Injectable()
export class FindingsService {
  /** Findings with each of their sightings in these captures, oldest first; the owner's own ads are left out. */
  async seenIn(manager: EntityManager, captureIds: readonly string[]): Promise<SeenFinding[]> {
    return manager.query<SeenFinding[]>(
      `SELECT f.id, f.brand_id AS "brandId", f.party_id AS "partyId", f.relation, f.engine, f.country, c.kind AS "adKind", f.mark, f.violation,
              f.verdict, f.confidence, f.rule_id AS "ruleId", f.rule_version AS "ruleVersion",
              fs.sighting_id AS "sightingId", fs.seen_at AS "seenAt"
       FROM finding_sighting fs
       JOIN finding f ON f.id = fs.finding_id
       JOIN creative c ON c.id = f.creative_id
       WHERE fs.capture_id = ANY($1) AND f.relation NOT IN ('owner', 'agency')
       ORDER BY fs.seen_at, f.id`,
      [captureIds],
    );
  }

  /** The rules and versions that these findings rest on, each once. */
  async rulesOf(manager: EntityManager, findingIds: readonly string[]): Promise<{ id: string; version: number }[]> {
    const findings = await manager.findBy(Finding, { id: In([...findingIds]) });
    return [...new Map(findings.map((f) => [f.ruleId, { id: f.ruleId, version: f.ruleVersion }])).values()];
  }
}
