import type { EntityManager } from 'typeorm';
import { CONTROL_EVERY_MS, controlQuery } from '../domain/scheduling/controls.js';
import { type LiveProvider, notOffered } from '../domain/scheduling/live-providers.js';
import type { Engine } from '../domain/capture/capture.js';
import { deterministicId } from '../platform/storage/deterministic-id.js';
import { newPoll } from './new-poll.js';
import type { Poll } from './poll.entity.js';
import { Watch } from './watch.entity.js';

/** Slices whose control looks are laid out at once; the rest comes with the next tick. */
const MOST_DUE = 200;

interface DueSlice {
  readonly provider: LiveProvider;
  readonly engine: Engine;
  readonly country: string;
  readonly language: string;
  readonly controls: number;
  readonly watch_id: string;
}

/**
 * Makes the control looks that are due: for each provider, engine and market that watches in force look at, a search that
 * always carries ads. Each is paid by a watch that looks there, and asks that provider alone. Runs within the transaction
 * that lays out slots, under its lock.
 */
export async function controlLooksDue(manager: EntityManager, now: Date): Promise<Poll[]> {
  await manager.query(LET_GO);
  await manager.query(TAKE_UP, [now]);
  const due = await manager.query<DueSlice[]>(DUE, [now]);
  const polls: Poll[] = [];
  for (const slice of due) {
    const poll = await controlLook(manager, slice, now);
    if (poll !== null) polls.push(poll);
    await manager.query(LAID_OUT, [
      slice.provider,
      slice.engine,
      slice.country,
      slice.language,
      new Date(now.getTime() + CONTROL_EVERY_MS),
      poll === null ? 0 : 1,
    ]);
  }
  return polls;
}

async function controlLook(manager: EntityManager, slice: DueSlice, now: Date): Promise<Poll | null> {
  const { provider, engine, country, language } = slice;
  const watch = await manager.findOneByOrFail(Watch, { id: slice.watch_id });
  const query = controlQuery(language, watch.controls, slice.controls);
  // Without a place within the country: what is asked is whether the provider sees ads there at all.
  const market = { country, language, location: null };
  const device = watch.devices.find((one) => notOffered(provider, { engine, device: one, market }) === null);
  if (query === null || device === undefined) return null;
  const poll = newPoll(watch, { watchId: watch.id, query, engine, market, device }, now, now, 'control');
  const id = deterministicId('control', provider, engine, country, language, device, query, now.toISOString());
  return Object.assign(poll, { id, provider });
}

/**
 * The slices of the watches in force, each with the watch that pays. The first provider of a watch is always checked, the
 * others while they take looks: what nobody asks need not see.
 */
const WATCHED = `
  SELECT p.provider, engine, market ->> 'country' AS country, market ->> 'language' AS language, min(watch.id::text)::uuid AS watch_id
  FROM watch, unnest(watch.providers) WITH ORDINALITY p (provider, place), unnest(watch.engines) engine,
       jsonb_array_elements(watch.markets) market
  WHERE watch.retired_at IS NULL AND (watch.controls IS NULL OR cardinality(watch.controls) > 0) AND (p.place = 1 OR EXISTS (
    SELECT 1 FROM poll WHERE poll.provider = p.provider AND poll.engine = engine.engine AND poll.country = market ->> 'country'
      AND poll.language = market ->> 'language' AND poll.slot > $1::timestamptz - interval '1 day' AND poll.outcome IN ('ads', 'no-ads')))
  GROUP BY 1, 2, 3, 4`;

/** A slice that no watch looks at any more is taken up anew when one does again. */
const LET_GO = `
  DELETE FROM provider_sight s WHERE NOT EXISTS (
    SELECT 1 FROM watch, jsonb_array_elements(watch.markets) market
    WHERE watch.retired_at IS NULL AND s.provider = ANY (watch.providers) AND s.engine = ANY (watch.engines)
      AND market ->> 'country' = s.country AND market ->> 'language' = s.language
      AND (watch.controls IS NULL OR cardinality(watch.controls) > 0))`;

const TAKE_UP = `
  INSERT INTO provider_sight (provider, engine, country, language, next_control_at)
  SELECT provider, engine, country, language, $1 FROM (${WATCHED}) watched ON CONFLICT DO NOTHING`;

const DUE = `
  SELECT s.provider, s.engine, s.country, s.language, s.controls, watched.watch_id
  FROM provider_sight s JOIN (${WATCHED}) watched USING (provider, engine, country, language)
  WHERE s.next_control_at <= $1 ORDER BY s.next_control_at, 1, 2, 3, 4 LIMIT ${MOST_DUE}`;

const LAID_OUT = `
  UPDATE provider_sight SET next_control_at = $5, controls = controls + $6
  WHERE provider = $1 AND engine = $2 AND country = $3 AND language = $4`;
