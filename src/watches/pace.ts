import type { EntityManager } from 'typeorm';
import { type LiveProvider, OFFERS } from '../domain/scheduling/live-providers.js';

/**
 * Takes the next place among all requests to a provider, over all processes, and returns when it may start. The provider's
 * row stays locked until the caller's transaction ends.
 */
export async function takePace(manager: EntityManager, provider: LiveProvider, now: Date): Promise<Date> {
  const apart = 1000 / OFFERS[provider].asksASecond;
  const [row] = await manager.query<{ next: Date }[]>(
    `INSERT INTO provider_pace (provider, next_start) VALUES ($1, $2::timestamptz + $3 * interval '1 ms')
     ON CONFLICT (provider) DO UPDATE SET next_start = greatest(provider_pace.next_start, $2) + $3 * interval '1 ms'
     RETURNING next_start AS next`,
    [provider, now, apart],
  );
  return row === undefined ? now : new Date(row.next.getTime() - apart);
}

/** When the provider's next request may start. Takes no place; its row stays locked until the caller's transaction ends. */
export async function nextPace(manager: EntityManager, provider: LiveProvider, now: Date): Promise<Date> {
  await manager.query('INSERT INTO provider_pace (provider, next_start) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    provider,
    now,
  ]);
  const [pace] = await manager.query<{ next: Date }[]>(
    'SELECT greatest(next_start, $2) AS next FROM provider_pace WHERE provider = $1 FOR UPDATE',
    [provider, now],
  );
  return pace?.next ?? now;
}

/** Takes the place that `nextPace` gave in the same transaction. */
export async function startPace(manager: EntityManager, provider: LiveProvider, startAt: Date): Promise<void> {
  const next = new Date(startAt.getTime() + 1000 / OFFERS[provider].asksASecond);
  await manager.query('UPDATE provider_pace SET next_start = $2 WHERE provider = $1', [provider, next]);
}

/** Has nobody ask the provider before an instant, because it wants to be left alone. */
export async function holdPace(manager: EntityManager, provider: LiveProvider, until: Date): Promise<void> {
  await manager.query('UPDATE provider_pace SET next_start = greatest(next_start, $2) WHERE provider = $1', [
    provider,
    until,
  ]);
}
