import { Injectable } from '@nestjs/common';
import type { LiveProvider } from '../../domain/scheduling/live-providers.js';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { DataForSeoTransport } from './dataforseo.js';
import { SerpApiTransport } from './serpapi.js';
import type { Transport } from './transport.js';

/** Every provider by the one class that asks it; the type refuses to compile when one is missing. */
@Injectable()
export class Transports {
  readonly #all: Readonly<Record<LiveProvider, Transport>>;

  constructor(config: Config, clock: Clock) {
    this.#all = {
      serpapi: new SerpApiTransport(config.providers.serpapi, { clock }),
      dataforseo: new DataForSeoTransport(config.providers.dataforseo, { clock }),
    };
  }

  of(provider: LiveProvider): Transport {
    return this.#all[provider];
  }
}
