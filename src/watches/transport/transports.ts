import type { LiveProvider } from '../../domain/scheduling/live-providers.js';
import type { Config } from '../../platform/config/config.js';
import { DataForSeoTransport } from './dataforseo.js';
import type { SendOptions } from './send.js';
import { SerpApiTransport } from './serpapi.js';
import type { Transport } from './transport.js';

/** Every provider by the one class that asks it; the type refuses to compile when one is missing. */
export class Transports {
  readonly #all: Readonly<Record<LiveProvider, Transport>>;

  constructor({ providers }: Pick<Config, 'providers'>, options: SendOptions) {
    this.#all = {
      serpapi: new SerpApiTransport(providers.serpapi, options),
      dataforseo: new DataForSeoTransport(providers.dataforseo, options),
    };
  }

  of(provider: LiveProvider): Transport {
    return this.#all[provider];
  }
}
