import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import {
  type ChangeablePortfolio,
  type CompiledPortfolio,
  compilePortfolio,
} from '../domain/detection/compile-portfolio.js';
import { type ChangedBrands, PartnersService } from '../partners/partners.service.js';
import { PortfolioService } from '../portfolio/portfolio.service.js';

interface Prepared {
  readonly revision: string;
  readonly portfolio: CompiledPortfolio;
  /** Ids of the brands by their names. */
  readonly ids: ReadonlyMap<string, string>;
}

/** What is prepared, and what it was prepared from. */
interface Held extends Prepared {
  revision: string;
  snapshot: string;
  readonly portfolio: ChangeablePortfolio;
  readonly ids: Map<string, string>;
  /** Names of the brands, as they were prepared, by their ids. */
  readonly names: Map<string, string>;
}

/**
 * Taking a brand out and putting it in again costs at most twice what preparing it costs, so that beyond this share of all
 * brands it is cheaper to prepare everything anew. That also gives back the room that taken-out names leave behind.
 */
const SHARE_WORTH_CHANGING = 0.5;

/** Keeps the portfolio ready for detection; loading and preparing thousands of brands for every batch would dwarf the rest. */
@Injectable()
export class PreparedPortfolio {
  #held: Held | null = null;

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly portfolio: PortfolioService,
    private readonly partners: PartnersService,
  ) {}

  /**
   * The portfolio as it stands now; after a change only the brands concerned are read and prepared again. What an earlier
   * call gave is then changed where it stands, all its parts at once and never while an ad is being examined, so that
   * somebody who still works with it goes on with the newer portfolio. Takes connections of its own: ask before a
   * transaction, not within one, or enough of them at once would wait for each other.
   */
  async current(): Promise<Prepared> {
    const held = this.#held;
    const since = held?.snapshot ?? null;
    const revision = await this.portfolio.revision(this.database.manager);
    if (held !== null && held.revision === revision) return held;
    const changes = await this.partners.brandsSince(since);
    // Somebody else was faster: what was read here may be older than what is held.
    if (this.#held !== held || (held?.snapshot ?? null) !== since) return this.current();
    if (held !== null && isWorthChanging(held, changes)) {
      change(held, changes, revision);
      return held;
    }
    const brands = since === null ? changes : await this.partners.brandsSince(null);
    this.#held = prepared(brands, revision);
    return this.#held;
  }
}

function isWorthChanging(held: Held, { brands, gone }: ChangedBrands): boolean {
  return brands.length + gone.length <= held.names.size * SHARE_WORTH_CHANGING;
}

function prepared({ brands, snapshot }: ChangedBrands, revision: string): Held {
  const ids = new Map(brands.map(({ name, id }) => [name, id]));
  const names = new Map(brands.map(({ name, id }) => [id, name]));
  return { revision, snapshot, portfolio: compilePortfolio(brands), ids, names };
}

/** Changes everything that is held at once: between two ads, because nothing here waits. */
function change(held: Held, { brands, gone, snapshot }: ChangedBrands, revision: string): void {
  const { portfolio, ids, names } = held;
  const touched = [...gone, ...brands.map(({ id }) => id)];
  const removed = touched.flatMap((id) => names.get(id) ?? []);
  portfolio.change(brands, removed);
  for (const name of removed) ids.delete(name);
  for (const id of gone) names.delete(id);
  for (const { id, name } of brands) {
    ids.set(name, id);
    names.set(id, name);
  }
  held.revision = revision;
  held.snapshot = snapshot;
}
