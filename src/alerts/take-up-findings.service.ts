import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { RescansService } from '../findings/rescan/rescans.service.js';
import { RescanTakeUp, type TakeUpCandidate } from '../findings/rescan/take-up.js';
import type { SeenFinding } from '../findings/findings.service.js';
import { Clock } from '../platform/clock/clock.js';
import { storable } from '../platform/database/storable.js';
import { UserError } from '../platform/errors/user-error.js';
import { AlertEvent } from './alert-event.entity.js';
import type { TakenUp, TakeUpInput } from './alert.schema.js';
import type { Actor } from './alerts.service.js';
import { addSightings } from './add-sightings.js';
import { alertIdOf, type HeldAlert, holdAlerts, lineIdOf, saveChanges } from './held-alerts.js';

/** Findings taken up in one act; each locks a row. */
const MOST_AT_ONCE = 5000;

/** Raises alerts from a rescan's findings because a person says so; nothing else does. */
@Injectable()
export class TakeUpFindings {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly rescans: RescansService,
    private readonly findings: RescanTakeUp,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes findings up, in one transaction, and appends to each alert who did so and why. A finding whose line is decided is
   * left as it is, because the decision rests on what stood, and so is one that the rules and the portfolio of now make no
   * longer. At most 5,000 are looked at, those left alone included: where more were left alone than that, name the findings.
   *
   * Throws MW-RESCAN-NOT-FOUND (404), MW-RESCAN-UNFINISHED (409) while it runs, and MW-RESCAN-NOTHING-TO-RAISE (409).
   */
  async takeUp(rescanId: string, input: TakeUpInput, actor: Actor): Promise<TakenUp> {
    const { state } = await this.rescans.get(rescanId);
    if (state === 'running') {
      throw new UserError('MW-RESCAN-UNFINISHED', 'This rescan still runs. Wait for its end, or stop it.', 409);
    }
    const { findings = null, brand = null } = input;
    const wanted = await this.findings.candidates(this.database.manager, rescanId, findings, brand, MOST_AT_ONCE);
    const held = await this.findings.stillHeld(wanted);
    return this.database.transaction(async (manager) => {
      const ids = wanted.map(({ id }) => id);
      const candidates = await this.findings.candidates(manager, rescanId, ids, brand, MOST_AT_ONCE);
      if (candidates.length === 0) {
        throw new UserError(
          'MW-RESCAN-NOTHING-TO-RAISE',
          'Nothing of this is left to raise: it was taken up already, or the rules of today hold nothing graver against it.',
          409,
        );
      }
      const today = candidates.filter(({ id }) => held.has(id));
      const groups = Map.groupBy(today, alertIdOf);
      const done = { findings: 0, alerts: 0, decided: 0, outdated: candidates.length - today.length };
      for (const [id, alert] of await holdAlerts(manager, [...groups.keys()])) {
        const group = groups.get(id) ?? [];
        const open = group.filter((candidate) => !isDecided(alert, lineIdOf(id, candidate)));
        done.decided += group.length - open.length;
        if (open.length === 0) continue;
        await this.#raise(manager, id, alert, open, { actor, reason: input.reason });
        done.findings += open.length;
        done.alerts += 1;
      }
      return done;
    });
  }

  async #raise(
    manager: EntityManager,
    id: string,
    held: HeldAlert,
    candidates: readonly TakeUpCandidate[],
    { actor, reason }: { readonly actor: Actor; readonly reason: string },
  ): Promise<void> {
    const now = this.clock.now();
    const by = { actorId: actor.id, actorName: storable(actor.name), text: storable(reason) };
    const countedBy = await countedSightings(manager, id, candidates);
    const seen = await this.findings.takeUp(
      manager,
      candidates.map((candidate) => candidate.id),
      { by: by.actorName, at: now },
    );
    const change = addSightings({ id, ...held, seen, now, countedBy });
    for (const event of change?.events ?? []) Object.assign(event, by);
    await saveChanges(manager, change === null ? [] : [change]);
    const told = new Set(change?.events.flatMap(({ violations }) => violations));
    const graver = seen.filter(({ violation }) => !told.has(violation));
    const [first] = graver;
    if (first === undefined) return;
    // Lines that stood and are graver now: nothing was added, but a person did something, which belongs on record.
    await manager.insert(AlertEvent, {
      ...{
        alertId: id,
        brandId: first.brandId,
        at: now,
        ...by,
        kind: 'taken-up' as const,
        decision: null,
        reason: null,
      },
      violations: [...new Set(graver.map(({ violation }) => violation))],
      rules: rulesOf(graver),
    });
  }
}

function isDecided({ lines }: HeldAlert, lineId: string): boolean {
  return lines.some(({ id, state }) => id === lineId && state !== 'open');
}

function rulesOf(seen: readonly SeenFinding[]): AlertEvent['rules'] {
  return [...new Map(seen.map((f) => [f.ruleId, { id: f.ruleId, version: f.ruleVersion }])).values()];
}

/** Sightings that the lines of an alert have counted, by line: those of the findings that stand about the same. */
async function countedSightings(
  manager: EntityManager,
  id: string,
  [first]: readonly TakeUpCandidate[],
): Promise<Map<string, Set<string>>> {
  if (first === undefined) return new Map();
  const rows = await manager.query<
    { violation: TakeUpCandidate['violation']; mark: string | null; sightings: string[] }[]
  >(
    `SELECT f.violation, f.mark, array_agg(DISTINCT fs.sighting_id) AS sightings
     FROM finding f JOIN finding_sighting fs ON fs.finding_id = f.id
     WHERE f.brand_id = $1 AND f.party_id = $2 AND f.engine = $3 AND f.country IS NOT DISTINCT FROM $4
     GROUP BY f.violation, f.mark`,
    [first.brandId, first.partyId, first.engine, first.country],
  );
  return new Map(rows.map((row) => [lineIdOf(id, row), new Set(row.sightings)]));
}
