import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, In } from 'typeorm';
import { FindingsService } from '../findings/findings.service.js';
import { PartiesService } from '../parties/parties.service.js';
import { Clock } from '../platform/clock/clock.js';
import { storable } from '../platform/database/storable.js';
import { UserError } from '../platform/errors/user-error.js';
import { PortfolioService } from '../portfolio/portfolio.service.js';
import { stateOf } from './add-sightings.js';
import { AlertEvent } from './alert-event.entity.js';
import { AlertLine } from './alert-line.entity.js';
import { Alert } from './alert.entity.js';
import type { DecisionInput } from './alert.schema.js';

/** Who decides: a signed-in person, or somebody at the terminal who gives a name only. */
export interface Actor {
  readonly id: string | null;
  readonly name: string;
}

/** What a partner said of an alert that concerns it. */
export interface GivenAnswer {
  readonly alertId: string;
  readonly brandId: string;
  readonly at: Date;
  /** The partner's. */
  readonly name: string;
  readonly answer: string;
  readonly words: string;
}

/** Takes people's decisions on alerts. */
@Injectable()
export class AlertsService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly portfolio: PortfolioService,
    private readonly parties: PartiesService,
    private readonly findings: FindingsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Decides lines of an alert and appends the event. A permit is entered in the portfolio in the same transaction, and one
   * that another decision follows ends there.
   *
   * Throws MW-ALERT-NOT-FOUND (404), MW-ALERT-CHANGED (409) when somebody decided or something was raised since the
   * person looked, MW-ALERT-LINE-UNKNOWN, MW-ALERT-NOTHING-OPEN and MW-PERMIT-NO-DOMAIN or MW-PERMIT-PAST (400).
   */
  async decide(alertId: string, input: DecisionInput, actor: Actor): Promise<void> {
    await this.database.transaction(async (manager) => {
      const alert = await manager.findOne(Alert, { where: { id: alertId }, lock: { mode: 'pessimistic_write' } });
      if (alert === null) throw new UserError('MW-ALERT-NOT-FOUND', `There is no alert ${alertId}.`, 404);
      await refuseIfChanged(manager, alertId, input.expectedEventId);
      const all = await manager.findBy(AlertLine, { alertId });
      const lines = chosenLines(all, input.lines);
      await this.#takeBack(manager, alert, lines);
      if (input.decision === 'permitted') await this.#permit(manager, alert, lines, input.permitUntil);
      for (const line of lines) {
        line.state = input.decision;
        line.permittedUntil = input.decision === 'permitted' ? (input.permitUntil ?? null) : null;
      }
      alert.state = stateOf(all);
      await manager.save(AlertLine, lines);
      await manager.save(Alert, alert);
      await manager.insert(AlertEvent, {
        alertId,
        brandId: alert.brandId,
        at: this.clock.now(),
        actorId: actor.id,
        actorName: actor.name,
        kind: 'decided',
        decision: input.decision,
        violations: [...new Set(lines.map((line) => line.violation))],
        reason: input.reason ?? null,
        text: storable(input.text ?? null),
        rules: await this.findings.rulesOf(
          manager,
          lines.map((line) => line.findingId),
        ),
      });
    });
  }

  /** Takes these alerts until the transaction ends: nobody decides them meanwhile. In the order of their ids; unknown ids are left out. */
  locked(manager: EntityManager, ids: readonly string[]): Promise<Alert[]> {
    return manager.find(Alert, {
      where: { id: In([...ids]) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Appends what a partner answered within the caller's transaction. Its word decides nothing: every line stays as it is. */
  async noteAnswer(manager: EntityManager, given: GivenAnswer): Promise<void> {
    const { alertId, brandId, at, name, answer, words } = given;
    const text = words === '' ? null : words;
    const event = { alertId, brandId, at, actorId: null, actorName: name, kind: 'answered' as const };
    await manager.insert(AlertEvent, { ...event, decision: null, violations: [], reason: answer, text, rules: [] });
  }

  /** Ends the permits of lines that are decided anew, except what another alert of the same party still rests on. */
  async #takeBack(manager: EntityManager, alert: Alert, lines: readonly AlertLine[]): Promise<void> {
    const permitted = lines.filter((line) => line.state === 'permitted');
    const { domain } = permitted.length === 0 ? { domain: null } : await this.parties.get(manager, alert.partyId);
    if (domain === null) return;
    const others = await manager.query<{ violation: string }[]>(
      `SELECT DISTINCT l.violation FROM alert_line l JOIN alert a ON a.id = l.alert_id
       WHERE a.brand_id = $1 AND a.party_id = $2 AND l.state = 'permitted' AND l.id <> ALL($3)`,
      [alert.brandId, alert.partyId, permitted.map(({ id }) => id)],
    );
    const at = this.clock.now();
    for (const violation of new Set(permitted.map((line) => line.violation))) {
      if (others.some((other) => other.violation === violation)) continue;
      const on = at.toISOString().slice(0, 10);
      await this.portfolio.endPermit(manager, { brandId: alert.brandId, domain, violation, on, at });
    }
  }

  async #permit(
    manager: EntityManager,
    alert: Alert,
    lines: readonly AlertLine[],
    until: string | undefined,
  ): Promise<void> {
    const party = await this.parties.get(manager, alert.partyId);
    if (party.domain === null) {
      throw new UserError(
        'MW-PERMIT-NO-DOMAIN',
        'The ad shows no address, so nobody can be permitted by it. Watch the alert or dismiss it instead.',
      );
    }
    const today = this.clock.now().toISOString().slice(0, 10);
    if (until === undefined || until <= today) {
      throw new UserError('MW-PERMIT-PAST', `A permit must end after today (${today}); got ${until ?? 'no date'}.`);
    }
    for (const violation of new Set(lines.map((line) => line.violation))) {
      await this.portfolio.permit(manager, {
        brandId: alert.brandId,
        domain: party.domain,
        name: party.name ?? party.domain,
        violation,
        from: today,
        until,
      });
    }
  }
}

async function refuseIfChanged(manager: EntityManager, alertId: string, expected: string | undefined): Promise<void> {
  if (expected === undefined) return;
  const newest = await manager.findOne(AlertEvent, { where: { alertId }, order: { at: 'DESC', id: 'DESC' } });
  if (newest?.id === expected) return;
  const who = newest?.actorName ?? 'The watch';
  throw new UserError(
    'MW-ALERT-CHANGED',
    `${who} changed this alert after you opened it. Look again, then decide.`,
    409,
  );
}

function chosenLines(all: readonly AlertLine[], ids: readonly string[] | undefined): AlertLine[] {
  if (ids === undefined) {
    const open = all.filter((line) => line.state === 'open');
    if (open.length === 0)
      throw new UserError(
        'MW-ALERT-NOTHING-OPEN',
        'Every line of this alert is decided. Choose the lines to decide again.',
      );
    return open;
  }
  const chosen = all.filter((line) => ids.includes(line.id));
  const unknown = ids.find((id) => chosen.every((line) => line.id !== id));
  if (unknown !== undefined) throw new UserError('MW-ALERT-LINE-UNKNOWN', `This alert has no line ${unknown}.`);
  return chosen;
}
