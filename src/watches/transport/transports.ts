import { isQueued, type LiveProvider, type QueuedProvider } from '../../domain/scheduling/live-providers.js';
import type { Config } from '../../platform/config/config.js';
import { APIFY } from './apify.js';
import { BRIGHTDATA } from './brightdata.js';
import { DATAFORSEO } from './dataforseo.js';
import { DataForSeoQueue } from './dataforseo-queue.js';
import { OXYLABS } from './oxylabs.js';
import { type CredentialSource, ProviderClient } from './provider-client.js';
import { type ProviderProtocol, ProviderTransport } from './provider-transport.js';
import type { SendOptions } from './send.js';
import { SEARCHAPI } from './searchapi.js';
import { SERPAPI } from './serpapi.js';
import { SERPER } from './serper.js';
import { trajectProtocol } from './traject.js';
import { ZENSERP } from './zenserp.js';
import type { Transport } from './transport.js';

/** How each provider is asked that answers within the request; the type refuses to compile when one is missing. */
const PROTOCOLS: Readonly<Record<Exclude<LiveProvider, QueuedProvider>, ProviderProtocol>> = {
  serpapi: SERPAPI,
  dataforseo: DATAFORSEO,
  searchapi: SEARCHAPI,
  scaleserp: trajectProtocol('Scale SERP'),
  valueserp: trajectProtocol('ValueSERP'),
  serper: SERPER,
  zenserp: ZENSERP,
  apify: APIFY,
  oxylabs: OXYLABS,
  brightdata: BRIGHTDATA,
};

/** Every provider by what asks it. */
export class Transports {
  readonly #source: CredentialSource;

  constructor(
    private readonly config: Pick<Config, 'providers'>,
    private readonly options: SendOptions,
    source?: CredentialSource,
  ) {
    this.#source = source ?? { of: (provider) => Promise.resolve(config.providers[provider].credentials) };
  }

  of(provider: LiveProvider): Transport {
    if (isQueued(provider)) return this.queue(provider);
    return new ProviderTransport(this.client(provider), PROTOCOLS[provider]);
  }

  /** For looks that are handed in and fetched later. */
  queue(provider: QueuedProvider): DataForSeoQueue {
    return new DataForSeoQueue(this.client(provider));
  }

  /** For what is asked of a provider besides looks. */
  client(provider: LiveProvider): ProviderClient {
    return new ProviderClient(provider, this.config.providers[provider], this.#source, this.options);
  }
}
