import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Any, DataSource, type EntityManager, IsNull } from 'typeorm';
import type { Partner, ProtectedBrand } from '../domain/detection/protected-portfolio.js';
import type { ImportedEntry, ImportOptions } from '../portfolio/import-report.js';
import type { PartnerEntry } from '../portfolio/portfolio.schema.js';
import { PortfolioService } from '../portfolio/portfolio.service.js';
import { SignedTerm } from './agreement-term.entity.js';
import { Agreement } from './agreement.entity.js';
import { importPartners } from './import-partners.js';
import { AffiliatePartner } from './partner.entity.js';

/** A brand as detection takes it, with its id. */
export type BrandInForce = ProtectedBrand & { readonly id: string };

/** What changed in the portfolio since somebody last read it. */
export interface ChangedBrands {
  /** What to ask with the next time. */
  readonly snapshot: string;
  /** In force now. */
  readonly brands: BrandInForce[];
  /** Ids of those that are no longer in force, or never were. */
  readonly gone: readonly string[];
}

/** Keeps who advertises for a brand and on what terms. */
@Injectable()
export class PartnersService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly portfolio: PortfolioService,
  ) {}

  /** Writes the partners of a checked file; runs inside the transaction that imports the whole file. */
  importPartners(
    manager: EntityManager,
    partners: readonly PartnerEntry[],
    brandIds: ReadonlyMap<string, string>,
    options: ImportOptions,
  ): Promise<readonly ImportedEntry[]> {
    return importPartners(manager, partners, brandIds, options);
  }

  /**
   * Every brand in force with all that detection must know of it, partners and their dated terms included. Reads one
   * snapshot, so that an import under way shows either not at all or whole.
   */
  async protectedBrands(): Promise<BrandInForce[]> {
    return (await this.brandsSince(null)).brands;
  }

  /**
   * The brands that changed since a snapshot that an earlier call gave, or all of them for null, in the same way as
   * `protectedBrands`. Of a changed brand everything is read, whatever part of it changed.
   */
  brandsSince(snapshot: string | null): Promise<ChangedBrands> {
    return this.database.transaction('REPEATABLE READ', async (manager) => {
      if (snapshot === null) {
        const now = await this.portfolio.snapshot(manager);
        return { snapshot: now, brands: await this.#inForce(manager), gone: [] };
      }
      const { snapshot: now, ids } = await this.portfolio.changedSince(manager, snapshot);
      const brands = ids.length === 0 ? [] : await this.#inForce(manager, ids);
      const standing = new Set(brands.map(({ id }) => id));
      return { snapshot: now, brands, gone: ids.filter((id) => !standing.has(id)) };
    });
  }

  async #inForce(manager: EntityManager, ids?: readonly string[]): Promise<BrandInForce[]> {
    const brands = await this.portfolio.protectedBrands(manager, ids);
    const partners = await this.#byBrand(manager, ids);
    return brands.map((brand) => ({ ...brand, partners: partners.get(brand.id) ?? [] }));
  }

  async #byBrand(manager: EntityManager, ids?: readonly string[]): Promise<Map<string, Partner[]>> {
    const inForce = {
      where: { retiredAt: IsNull(), ...(ids === undefined ? {} : { brandId: Any(ids) }) },
      order: { id: 'ASC' },
    } as const;
    const partners = await manager.find(AffiliatePartner, inForce);
    const agreements = Map.groupBy(await manager.find(Agreement, inForce), ({ partnerId }) => partnerId);
    const terms = Map.groupBy(await manager.find(SignedTerm, inForce), ({ agreementId }) => agreementId);
    const termsOf = (partner: AffiliatePartner) =>
      (agreements.get(partner.id) ?? []).flatMap((agreement) =>
        (terms.get(agreement.id) ?? []).map((term) => termOf(term, agreement)),
      );
    const groups = Map.groupBy(partners, ({ brandId }) => brandId);
    return new Map(
      [...groups].map(([brandId, list]) => [
        brandId,
        list.map((partner) => {
          const { name, domains, network, publisherId } = partner;
          return { name, domains, network, publisherId, terms: termsOf(partner) };
        }),
      ]),
    );
  }
}

/**
 * A clause is in force from the signature and until the agreement ends, unless it says otherwise, and no longer than until
 * a later one ended it.
 */
function termOf(term: SignedTerm, { signedOn, endsOn }: Agreement): Partner['terms'][number] {
  const { clause, subject, rule, engines, regions, text, template, validFrom, validUntil, endedOn } = term;
  const ends = [validUntil ?? endsOn, endedOn].filter((day) => day !== null && day !== undefined);
  const until = ends.toSorted()[0] ?? null;
  return { clause, subject, rule, engines, regions, text, template, from: validFrom ?? signedOn, until };
}
