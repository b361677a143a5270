import type { EntityManager } from 'typeorm';

/** Any number that no other advisory lock of the product uses. */
const IMPORT_LOCK = 7_201_002;

/** Held until the transaction ends: imports, and people's changes of what imports brought, come one after another. */
export async function lockForImport(manager: EntityManager): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock($1)', [IMPORT_LOCK]);
}
