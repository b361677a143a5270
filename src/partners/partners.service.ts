import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import type { Partner, ProtectedBrand } from '../domain/detection/protected-portfolio.js';
import type { ImportedEntry, ImportOptions } from '../portfolio/import-report.js';
import type { PartnerEntry } from '../portfolio/portfolio.schema.js';
import { PortfolioService } from '../portfolio/portfolio.service.js';
import { SignedTerm } from './agreement-term.entity.js';
import { Agreement } from './agreement.entity.js';
import { importPartners } from './import-partners.js';
import { AffiliatePartner } from './partner.entity.js';

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
  protectedBrands(): Promise<(ProtectedBrand & { readonly id: string })[]> {
    return this.database.transaction('REPEATABLE READ', async (manager) => {
      const brands = await this.portfolio.protectedBrands(manager);
      const partners = await this.#byBrand(manager);
      return brands.map((brand) => ({ ...brand, partners: partners.get(brand.id) ?? [] }));
    });
  }

  async #byBrand(manager: EntityManager): Promise<Map<string, Partner[]>> {
    const inForce = { where: { retiredAt: IsNull() }, order: { id: 'ASC' } } as const;
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

/** A clause is in force from the signature and until the agreement ends, unless it says otherwise. */
function termOf(term: SignedTerm, { signedOn, endsOn }: Agreement): Partner['terms'][number] {
  const { clause, subject, rule, engines, regions, text, validFrom, validUntil } = term;
  return { clause, subject, rule, engines, regions, text, from: validFrom ?? signedOn, until: validUntil ?? endsOn };
}
