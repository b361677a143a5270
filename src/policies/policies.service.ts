import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock/clock.js';
import { UserError } from '../platform/errors/user-error.js';
import type { NewPolicy } from './policy.schema.js';
import { PolicyDocument } from './policy-document.entity.js';

/** Keeps which documents are tracked. */
@Injectable()
export class PoliciesService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Tracks a document from now on; its first check is due at once.
   *
   * @returns its id
   * @throws UserError MW-POLICY-KNOWN (409) when another one of this name is tracked, MW-POLICY-PARTNER when no partner, or more than one, has this name
   */
  async add(policy: NewPolicy): Promise<string> {
    const { name, kind, engine, url, folder, schedule, timeZone } = policy;
    const now = this.clock.now();
    return this.database.transaction(async (manager) => {
      const partner = policy.partner === null ? null : await partnerNamed(manager, policy.partner);
      const row = {
        ...{ name, kind, engine, url, folder, schedule, timeZone },
        brandId: partner?.brandId ?? null,
        partnerId: partner?.id ?? null,
        addedAt: now,
        nextCheckAt: now,
      };
      // Not a question first and an insert later: two people may add the same name at once.
      const added = await manager
        .createQueryBuilder()
        .insert()
        .into(PolicyDocument)
        .values(row)
        .orIgnore()
        .returning('id')
        .execute();
      const [inserted] = added.raw as { id: string }[];
      if (inserted === undefined) {
        throw new UserError(
          'MW-POLICY-KNOWN',
          `A document named ${name} is tracked already. Choose another name, or retire that one first.`,
          409,
        );
      }
      return inserted.id;
    });
  }

  /** Tracks it no longer. What was read stays. Throws MW-POLICY-NOT-FOUND (404). */
  async retire(id: string): Promise<void> {
    const at = this.clock.now();
    await this.database.transaction(async (manager) => {
      const document = await manager.findOne(PolicyDocument, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (document === null) throw notFound(id);
      if (document.retiredAt === null) await manager.update(PolicyDocument, id, { retiredAt: at, nextCheckAt: null });
    });
  }

  /** The tracked document of this name, whatever its capitals. Throws MW-POLICY-NOT-FOUND (404). */
  async named(name: string): Promise<PolicyDocument> {
    const document = await this.database
      .createQueryBuilder(PolicyDocument, 'document')
      .where('lower(document.name) = lower(:name) AND document.retired_at IS NULL', { name })
      .getOne();
    if (document === null) throw notFound(name);
    return document;
  }
}

export function notFound(which: string): UserError {
  return new UserError(
    'MW-POLICY-NOT-FOUND',
    `No document ${which} is tracked. \`markwarden policy list\` shows those that are.`,
    404,
  );
}

/** Partners are another room's; a name is all that is asked of them. */
async function partnerNamed(manager: EntityManager, name: string): Promise<{ id: string; brandId: string }> {
  const found = await manager.query<{ id: string; brandId: string }[]>(
    'SELECT id, brand_id AS "brandId" FROM partner WHERE lower(name) = lower($1) AND retired_at IS NULL LIMIT 2',
    [name],
  );
  const [partner] = found;
  if (partner === undefined || found.length > 1) {
    const what = partner === undefined ? 'No partner in force has' : 'More than one partner in force has';
    throw new UserError(
      'MW-POLICY-PARTNER',
      `${what} the name ${name}. Give the name as the portfolio has it, or leave it out.`,
    );
  }
  return partner;
}
