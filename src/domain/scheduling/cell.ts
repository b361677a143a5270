import type { Device, Engine } from '../capture/capture.js';

/** A place to search from, as a watch names it. */
export interface MarketToWatch {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** BCP 47. */
  readonly language: string;
  readonly location: string | null;
}

/** What the expansion needs of a watch. */
export interface WatchToExpand<M extends MarketToWatch = MarketToWatch> {
  readonly id: string;
  readonly queries: readonly string[];
  readonly engines: readonly Engine[];
  readonly markets: readonly M[];
  readonly devices: readonly Device[];
}

/** One thing to look at again and again: a query on an engine, from a market, on a device. */
export interface Cell<M extends MarketToWatch = MarketToWatch> {
  readonly watchId: string;
  readonly query: string;
  readonly engine: Engine;
  readonly market: M;
  readonly device: Device;
}

/** Every cell of a watch once, in the order of its lists; what stands twice in a list is looked at once. */
export function cellsOf<M extends MarketToWatch>(watch: WatchToExpand<M>): Cell<M>[] {
  const cells = watch.queries.flatMap((query) =>
    watch.engines.flatMap((engine) =>
      watch.markets.flatMap((market) =>
        watch.devices.map((device): Cell<M> => ({ watchId: watch.id, query, engine, market, device })),
      ),
    ),
  );
  return [...new Map(cells.map((cell) => [cellKey(cell), cell])).values()];
}

/** Tells a cell from every other one. The same cell always gives the same key; a market's time zone is no part of it. */
export function cellKey({ watchId, query, engine, market, device }: Cell): string {
  const { country, language, location } = market;
  return JSON.stringify([watchId, engine, query, country, language, location, device]);
}
