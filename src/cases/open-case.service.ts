import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, In, Not } from 'typeorm';
import type { Alert } from '../alerts/alert.entity.js';
import { type Actor, AlertsService } from '../alerts/alerts.service.js';
import { placeWords } from '../domain/text/place-names.js';
import { safeText } from '../domain/text/safe-text.js';
import { ImpactService } from '../impact/impact.service.js';
import { Clock } from '../platform/clock/clock.js';
import { storable } from '../platform/database/storable.js';
import { UserError } from '../platform/errors/user-error.js';
import { CaseAlert } from './case-alert.entity.js';
import { appendEvent } from './case-changes.js';
import { readCaseRecord } from './case-record.js';
import type { CaseOpened } from './case.schema.js';
import { FilingDraftsService } from './filing-drafts.service.js';
import { pinCaptures } from './pin-captures.js';
import { TakedownCase } from './takedown-case.entity.js';

/** Opens cases from confirmed alerts. */
@Injectable()
export class OpenCaseService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly alerts: AlertsService,
    private readonly drafts: FilingDraftsService,
    private readonly impact: ImpactService,
    private readonly clock: Clock,
  ) {}

  /**
   * Opens a case for confirmed alerts of one brand and one party: its captures are pinned, its note is written and a draft
   * prepared for every route that it may be filed by, all in one transaction. Alerts that are in an open case together
   * already lead to that case.
   *
   * Throws MW-ALERT-NOT-FOUND (404), MW-CASE-MIXED-ALERTS (400), MW-CASE-ALERT-NOT-CONFIRMED and MW-CASE-ALERT-TAKEN (409).
   */
  async open(alertIds: readonly string[], actor: Actor): Promise<CaseOpened> {
    return this.database.transaction(async (manager) => {
      const ids = [...new Set(alertIds)];
      const alerts = await this.alerts.locked(manager, ids);
      const [first] = alerts;
      const unknown = ids.find((id) => alerts.every((alert) => alert.id !== id));
      if (first === undefined || unknown !== undefined) {
        throw new UserError('MW-ALERT-NOT-FOUND', `There is no alert ${unknown ?? ''}.`, 404);
      }
      const standing = await openCaseOf(manager, ids);
      if (standing !== null) return { id: standing.id, number: `MW-${standing.number}`, existed: true };
      refuseUnfit(alerts);
      const opened = await this.#insert(manager, alerts, actor);
      await pinCaptures(manager, opened, this.clock.now());
      await this.impact.write(manager, { caseId: opened.id, brandId: opened.brandId, alertIds: ids });
      await this.drafts.prepareAll(manager, opened, actor);
      return { id: opened.id, number: `MW-${opened.number}`, existed: false };
    });
  }

  async #insert(manager: EntityManager, alerts: readonly Alert[], actor: Actor): Promise<TakedownCase> {
    const now = this.clock.now();
    const [first] = alerts.toSorted((a, b) => b.sightings - a.sightings || (a.id < b.id ? -1 : 1));
    if (first === undefined) throw new Error('A case is opened from at least one alert');
    const countries = new Set(alerts.map(({ country }) => country));
    const { brandId, partyId, engine } = first;
    const country = countries.size === 1 ? first.country : null;
    const values = { brandId, partyId, engine, country, title: '…', state: 'draft' as const };
    const owner = { ownerId: actor.id, ownerName: storable(actor.name), openedAt: now, changedAt: now };
    const { identifiers } = await manager.insert(TakedownCase, { ...values, ...owner });
    const id = (identifiers[0] as { id: string }).id;
    await manager.insert(
      CaseAlert,
      alerts.map((alert) => ({ caseId: id, alertId: alert.id, brandId })),
    );
    const record = await readCaseRecord(manager, id);
    const party = safeText(record.party.domain ?? record.party.name ?? 'unknown advertiser', 80);
    await manager.update(
      TakedownCase,
      { id },
      { title: storable(`${party} and ${safeText(record.brand.name, 80)}${placeWords(engine, country)}`) },
    );
    const opened = await manager.findOneByOrFail(TakedownCase, { id });
    await appendEvent(manager, opened, now, actor, { kind: 'opened', toState: 'draft' });
    return opened;
  }
}

/** The open case that holds all of these alerts. Throws MW-CASE-ALERT-TAKEN where one of them alone is in an open case. */
async function openCaseOf(manager: EntityManager, ids: readonly string[]): Promise<TakedownCase | null> {
  const links = await manager.findBy(CaseAlert, { alertId: In([...ids]) });
  if (links.length === 0) return null;
  const open = await manager.find(TakedownCase, {
    where: { id: In(links.map(({ caseId }) => caseId)), state: Not('closed') },
    order: { number: 'ASC' },
  });
  for (const found of open) {
    const held = links.filter(({ caseId }) => caseId === found.id).length;
    if (held === ids.length) return found;
  }
  const [taken] = open;
  if (taken === undefined) return null;
  throw new UserError(
    'MW-CASE-ALERT-TAKEN',
    `Some of these alerts are in MW-${taken.number} already, which is open. Open a case for the others, or close that one first.`,
    409,
  );
}

function refuseUnfit(alerts: readonly Alert[]): void {
  const [first] = alerts;
  if (alerts.some(({ brandId, partyId }) => brandId !== first?.brandId || partyId !== first.partyId)) {
    throw new UserError(
      'MW-CASE-MIXED-ALERTS',
      'A case is about one party and one brand, and these alerts are about more. Open one case for each.',
    );
  }
  const unfit = alerts.find(({ state }) => state !== 'confirmed');
  if (unfit === undefined) return;
  throw new UserError(
    'MW-CASE-ALERT-NOT-CONFIRMED',
    `The alert ${unfit.id} is ${unfit.state}. Confirm it, and every line of it that is open, then open the case.`,
    409,
  );
}
