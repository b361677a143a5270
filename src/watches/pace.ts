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
