import { Injectable } from '@nestjs/common';
import { Any, type EntityManager, type EntityTarget, type FindOptionsWhere, IsNull } from 'typeorm';
import { BrandFigure } from './brand-figure.entity.js';
import { registrable } from '../domain/detection/known-roles.js';
import { Brand } from './brand.entity.js';
import { importBrands, type ImportedBrands } from './import-brands.js';
import type { ImportOptions } from './import-report.js';
import { ListedParty } from './known-party.entity.js';
import { MarkRegistration } from './mark-registration.entity.js';
import { Mark } from './mark.entity.js';
import { naturalKey } from './natural-key.js';
import { Organisation, UNNAMED_ORGANISATION } from './organisation.entity.js';
import { PartyPermit } from './permit.entity.js';
import type { BrandEntry, OrganisationEntry } from './portfolio.schema.js';
import { CustomerPromise } from './promise.entity.js';
import { assembledBrands, type BrandToProtect } from './protected-brands.js';
import type { Entry } from './reconcile.js';

/** A party that somebody permitted to do what would otherwise be a violation. */
export interface NewPermit {
  readonly brandId: string;
  /** Registrable domain, lower case, Unicode form. */
  readonly domain: string;
  readonly name: string;
  /** A violation's code. */
  readonly violation: string;
  /** First day permitted (ISO date). */
  readonly from: string;
  /** First day no longer permitted (ISO date). */
  readonly until: string;
}

/** A permit that somebody took back. */
export interface EndedPermit extends Pick<NewPermit, 'brandId' | 'domain' | 'violation'> {
  /** First day no longer permitted (ISO date). */
  readonly on: string;
  readonly at: Date;
}

/** Keeps what is protected and who is known. */
@Injectable()
export class PortfolioService {
  /** Writes the brands of a checked file; runs inside the transaction that imports the whole file. */
  importBrands(manager: EntityManager, brands: readonly BrandEntry[], options: ImportOptions): Promise<ImportedBrands> {
    return importBrands(manager, brands, options);
  }

  /** Writes whose portfolio it is, inside the transaction of the import. A file that does not say leaves what an earlier one said. */
  async importOrganisation(manager: EntityManager, entry: OrganisationEntry | null): Promise<void> {
    if (entry === null) return;
    const { name, timeZone, locale, retention } = entry;
    await manager.upsert(
      Organisation,
      {
        single: true,
        name,
        timeZone: timeZone ?? UNNAMED_ORGANISATION.timeZone,
        locale: locale ?? UNNAMED_ORGANISATION.locale,
        rawDays: retention?.rawDays ?? null,
        captureDays: retention?.captureDays ?? null,
        pollDays: retention?.pollDays ?? null,
      },
      ['single'],
    );
  }

  /** Whose portfolio it is; an unnamed organisation in UTC until a file says so. */
  async organisation(manager: EntityManager): Promise<Readonly<Omit<Organisation, 'single'>>> {
    return (await manager.findOneBy(Organisation, { single: true })) ?? UNNAMED_ORGANISATION;
  }

  /**
   * Brands in force with what belongs to them, but for their partners: `PartnersService.protectedBrands` adds those.
   *
   * @param ids only brands of these ids; all by default
   */
  async protectedBrands(manager: EntityManager, ids?: readonly string[]): Promise<BrandToProtect[]> {
    return assembledBrands({
      brands: await inForce(manager, Brand, ids && { id: Any(ids) }),
      marks: await inForce(manager, Mark, ids && { brandId: Any(ids) }),
      registrations: await inForce(manager, MarkRegistration, ids && { brandId: Any(ids) }),
      parties: await inForce(manager, ListedParty, ids && { brandId: Any(ids) }),
      permits: await inForce(manager, PartyPermit, ids && { brandId: Any(ids) }),
      promises: await inForce(manager, CustomerPromise, ids && { brandId: Any(ids) }),
    });
  }

  /**
   * Ids of the brands of which anything that detection must know was created, changed or retired by transactions that a
   * snapshot did not see, and the snapshot that the caller's transaction sees now. Ask first thing in a transaction that
   * repeats its reads; the next time, ask with the snapshot that it gave.
   */
  async changedSince(manager: EntityManager, snapshot: string): Promise<{ snapshot: string; ids: string[] }> {
    const [row] = await manager.query<{ snapshot: string; ids: string[] }[]>(
      `SELECT pg_current_snapshot()::text AS snapshot, array(SELECT DISTINCT brand_id FROM brand_change
         WHERE NOT pg_visible_in_snapshot(changed_in, $1::pg_snapshot) ORDER BY brand_id) AS ids`,
      [snapshot],
    );
    return row ?? { snapshot, ids: [] };
  }

  /** The snapshot that the caller's transaction sees, for `changedSince`. */
  async snapshot(manager: EntityManager): Promise<string> {
    const [row] = await manager.query<{ snapshot: string }[]>('SELECT pg_current_snapshot()::text AS snapshot');
    return row?.snapshot ?? '';
  }

  /** How a brand is called: its name and its marks with their variants. */
  async namesOf(manager: EntityManager, brandId: string): Promise<string[]> {
    const brand = await manager.findOneByOrFail(Brand, { id: brandId });
    const marks = await manager.findBy(Mark, { brandId, retiredAt: IsNull() });
    return [brand.name, ...marks.flatMap(({ text, variants }) => [text, ...variants])];
  }

  /** Id of the brand in force that has this name, however it is written; null where none has. */
  async brandNamed(manager: EntityManager, name: string): Promise<string | null> {
    const brand = await manager.findOneBy(Brand, { naturalKey: naturalKey(name), retiredAt: IsNull() });
    return brand?.id ?? null;
  }

  /** Every domain that a brand in force calls its own, registrable, lower case, Unicode. */
  async ownDomains(manager: EntityManager): Promise<ReadonlySet<string>> {
    const rows = await manager.query<{ domain: string }[]>(
      'SELECT DISTINCT unnest(domains) AS domain FROM brand WHERE retired_at IS NULL',
    );
    return new Set(rows.map(({ domain }) => registrable(domain)));
  }

  /** What a brand gave of its own business, oldest first. */
  async figures(manager: EntityManager, brandId: string): Promise<BrandFigure[]> {
    return manager.find(BrandFigure, { where: { brandId, retiredAt: IsNull() }, order: { id: 'ASC' } });
  }

  /**
   * A number that grows with every change of what is protected, so that whoever prepared the portfolio for detection can
   * tell whether that still holds. Read it before the portfolio: a change in between then shows the next time.
   */
  async revision(manager: EntityManager): Promise<string> {
    const [row] = await manager.query<{ revision: string }[]>('SELECT revision FROM portfolio_revision');
    return row?.revision ?? '0';
  }

  /** Notes within the caller's transaction that what is protected changed. */
  async changed(manager: EntityManager): Promise<void> {
    await manager.query('UPDATE portfolio_revision SET revision = revision + 1');
  }

  /**
   * Drops notes of earlier changes of the brands that this transaction changed too: whoever has not seen those has not seen
   * this one either. Only for a transaction that holds the import's lock, because two at it could lock each other up.
   */
  async forgetOlderChanges(manager: EntityManager): Promise<void> {
    await manager.query(
      `DELETE FROM brand_change older USING brand_change own WHERE own.changed_in = pg_current_xact_id()
         AND older.brand_id = own.brand_id AND older.changed_in < pg_snapshot_xmin(pg_current_snapshot())`,
    );
  }

  /**
   * Permits a party, known by its domain, one violation of one brand until a day. Permitting the same again from the
   * same day moves the end. What the party is to the brand stays as it was. The entry is the console's: no import changes
   * or retires it.
   */
  async permit(manager: EntityManager, { brandId, domain, name, violation, from, until }: NewPermit): Promise<void> {
    // First, here and below: decisions on the same party then wait for each other in a line.
    await this.changed(manager);
    const party = { brandId, origin: 'console', naturalKey: naturalKey('permitted', domain) } as const;
    await manager.upsert(ListedParty, { ...party, relation: 'permitted', name, domains: [domain], retiredAt: null }, [
      'brandId',
      'origin',
      'naturalKey',
    ]);
    const { id } = await manager.findOneByOrFail(ListedParty, party);
    await manager.upsert(
      PartyPermit,
      {
        brandId,
        knownPartyId: id,
        origin: 'console',
        naturalKey: naturalKey(violation, null, from),
        violation,
        clause: null,
        validFrom: from,
        validUntil: until,
        retiredAt: null,
      },
      ['knownPartyId', 'origin', 'naturalKey'],
    );
  }

  /**
   * Ends what was permitted to a party in the console, from a day on. The days before stay permitted, so that ads seen on
   * them are judged as they were; what began on that day never held.
   */
  async endPermit(manager: EntityManager, { brandId, domain, violation, on, at }: EndedPermit): Promise<void> {
    await this.changed(manager);
    const values = [brandId, naturalKey('permitted', domain), violation, on];
    const held = `permit.origin = 'console' AND permit.violation = $3 AND permit.retired_at IS NULL AND permit.valid_until > $4
      AND permit.known_party_id IN
        (SELECT id FROM known_party WHERE brand_id = $1 AND origin = 'console' AND natural_key = $2)`;
    await manager.query(`UPDATE permit SET valid_until = $4 WHERE valid_from < $4 AND ${held}`, values);
    await manager.query(`UPDATE permit SET retired_at = $5 WHERE valid_from >= $4 AND ${held}`, [...values, at]);
  }
}

/** Entries that are not retired, oldest first, which is the order of the file that brought them. */
function inForce<E extends Entry>(
  manager: EntityManager,
  entity: EntityTarget<E>,
  only: FindOptionsWhere<E> | undefined,
): Promise<E[]> {
  const where = { ...only, retiredAt: IsNull() } as FindOptionsWhere<E>;
  return manager.find(entity, { where, order: { id: 'ASC' } as never });
}
