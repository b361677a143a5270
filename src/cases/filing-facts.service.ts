import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../alerts/alerts.service.js';
import { ASKED_FACTS, storedFactKey } from '../domain/takedown/routes.js';
import { Clock } from '../platform/clock/clock.js';
import { storable } from '../platform/database/storable.js';
import { InvalidInput } from '../platform/http/problem.js';
import { normalisedMailAddress } from '../platform/mail/mail-address.js';
import { appendEvent, lockedCase } from './case-changes.js';
import { readCaseRecord } from './case-record.js';
import type { GivenFactsInput } from './case.schema.js';
import { FilingDraftsService } from './filing-drafts.service.js';
import { paidVisit } from '../domain/takedown/paid-visit.js';
import { FilingFact } from './filing-fact.entity.js';

/** Keeps what people are asked for once. */
@Injectable()
export class FilingFactsService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly drafts: FilingDraftsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes facts for the case's brand, its network and its party, and fills them into every draft of the brand that wants
   * them. An empty value takes a fact back.
   *
   * Throws InvalidInput for a key that is not asked for here or an address that is wrong or half; MW-CASE-NOT-FOUND (404).
   */
  async give(caseId: string, { facts }: GivenFactsInput, actor: Actor): Promise<void> {
    await this.database.transaction(async (manager) => {
      const found = await lockedCase(manager, caseId);
      const values = checked(facts, await askedKeys(manager, caseId));
      const now = this.clock.now();
      for (const [key, value] of [...values].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
        const fact = { brandId: found.brandId, key };
        if (value === '') await manager.delete(FilingFact, fact);
        else
          await manager.upsert(FilingFact, { ...fact, value, givenAt: now, givenBy: storable(actor.name) }, [
            'brandId',
            'key',
          ]);
      }
      // Keys only: what was given stands in one place, and may be taken back there.
      await appendEvent(manager, found, now, actor, { kind: 'facts-given', text: [...values.keys()].join(', ') });
      await this.drafts.fillIn(manager, found.brandId);
    });
  }
}

/** Keys that this case asks for, with what kind of value each wants. */
async function askedKeys(manager: EntityManager, caseId: string): Promise<Map<string, 'line' | 'text' | 'email'>> {
  const record = await readCaseRecord(manager, caseId);
  const { party } = record;
  const about = { network: paidVisit(record)?.network ?? null, party: party.domain ?? party.name };
  const keys = new Map<string, 'line' | 'text' | 'email'>();
  for (const fact of ASKED_FACTS) {
    const key = storedFactKey(fact, about);
    if (key !== null) keys.set(key, fact.kind);
  }
  return keys;
}

function checked(
  facts: GivenFactsInput['facts'],
  kinds: ReadonlyMap<string, 'line' | 'text' | 'email'>,
): ReadonlyMap<string, string> {
  const issues: { path: (string | number)[]; message: string }[] = [];
  const values = new Map<string, string>();
  for (const [at, { key, value }] of facts.entries()) {
    const kind = kinds.get(key);
    const address = kind === 'email' && value !== '' ? normalisedMailAddress(value) : value;
    if (kind === undefined) issues.push({ path: ['facts', at, 'key'], message: 'is not asked for in this case' });
    else if (address === null)
      issues.push({
        path: ['facts', at, 'value'],
        message: 'must be one e-mail address in full, for example anna@shop.example',
      });
    else if (kind === 'line' && /[\r\n]/.test(value))
      issues.push({ path: ['facts', at, 'value'], message: 'must be on one line' });
    else values.set(key, storable(address));
  }
  if (issues.length > 0) throw new InvalidInput(issues);
  return values;
}
