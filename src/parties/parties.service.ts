import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock/clock.js';
import { insertMissingRows } from '../platform/database/write-rows.js';
import { deterministicId } from '../platform/storage/deterministic-id.js';
import { Party } from './party.entity.js';

/** The few fields that tell parties apart. */
export interface SeenParty {
  readonly domain: string | null;
  readonly name: string | null;
}

/** The id of a party: by its domain; without one by its name; nameless parties without a domain are one. */
export function partyId(party: SeenParty): string {
  if (party.domain !== null) return deterministicId('party', 'domain', party.domain);
  return deterministicId('party', 'name', party.name?.toLowerCase() ?? null);
}

/** Keeps one row a party. */
@Injectable()
export class PartiesService {
  constructor(private readonly clock: Clock) {}

  /** The party of an id that another row points at. */
  async get(manager: EntityManager, id: string): Promise<Party> {
    return manager.findOneByOrFail(Party, { id });
  }

  /** Notes parties within the caller's transaction; those that are known stay as they are. */
  async note(manager: EntityManager, parties: readonly SeenParty[]): Promise<void> {
    const rows = new Map(parties.map((party) => [partyId(party), party]));
    if (rows.size === 0) return;
    const values = [...rows].map(([id, party]) => ({
      id,
      domain: party.domain,
      name: party.name,
      firstSeenAt: this.clock.now(),
    }));
    // In the order of their keys, so that two workers never wait for each other in a circle.
    const sorted = values.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    await insertMissingRows(manager, Party, sorted);
  }
}
