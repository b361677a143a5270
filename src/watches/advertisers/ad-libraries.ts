import { Injectable } from '@nestjs/common';
import type { AdvertiserSource } from '../../domain/capture/ad-library/advertiser.js';
import type { LiveProvider } from '../../domain/scheduling/live-providers.js';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { jsonObject } from '../transport/read-reply.js';
import { send } from '../transport/send.js';
import type { LookFailure } from '../transport/transport.js';
import { Transports } from '../transport/transports.js';
import { LIBRARIES } from './ask-library.js';

/** Asks libraries of ads, each with the key of the provider that carries it. Never throws. */
@Injectable()
export class AdLibraries {
  constructor(
    private readonly transports: Transports,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Whose budget an asking counts against; null where the library is free. */
  payer(source: AdvertiserSource): LiveProvider | null {
    return LIBRARIES[source].provider;
  }

  /** Why the library cannot be asked at all; null when it can. */
  async unable(source: AdvertiserSource): Promise<LookFailure | null> {
    const { provider } = LIBRARIES[source];
    return provider === null ? null : this.transports.client(provider).unable();
  }

  async ask(source: AdvertiserSource, name: string, signal: AbortSignal): Promise<{ bytes: Buffer } | LookFailure> {
    const library = LIBRARIES[source];
    if (library.provider !== null)
      return this.transports.client(library.provider).ask(
        {
          request: (credentials, base) => library.request(name, credentials, base),
          failureIn: (reply, body) => library.failureIn(reply, body),
        },
        signal,
      );
    const request = library.request(name, {}, this.config.adLibraryUrl);
    const reply = await send(library.name, { ...request, signal }, { clock: this.clock });
    if (!('bytes' in reply)) return reply;
    return library.failureIn(reply, jsonObject(reply.bytes)) ?? reply;
  }
}
