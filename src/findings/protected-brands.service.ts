import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ProtectedBrand } from '../domain/detection/protected-portfolio.js';
import { PartnersService } from '../partners/partners.service.js';
import { PortfolioService } from '../portfolio/portfolio.service.js';

export type StoredBrand = ProtectedBrand & { readonly id: string };

/** Puts together what the portfolio and partners rooms keep of each brand, as detection needs it. */
@Injectable()
export class ProtectedBrands {
  constructor(
    private readonly portfolio: PortfolioService,
    private readonly partners: PartnersService,
  ) {}

  /** All brands in force, with their partners' terms. */
  async load(manager: EntityManager): Promise<StoredBrand[]> {
    const [brands, partners] = await Promise.all([this.portfolio.protectedBrands(manager), this.partners.byBrand(manager)]);
    return brands.map((brand) => ({ ...brand, partners: partners.get(brand.id) ?? [] }));
  }
}
