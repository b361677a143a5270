import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { CapturesService } from '../../captures/captures.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { storable } from '../../platform/database/storable.js';
import { UserError } from '../../platform/errors/user-error.js';
import { PortfolioService } from '../../portfolio/portfolio.service.js';
import { Rescan } from './rescan.entity.js';
import type { NewRescan } from './rescan.schema.js';
import { RULES_IN_FORCE } from './rules-in-force.js';

/** Who asks: a signed-in person, or somebody at the terminal who gives a name only. */
export interface RescanActor {
  readonly id: string | null;
  readonly name: string;
}

/** Takes in that a rescan is wanted, or wanted no longer; `RunRescan` does the work. */
@Injectable()
export class RescansService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly portfolio: PortfolioService,
    private readonly captures: CapturesService,
    private readonly clock: Clock,
  ) {}

  /**
   * Asks for a rescan over the captures that are there now. Throws MW-RESCAN-BRAND (404) when no brand in force has the
   * name, and MW-RESCAN-NOTHING (409) when no stored ad is within what was asked for.
   */
  start(input: NewRescan, actor: RescanActor): Promise<Rescan> {
    return this.database.transaction(async (manager) => {
      const askedAt = this.clock.now();
      const { since = null, until = null } = input;
      const brandId = input.brand === undefined ? null : await this.#brandId(manager, input.brand);
      const captures = await this.captures.countSeen(manager, { before: askedAt, since, until });
      const capturesCleared = await this.captures.countCleared(manager, { since, until });
      if (captures === 0) throw nothingToRescan(capturesCleared);
      const rescan: Omit<Rescan, 'id'> = {
        askedAt,
        askedById: actor.id,
        askedBy: storable(actor.name),
        reason: storable(input.reason ?? null),
        since,
        until,
        brandId,
        ruleId: input.rule ?? null,
        state: 'running',
        finishedAt: null,
        rules: [...RULES_IN_FORCE],
        portfolioRevision: await this.portfolio.revision(manager),
        portfolioChanged: false,
        captures,
        capturesDone: 0,
        capturesCleared,
        adsDone: 0,
        atSlot: null,
        atCaptureId: null,
      };
      return manager.save(Rescan, rescan);
    });
  }

  /** Throws MW-RESCAN-NOT-FOUND (404). */
  async get(id: string): Promise<Rescan> {
    const rescan = await this.database.manager.findOneBy(Rescan, { id });
    if (rescan === null) throw new UserError('MW-RESCAN-NOT-FOUND', `There is no rescan ${id}.`, 404);
    return rescan;
  }

  /**
   * Ends a rescan where it is; what it found so far stays in its report. Throws MW-RESCAN-NOT-FOUND (404), and
   * MW-RESCAN-ENDED (409) when it has ended already.
   */
  async stop(id: string): Promise<void> {
    await this.get(id);
    const ended = await this.database.manager.update(
      Rescan,
      { id, state: 'running' },
      { state: 'stopped', finishedAt: this.clock.now() },
    );
    if (ended.affected === 0) throw new UserError('MW-RESCAN-ENDED', 'This rescan has ended already.', 409);
  }

  async #brandId(manager: EntityManager, name: string): Promise<string> {
    const id = await this.portfolio.brandNamed(manager, name);
    if (id !== null) return id;
    throw new UserError(
      'MW-RESCAN-BRAND',
      `The portfolio has no brand of this name in force: ${name}. Write it as the portfolio does.`,
      404,
    );
  }
}

function nothingToRescan(cleared: number): UserError {
  const removed =
    cleared === 0
      ? ''
      : ` ${cleared} that lay within them were removed at the end of their term and cannot be looked at again.`;
  return new UserError(
    'MW-RESCAN-NOTHING',
    `No stored capture with ads lies within these days.${removed} Choose others, or hand captures in first.`,
    409,
  );
}
