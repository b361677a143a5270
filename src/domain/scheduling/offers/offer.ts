import type { Device, Engine } from '../../capture/capture.js';

/**
 * How far our reading of a provider's engine is vouched for. `recorded`: parameters by the provider's documentation, replies
 * checked against recorded ones with ads. `documented`: parameters and replies by documentation alone. `reconstructed`: the
 * provider's own documentation does not say how ads are told; they are read where its other engines, or descriptions by others,
 * have them, and a reply without any never counts as a page without ads.
 */
export const VOUCHED = ['recorded', 'documented', 'reconstructed'] as const;
export type Vouched = (typeof VOUCHED)[number];

/** What a provider says it can look at on one engine. */
export interface EngineOffer {
  readonly devices: readonly Device[];
  /** ISO 3166-1 alpha-2 codes of the countries that can be searched from; null where any can be named. */
  readonly countries: readonly string[] | null;
  /** Whether a place within the country can be named. */
  readonly places: boolean;
  readonly vouched: Vouched;
}

/** Whether a picture of the page can be had: not at all, by a call of its own that costs besides, or with the reply. */
export const SCREENSHOTS = ['none', 'separate-call', 'with-reply'] as const;
export type Screenshots = (typeof SCREENSHOTS)[number];

/** What one look costs on one plan, when the plan is used up. */
export interface PlanPrice {
  /** As the provider calls it, with what it holds where that decides the price. */
  readonly plan: string;
  /** Millionths of a US dollar, whole. */
  readonly microUsdPerLook: number;
}

/** Prices change without notice: so each figure says where it stood, and when. */
export interface LookPrice {
  /** From the dearest look to the cheapest. */
  readonly plans: readonly PlanPrice[];
  /** Address of the page that states it. */
  readonly source: string;
  /** Calendar month in which it was stated there, for example `2026-05`. */
  readonly asOf: string;
}

/** One provider as it describes itself; everything that the product must know of it before asking. */
export interface ProviderOffer {
  /** As people call it. */
  readonly name: string;
  readonly engines: Readonly<Partial<Record<Engine, EngineOffer>>>;
  readonly screenshots: Screenshots;
  /** Null where the product knows none: no page of the provider with a figure was at hand. */
  readonly price: LookPrice | null;
  /** Requests that may start within a second, over all processes. */
  readonly asksASecond: number;
  /** Requests under way at once, over all processes. */
  readonly atOnce: number;
  /** What its limits rest on, and what a person should know of them; a sentence. */
  readonly limits: string;
}

export const ALL_DEVICES = ['desktop', 'mobile', 'tablet'] as const;
