import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock/clock.js';
import { deterministicId } from '../platform/storage/deterministic-id.js';
import { AlertEvent } from './alert-event.entity.js';
import { AlertLine } from './alert-line.entity.js';
import { Alert } from './alert.entity.js';
import { addSightings, type SeenFinding } from './add-sightings.js';

/** Captures raised in one transaction. */
const BATCH = 50;

/** Last stage: findings of examined captures become alerts, or count towards those that stand. */
@Injectable()
export class RaiseAlertsJob {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Raises one batch and returns how many captures it held; 0 when none is pending. */
  async runBatch(): Promise<number> {
    return this.database.transaction(async (manager) => {
      const captures = await manager.query<{ id: string; slot: Date }[]>(
        `SELECT id, slot FROM capture WHERE stage = 'examined' ORDER BY slot, id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
      );
      if (captures.length === 0) return 0;
      const ids = captures.map((capture) => capture.id);
      await this.#raise(manager, await findingsOf(manager, ids));
      await manager.query("UPDATE capture SET stage = 'raised' WHERE id = ANY($1) AND slot >= $2 AND slot <= $3", [
        ids,
        captures[0]?.slot,
        captures.at(-1)?.slot,
      ]);
      return captures.length;
    });
  }

  async #raise(manager: EntityManager, findings: readonly SeenFinding[]): Promise<void> {
    const groups = Map.groupBy(findings, (f) => deterministicId('alert', f.brandId, f.partyId, f.engine, f.country));
    // In the order of their keys, so that two workers never wait for each other in a circle.
    for (const id of [...groups.keys()].toSorted()) {
      const seen = groups.get(id) ?? [];
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [id]);
      const alert = await manager.findOneBy(Alert, { id });
      const lines = alert === null ? [] : await manager.findBy(AlertLine, { alertId: id });
      const change = addSightings({ id, alert, lines, seen, now: this.clock.now() });
      if (change === null) continue;
      await manager.save(Alert, change.alert);
      await manager.save(AlertLine, change.lines);
      await manager.insert(AlertEvent, change.events);
    }
  }
}

/** Every finding with each of its sightings in these captures, oldest first. */
async function findingsOf(manager: EntityManager, captureIds: readonly string[]): Promise<SeenFinding[]> {
  return manager.query<SeenFinding[]>(
    `SELECT f.id, f.brand_id AS "brandId", f.party_id AS "partyId", f.relation, f.engine, f.country, f.mark, f.violation,
            f.verdict, f.confidence, f.rule_id AS "ruleId", f.rule_version AS "ruleVersion",
            fs.sighting_id AS "sightingId", fs.seen_at AS "seenAt"
     FROM finding_sighting fs
     JOIN finding f ON f.id = fs.finding_id
     WHERE fs.capture_id = ANY($1) AND f.relation NOT IN ('owner', 'agency')
     ORDER BY fs.seen_at, f.id`,
    [captureIds],
  );
}
