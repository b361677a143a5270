import { Controller, Get } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Engine } from '../domain/capture/capture.js';
import { LIVE_PROVIDERS, type LiveProvider, OFFERS } from '../domain/scheduling/live-providers.js';
import { lookReason } from '../domain/scheduling/look-reasons.js';
import type { EngineOffer } from '../domain/scheduling/offers/offer.js';
import { Clock } from '../platform/clock/clock.js';
import { Config } from '../platform/config/config.js';
import { accountOf, PROVIDER_VARIABLES } from '../platform/config/provider-access.js';
import { Answers } from '../platform/http/answers.js';
import { SecretSettings } from '../platform/secrets/secret-settings.service.js';
import { type Providers, providers } from './providers.schema.js';

interface Row {
  readonly provider: LiveProvider;
  readonly watches: number;
  readonly circuits: readonly Omit<Providers['providers'][number]['circuits'][number], 'means' | 'todo'>[];
  readonly setAt: string | null;
  readonly keyId: string | null;
}

/** Who can be asked for looks: what each can do, how far its replies are vouched for, what a look costs, and whether it has a key. */
@Controller('api/providers')
export class ProvidersScreen {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly secrets: SecretSettings,
  ) {}

  @Get()
  @Answers(providers)
  async read(): Promise<Providers> {
    const accounts = LIVE_PROVIDERS.map(accountOf);
    const rows = await this.database.query<Row[]>(SQL, [LIVE_PROVIDERS, this.clock.now(), accounts]);
    const keyIds = await this.secrets.keyIds();
    return { providers: rows.map((row) => this.#shown(row, keyIds)) };
  }

  #shown(
    { provider, watches, circuits, setAt, keyId }: Row,
    keyIds: readonly string[],
  ): Providers['providers'][number] {
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
      circuits: circuits.map((circuit) => ({ ...circuit, ...lookReason(circuit.code) })),
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

// $1: every provider, in the order shown; $2: now; $3: their accounts.
const SQL = `
SELECT p.provider, iso_instant(s.set_at) AS "setAt", s.key_id AS "keyId", (SELECT count(*)::int FROM watch w WHERE w.retired_at IS NULL AND p.provider = ANY(w.providers)) AS watches,
  (SELECT coalesce(json_agg(json_build_object('engine', nullif(c.engine, ''), 'failures', c.failures, 'since', iso_instant(c.since),
     'openUntil', iso_instant(CASE WHEN c.open_until > $2 THEN c.open_until END), 'code', c.code, 'message', c.message)
     ORDER BY c.engine), '[]')
   FROM provider_circuit c WHERE c.provider = p.provider) AS circuits
FROM unnest($1::text[], $3::text[]) WITH ORDINALITY AS p (provider, account, place)
LEFT JOIN secret_setting s ON s.name = 'provider:' || p.account
ORDER BY p.place`;
