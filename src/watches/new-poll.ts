import { type Cell, cellKey } from '../domain/scheduling/cell.js';
import type { LookPurpose } from '../domain/scheduling/purpose.js';
import { deterministicId } from '../platform/storage/deterministic-id.js';
import type { Poll } from './poll.entity.js';
import type { Market, Watch } from './watch.entity.js';

/** A look at a cell of a watch, to be taken from `slot` on by the first provider of the watch. */
export function newPoll(
  watch: Watch,
  cell: Cell<Market>,
  slot: Date,
  now: Date,
  purpose: LookPurpose = 'scheduled',
): Poll {
  const [first] = watch.providers;
  if (first === undefined) throw new Error(`The watch ${watch.id} has no provider.`);
  return {
    slot,
    id: deterministicId('poll', cellKey(cell), slot.toISOString()),
    brandId: watch.brandId,
    watchId: watch.id,
    provider: first,
    engine: cell.engine,
    query: cell.query,
    country: cell.market.country,
    language: cell.market.language,
    location: cell.market.location,
    device: cell.device,
    purpose,
    why: null,
    twinSlot: null,
    twinId: null,
    state: 'due',
    taskId: null,
    pingbackHash: null,
    outcome: null,
    reasonCode: null,
    reasonMessage: null,
    attempts: 0,
    providerAttempts: 0,
    askingUntil: null,
    detours: [],
    nextTryAt: now,
    askedAt: null,
    answeredAt: null,
    endedAt: null,
    sha256: null,
    captureId: null,
    ads: null,
  };
}
