import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In } from 'typeorm';
import type { AdvertiserSource } from '../../domain/capture/ad-library/advertiser.js';
import { readAdLibrary } from '../../domain/capture/ad-library/read-ad-library.js';
import { Clock } from '../../platform/clock/clock.js';
import { storable } from '../../platform/database/storable.js';
import { UserError } from '../../platform/errors/user-error.js';
import { RawStore } from '../../platform/storage/raw-store.service.js';
import { takePace } from '../pace.js';
import { spendOne } from '../spend.js';
import { AdvertiserEvidence } from './advertiser-evidence.entity.js';
import { AdvertiserLookup } from './advertiser-lookup.entity.js';
import { AdLibraries } from './ad-libraries.js';

/** What an asking brought. */
export interface LookedUp {
  readonly lookup: AdvertiserLookup;
  /** In the order of the reply; none where it was not read. */
  readonly accounts: readonly AdvertiserEvidence[];
}

/**
 * Asks libraries of ads who advertises under a name and keeps what they say beside everything else: it makes no sighting and
 * no finding, because an account in a library was not seen on any query.
 */
@Injectable()
export class AdvertisersService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly libraries: AdLibraries,
    private readonly raws: RawStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Asks one library once. The spend is counted with the asking before anybody is asked; where a budget or a key is missing
   * nothing is spent and the asking is `refused`.
   *
   * @param name a company or a domain, 1 to 200 characters
   */
  async lookUp(brandId: string, source: AdvertiserSource, name: string, signal: AbortSignal): Promise<LookedUp> {
    const { lookup, startAt } = await this.#begin(brandId, source, name);
    if (lookup.state === 'refused') return { lookup, accounts: [] };
    const wait = startAt.getTime() - this.clock.now().getTime();
    if (wait > 0) await pause(wait, undefined, { signal });
    const reply = await this.libraries.ask(source, name, signal);
    if (!('bytes' in reply)) return this.#end(lookup, { state: 'failed', reason: reply }, null, []);
    const reading = readAdLibrary(source, reply.bytes);
    if ('reason' in reading) return this.#end(lookup, { state: 'failed', reason: reading.reason }, reply.bytes, []);
    const accounts = storable(reading.advertisers).map((found, at): AdvertiserEvidence =>
      Object.assign(new AdvertiserEvidence(), {
        ...{ lookupId: lookup.id, place: at + 1, brandId, advertiserName: found.name, advertiserId: found.id },
        ...{ verified: found.verified, creatives: found.creatives, regions: [...found.regions] },
        firstShown: found.firstShown === null ? null : new Date(found.firstShown),
        lastShown: found.lastShown === null ? null : new Date(found.lastShown),
      }),
    );
    return this.#end(lookup, { state: 'read', reason: null }, reply.bytes, accounts);
  }

  /** The last answer of each library that was asked for this name. */
  async kept(brandId: string, sources: readonly AdvertiserSource[], name: string): Promise<LookedUp[]> {
    const lookups = await this.database
      .createQueryBuilder(AdvertiserLookup, 'lookup')
      .distinctOn(['lookup.source'])
      .where('lookup.brandId = :brandId AND lower(lookup.name) = lower(:name) AND lookup.source IN (:...sources)', {
        ...{ brandId, name, sources },
      })
      .andWhere("lookup.state = 'read'")
      .orderBy('lookup.source')
      .addOrderBy('lookup.askedAt', 'DESC')
      .getMany();
    const found = await this.database.manager.find(AdvertiserEvidence, {
      where: { lookupId: In(lookups.map(({ id }) => id)) },
      order: { place: 'ASC' },
    });
    return lookups.map((lookup) => ({ lookup, accounts: found.filter(({ lookupId }) => lookupId === lookup.id) }));
  }

  /** Id of the brand of this name, or of the only one. Throws MW-BAD-USE where that is nobody or not clear. */
  async brandNamed(name: string | null): Promise<string> {
    const brands = await this.database.query<{ id: string; name: string }[]>(
      'SELECT id, name FROM brand WHERE retired_at IS NULL AND ($1::text IS NULL OR lower(name) = lower($1)) ORDER BY name LIMIT 2',
      [name],
    );
    const [brand] = brands;
    if (brand !== undefined && brands.length === 1) return brand.id;
    const many = brand !== undefined;
    const message = many ? 'There is more than one brand: say which by --brand.' : 'There is no such brand.';
    throw new UserError('MW-BAD-USE', `${message} An asking counts against a brand's budgets.`);
  }

  async #begin(
    brandId: string,
    source: AdvertiserSource,
    name: string,
  ): Promise<{ lookup: AdvertiserLookup; startAt: Date }> {
    const now = this.clock.now();
    const unable = await this.libraries.unable(source);
    const provider = this.libraries.payer(source);
    return this.database.transaction(async (manager) => {
      const refusal = unable ?? (provider === null ? null : await spendOne(manager, brandId, provider, now));
      const startAt = provider === null || refusal !== null ? now : await takePace(manager, provider, now);
      const asked = { brandId, source, name, askedAt: now, sha256: null };
      const outcome =
        refusal === null
          ? ({ state: 'asked', reasonCode: null, reasonMessage: null } as const)
          : ({ state: 'refused', reasonCode: refusal.code, reasonMessage: refusal.message } as const);
      return { lookup: await manager.save(manager.create(AdvertiserLookup, { ...asked, ...outcome })), startAt };
    });
  }

  async #end(
    lookup: AdvertiserLookup,
    { state, reason }: { state: 'read' | 'failed'; reason: { code: string; message: string } | null },
    bytes: Buffer | null,
    accounts: readonly AdvertiserEvidence[],
  ): Promise<LookedUp> {
    const packed = bytes === null ? null : await this.raws.pack(bytes);
    const said = storable(reason);
    const changes = {
      ...{ state, reasonCode: said?.code ?? null, reasonMessage: said?.message ?? null },
      sha256: packed?.sha256 ?? null,
    };
    await this.database.transaction(async (manager) => {
      if (packed !== null) await this.raws.store(manager, [packed]);
      await manager.update(AdvertiserLookup, { id: lookup.id, state: 'asked' }, changes);
      if (accounts.length > 0) await manager.insert(AdvertiserEvidence, [...accounts]);
    });
    return { lookup: Object.assign(lookup, changes), accounts };
  }
}
