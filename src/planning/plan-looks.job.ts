import { Injectable } from '@nestjs/common';
import { planStep } from '../domain/scheduling/adaptive/plan-step.js';
import type { QueuedWork, WorkKind } from '../platform/queue/queued-work.js';
import type { BrandFigure } from '../portfolio/brand-figure.entity.js';
import { PortfolioService } from '../portfolio/portfolio.service.js';
import { ChosenLooks } from '../watches/chosen-looks.service.js';
import { seenSoFar } from './seen-so-far.js';

/**
 * Chooses the next looks of watches that go where earlier ones promise most. It stands above alerts, because what was seen is
 * known there; the looks themselves are laid out by the room of the watches.
 */
@Injectable()
export class PlanLooks implements QueuedWork {
  readonly kind: WorkKind = { name: 'plan-looks', atOnce: 1, deadlineSeconds: 120 };

  constructor(
    private readonly looks: ChosenLooks,
    private readonly portfolio: PortfolioService,
  ) {}

  due(): Promise<readonly string[]> {
    return this.looks.due();
  }

  async run(watchId: string): Promise<void> {
    await this.looks.layOut(watchId, async (manager, step) => {
      // By lot, nothing that was seen matters.
      if (step.policy === 'uniform') return planStep({ ...step, seen: [] });
      const figures = await this.portfolio.figures(manager, step.brandId);
      return planStep({ ...step, seen: await seenSoFar(manager, step), searches: searchesOf(figures) });
    });
  }
}

/** The middle of what the brand says of its searches a month, by country. */
function searchesOf(figures: readonly BrandFigure[]): ReadonlyMap<string, number> {
  return new Map(
    figures.flatMap(({ kind, market, low, high }) =>
      kind === 'brand_searches' && market !== null ? [[market, (low + high) / 2] as const] : [],
    ),
  );
}
