import { Controller, Get } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Engine } from '../domain/capture/capture.js';
import { LIVE_PROVIDERS, type LiveProvider, OFFERS } from '../domain/scheduling/live-providers.js';
import type { EngineOffer } from '../domain/scheduling/offers/offer.js';
import { Config } from '../platform/config/config.js';
import { PROVIDER_VARIABLES } from '../platform/config/provider-access.js';
import { Answers } from '../platform/http/answers.js';
import { SecretSettings } from '../platform/secrets/secret-settings.service.js';
import { type Providers, providers } from './providers.schema.js';

interface Row {
  readonly provider: LiveProvider;
  readonly watches: number;
  readonly setAt: string | null;
  readonly keyId: string | null;
}

/** Who can be asked for looks: what each can do, how far its replies are vouched for, what a look costs, and whether it has a key. */
@Controller('api/providers')
export class ProvidersScreen {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly config: Config,
    private readonly secrets: SecretSettings,
  ) {}

  @Get()
  @Answers(providers)
  async read(): Promise<Providers> {
    const rows = await this.database.query<Row[]>(SQL, [LIVE_PROVIDERS]);
    const keyIds = await this.secrets.keyIds();
    return { providers: rows.map((row) => this.#shown(row, keyIds)) };
  }

  #shown({ provider, watches, setAt, keyId }: Row, keyIds: readonly string[]): Providers['providers'][number] {
    const key = this.#keyOf(provider, setAt, keyId === null || keyIds.includes(keyId));
    const { engines, price, ...offer } = OFFERS[provider];
    return {
      provider,
      ...offer,
      engines: (Object.entries(engines) as [Engine, EngineOffer][]).map(([engine, { devices, countries, ...rest }]) => {
        return { engine, devices: [...devices], countries: countries === null ? null : [...countries], ...rest };
      }),
      price: price === null ? null : { ...price, plans: price.plans.map(planOf) },
      keySet: key.from !== null && key.readable,
      key,
      credentials: Object.entries(PROVIDER_VARIABLES[provider].credentials).map(([field, variable]) => ({
        field,
        variable,
      })),
      watches,
    };
  }

  #keyOf(provider: LiveProvider, setAt: string | null, readable: boolean): Providers['providers'][number]['key'] {
    if (this.config.providers[provider].credentials !== null)
      return { from: 'environment', setAt: null, readable: true };
    return setAt === null ? { from: null, setAt: null, readable: true } : { from: 'settings', setAt, readable };
  }
}

function planOf({ plan, microUsdPerLook }: { plan: string; microUsdPerLook: number }): {
  plan: string;
  usdPerLook: number;
} {
  return { plan, usdPerLook: microUsdPerLook / 1_000_000 };
}

// $1: every provider, in the order shown.
const SQL = `
SELECT p.provider, iso_instant(s.set_at) AS "setAt", s.key_id AS "keyId",
       (SELECT count(*)::int FROM watch w WHERE w.retired_at IS NULL AND p.provider = ANY(w.providers)) AS watches
FROM unnest($1::text[]) WITH ORDINALITY AS p (provider, place)
LEFT JOIN secret_setting s ON s.name = 'provider:' || p.provider
ORDER BY p.place`;
