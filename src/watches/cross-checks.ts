import { notOffered } from '../domain/scheduling/live-providers.js';
import { accountOf } from '../platform/config/provider-access.js';
import { deterministicId } from '../platform/storage/deterministic-id.js';
import { Poll } from './poll.entity.js';
import type { Watch } from './watch.entity.js';

/**
 * The looks that a second provider takes at the same cell and time as some of these, so that what both show can be held against
 * each other. A watch says how many in a hundred; which of them follows from their ids, so that laying out twice makes one. Asked is
 * the next provider of the watch that offers the look, and nobody else; the queue of a provider is no second one. Looks that
 * are over are not checked.
 */
export function crossChecksOf(watch: Watch, polls: readonly Poll[]): Poll[] {
  return polls
    .filter((poll) => poll.state === 'due' && sampled(poll, watch.crossCheck))
    .flatMap((poll) => {
      const { engine, device, country, language, location } = poll;
      const wanted = { engine, device, market: { country, language, location } };
      const second = watch.providers.find(
        (one) => accountOf(one) !== accountOf(poll.provider) && notOffered(one, wanted) === null,
      );
      if (second === undefined) return [];
      const id = deterministicId('cross-check', poll.id);
      const ofItsOwn = { id, provider: second, purpose: 'cross-check' as const, why: null };
      return [Object.assign(new Poll(), poll, ofItsOwn, { twinId: poll.id, twinSlot: poll.slot })];
    });
}

/** Ids are hashes, so that their first digits fall evenly. */
function sampled({ id }: Poll, inAHundred: number): boolean {
  return Number.parseInt(id.slice(0, 8), 16) % 100 < inAHundred;
}
